"""What is typed, or handed over by a script, to prove who one is."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core import signing
from django.utils.translation import gettext_lazy as _

from answerable.agency.models import Staff
from answerable.agency.models.second_step import LONGEST_NAME
from answerable.lib import one_time

LONGEST_CODE = 20
CODE = {"autocomplete": "one-time-code", "autocapitalize": "characters", "dir": "ltr"}
SETTING_UP = "setting up a code app"
SET_UP_WITHIN = 60 * 60


class CodeForm(forms.Form):
    """Asks for the code of an app or from paper."""

    code = forms.CharField(
        label=_("Code"),
        max_length=LONGEST_CODE,
        widget=forms.TextInput(CODE),
        help_text=_("Six digits from your code app, or one of your codes on paper."),
        error_messages={"required": _("Type the code that your app shows now")},
    )

    def refuse(self) -> None:
        """Say that the code opens nothing."""
        self.add_error(
            "code",
            _("This code does not fit, or was used already. Wait for the next one."),
        )


class NewAppForm(CodeForm):
    """Shows a new secret and asks for the first code that comes of it.

    The secret travels with the page, signed: looking at the page keeps nothing.
    """

    secret = forms.CharField(widget=forms.HiddenInput)

    def __init__(self, staff: Staff, data: Any = None) -> None:
        """Draw a new secret, or take the one that was shown."""
        super().__init__(data)
        self.staff = staff
        self.shown = self._shown() if self.is_bound else one_time.new_secret()
        self.fields["code"].help_text = _("Six digits that your app shows now.")
        self.initial["secret"] = signing.dumps(
            [staff.pk, self.shown], salt=SETTING_UP, compress=True
        )

    def clean(self) -> dict[str, Any]:
        """Refuse a secret that is not the one that we showed to this member."""
        if not self.shown:
            message = _("This page was open for too long. Begin again.")
            raise forms.ValidationError(message)
        return self.cleaned_data

    def _shown(self) -> str:
        signed = self.data.get("secret", "")
        try:
            owner, secret = signing.loads(
                signed, salt=SETTING_UP, max_age=SET_UP_WITHIN
            )
        except signing.BadSignature:
            return ""
        return str(secret) if owner == self.staff.pk else ""


class PasskeyForm(forms.Form):
    """Takes what a passkey answered; the script fills it in."""

    credential = forms.JSONField(widget=forms.HiddenInput)


class NewPasskeyForm(PasskeyForm):
    """Asks what a new passkey is to be called."""

    name = forms.CharField(
        label=_("What do you call it?"),
        max_length=LONGEST_NAME,
        help_text=_("So that you know it again: My phone, Blue stick."),
        error_messages={"required": _("Give it a name")},
    )
