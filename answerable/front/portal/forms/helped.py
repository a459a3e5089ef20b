"""The question what would help somebody to say it: an interpreter, an advocate, a call."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from answerable.front.shared.wishes import HELP_TO_SAY_IT


class Helped(forms.Form):
    """A page that asks it; for this matter alone, and without a reason."""

    help = forms.MultipleChoiceField(
        label=_("What would help you?"),
        help_text=_(
            "The people who read your request see it, and arrange it with you."
        ),
        required=False,
        choices=HELP_TO_SAY_IT,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"invalid_choice": _("Choose from the list")},
    )

    @property
    def is_help_open(self) -> bool:
        """Tell whether the choices are to be seen at once."""
        return bool(self["help"].value() or self["help"].errors)
