"""What is asked of a promise: what, and by which day; of a changed one, why."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext, gettext_lazy as _

from answerable.clock.commitments import Promising
from answerable.clock.models.commitments import LONGEST
from answerable.front.desk.forms.days import day_field, not_passed
from answerable.front.desk.forms.lines import TOO_LONG
from answerable.front.desk.forms.step import StepForm

LONGEST_REASON = 4_000


def what_field(*, required: bool) -> forms.CharField:
    """Return the field for what is promised, in words that the person reads."""
    return forms.CharField(
        label=_("What do you promise?"),
        help_text=_("The person reads it on the page of their case."),
        required=required,
        max_length=LONGEST,
        widget=forms.TextInput({"dir": "auto"}),
        error_messages={
            "required": _("Write in a sentence what you promise"),
            "max_length": TOO_LONG,
        },
    )


def by_field(*, required: bool) -> forms.DateField:
    """Return the field for the day by which it is promised."""
    missing = _("Say by which day you promise it") if required else ""
    return day_field(_("By which day?"), missing=missing)


class PromiseForm(StepForm):
    """Asks what was promised without a letter, such as on the telephone."""

    name = "promise"
    written = "what"
    what = what_field(required=True)
    by = by_field(required=True)

    def clean_by(self) -> date | None:
        """Refuse a day that has passed."""
        return not_passed(self.cleaned_data["by"])

    def promising(self) -> Promising:
        """Return what was promised; who writes it down sees to it."""
        return Promising(self.cleaned_data["what"], self.cleaned_data["by"], self.staff)


class PromiseChangeForm(StepForm):
    """Asks why a promise cannot be kept, and for another day, or that it is taken back."""

    name = "change-promise"
    written = "words"
    words = forms.CharField(
        label=_("Why can we not keep it?"),
        help_text=_("The person reads this in a message from you."),
        max_length=LONGEST_REASON,
        widget=forms.Textarea({"rows": 4, "dir": "auto"}),
        error_messages={
            "required": _("Write why: another day is promised only with a reason"),
            "max_length": TOO_LONG,
        },
    )
    to = by_field(required=False)
    is_dropped = forms.BooleanField(
        label=_("We take this promise back, without another day"), required=False
    )

    def clean_to(self) -> date | None:
        """Refuse a day that has passed."""
        return not_passed(self.cleaned_data["to"])

    def clean(self) -> dict[str, Any]:
        """Ask for one of both: another day, or that the promise is taken back."""
        given = super().clean() or self.cleaned_data
        if "to" in self.errors:
            return given
        if given.get("is_dropped") and given.get("to"):
            self.add_error("to", gettext("Leave the day empty, or keep the promise"))
        elif not given.get("is_dropped") and not given.get("to"):
            self.add_error("to", gettext("Say by which day we promise it now"))
        return given
