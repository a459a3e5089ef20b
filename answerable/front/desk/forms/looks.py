"""A look at a restricted case: why, and for how long."""

from __future__ import annotations

from datetime import timedelta

from django import forms
from django.utils.translation import gettext_lazy as _, ngettext_lazy

from answerable.casework.looks import LONGEST_TIME, USUAL_TIME
from answerable.front.desk.forms.controls import Controls
from answerable.front.desk.forms.lines import TOO_LONG

MINUTE = timedelta(minutes=1)
TIMES = (15, 30, USUAL_TIME // MINUTE, LONGEST_TIME // MINUTE)
CHOOSE = _("Choose from the list")


class LookForm(forms.Form):
    """Asks for a look."""

    default_renderer = Controls()
    reason = forms.CharField(
        label=_("Why do you need to see it?"),
        max_length=200,
        widget=forms.TextInput(attrs={"dir": "auto", "autocomplete": "off"}),
        error_messages={
            "required": _("Say why you need to see it"),
            "max_length": TOO_LONG,
        },
    )
    minutes = forms.TypedChoiceField(
        label=_("For how long?"),
        coerce=int,
        initial=USUAL_TIME // MINUTE,
        error_messages={"required": CHOOSE, "invalid_choice": CHOOSE},
    )

    def __init__(self, *args: object, **options: object) -> None:
        """Offer the times in the language of the reader."""
        super().__init__(*args, **options)  # type: ignore[arg-type]  # as Django takes them
        said = ngettext_lazy("%(count)s minute", "%(count)s minutes", "count")
        self.fields["minutes"].choices = [  # type: ignore[attr-defined]  # a choice field
            (count, said % {"count": count}) for count in TIMES
        ]

    @property
    def time(self) -> timedelta:
        """Return for how long."""
        return timedelta(minutes=self.cleaned_data["minutes"])
