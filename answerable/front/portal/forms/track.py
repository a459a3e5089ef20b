"""The pages that lead to a case: reference and secret, a lost link, a doubtful message."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from answerable.front.portal.forms.fields import Line

# Longer than any reference or secret, however it is spaced.
LONGEST_CODE = 40


def reference_field() -> Line:
    """Return a field for a reference; whether it exists is nobody's business here."""
    return Line(
        label=_("Reference"),
        help_text=_("Eight letters and numbers. Small letters and spaces are fine."),
        max_length=LONGEST_CODE,
        widget=forms.TextInput(
            {"class": "short", "autocomplete": "off", "autocapitalize": "characters"}
        ),
        error_messages={"required": _("Type your reference")},
    )


class TrackForm(forms.Form):
    """Reference and secret, as the confirmation page showed them."""

    reference = reference_field()
    secret = Line(
        label=_("Secret"),
        help_text=_("Ten letters and numbers, shown when you sent your request."),
        max_length=LONGEST_CODE,
        widget=forms.TextInput(
            {"class": "short", "autocomplete": "off", "autocapitalize": "characters"}
        ),
        error_messages={"required": _("Type your secret")},
    )


class LostForm(forms.Form):
    """The reference of a case whose link or secret is lost."""

    reference = reference_field()


class VerifyForm(forms.Form):
    """What a message that may not be ours says, and where it came."""

    reference = reference_field()
    email = forms.EmailField(
        label=_("The e-mail address that the message came to"),
        max_length=254,
        widget=forms.EmailInput({"autocomplete": "email", "class": "medium"}),
        error_messages={
            "required": _("Type the e-mail address that the message came to"),
            "invalid": _("Write the address like name@example.org"),
        },
    )
