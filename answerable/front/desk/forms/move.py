"""How many cases go from whom to whom."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from answerable.agency.models import Staff
from answerable.front.desk.team.board import NOBODY, Person

NUMBERS = (1, 5, 10, 20)
USUAL = 5
CHOOSE_SOMEBODY = _("Choose who gets them")
CHOOSE_A_NUMBER = _("Choose how many")


class MoveForm(forms.Form):
    """Moves cases; ``of`` is the button of a line, which is somebody or nobody."""

    number = forms.TypedChoiceField(
        label=_("How many"),
        choices=[(number, number) for number in NUMBERS],
        coerce=int,
        error_messages={
            "required": CHOOSE_A_NUMBER,
            "invalid_choice": CHOOSE_A_NUMBER,
        },
    )
    to = forms.ModelChoiceField(
        Staff.objects.filter(is_active=True),
        label=_("To"),
        error_messages={
            "required": CHOOSE_SOMEBODY,
            "invalid_choice": CHOOSE_SOMEBODY,
        },
    )
    of = forms.IntegerField(
        error_messages={"required": CHOOSE_SOMEBODY, "invalid": CHOOSE_SOMEBODY}
    )

    def __init__(
        self, targets: Sequence[Person], data: QueryDict | None = None
    ) -> None:
        """Offer whoever is here, who has least first."""
        super().__init__(data, auto_id="move-%s", initial={"number": USUAL})
        named = [(each.number, f"{each.name} ({each.load.count})") for each in targets]
        self.fields["to"].choices = [("", _("Choose who gets them")), *named]  # type: ignore[attr-defined]  # a choice field

    def clean_of(self) -> Staff | None:
        """Return whose cases they are; None for nobody's."""
        number: int = self.cleaned_data["of"]
        if number == NOBODY:
            return None
        found = Staff.objects.filter(pk=number).first()
        if found is None:
            raise forms.ValidationError(CHOOSE_SOMEBODY, code="unknown")
        return found

    @property
    def first_mistake(self) -> str:
        """Return what to do about the first field that is wrong."""
        mistakes: dict[str, Any] = self.errors
        return str(next(iter(mistakes.values()))[0])
