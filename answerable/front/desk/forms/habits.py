"""How somebody likes to work at the desk."""

from __future__ import annotations

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from answerable.agency.models import Staff
from answerable.agency.models.staff import Onward

CHOOSE = _("Choose one of the three")


class HabitsForm(forms.Form):
    """Asks whether single keys do something, and where to be after a step."""

    uses_keys = forms.BooleanField(
        label=_("Single keys do something"),
        help_text=_(
            "Turn them off if you speak to your computer, or hit keys by chance."
        ),
        required=False,
    )
    goes_on_to = forms.ChoiceField(
        label=_("Where do you want to be after you passed a case on?"),
        help_text=_("That is: after an answer, a question, the end or handing it on."),
        choices=Onward.choices,
        widget=forms.RadioSelect,
        error_messages={"required": CHOOSE, "invalid_choice": CHOOSE},
    )

    def __init__(self, staff: Staff, data: QueryDict | None = None) -> None:
        """Show the habits of this member of staff, or read what was sent."""
        habits = {"uses_keys": staff.uses_keys, "goes_on_to": staff.goes_on_to}
        super().__init__(data, auto_id="habits-%s", initial=habits)
