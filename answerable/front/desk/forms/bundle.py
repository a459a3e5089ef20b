"""What goes into the bundle of a case, for whom, and why the rest is left out."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Any, Self, cast

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from answerable.agency.models import Staff
from answerable.cases.models import Case
from answerable.casework.bundling import Purpose
from answerable.front.desk.case.bundle_parts import Part, contents_of, parts_of
from answerable.front.desk.forms.step import StepForm

LONGEST = 300
NOTHING = _("Choose at least one part that goes in.")
WHY = _("Say why parts are left out: the reason stands in the bundle in their place.")


class BundleForm(StepForm):
    """Chooses the parts of a case; at first all of them."""

    name = "bundle"
    purpose = forms.ChoiceField(
        label=_("Whom is it for?"),
        choices=Purpose.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose whom it is for.")},
    )
    parts = forms.MultipleChoiceField(
        label=_("What goes in"),
        help_text=_("What you leave out is marked where it stood, with your reason."),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": NOTHING, "invalid_choice": NOTHING},
    )
    reason = forms.CharField(
        label=_("Why is the rest left out?"),
        help_text=_("Whoever gets the bundle reads it."),
        required=False,
        max_length=LONGEST,
        widget=forms.Textarea({"rows": 2}),
    )

    def __init__(
        self,
        case: Case,
        staff: Staff,
        data: QueryDict | None = None,
        *,
        offered: Sequence[Part] = (),
    ) -> None:
        """Offer these parts of the case."""
        super().__init__(case, staff, data, parts=[part.key for part in offered])
        field = cast("forms.MultipleChoiceField", self.fields["parts"])
        field.choices = [(part.key, part.label) for part in offered]
        self._offered = offered

    def clean(self) -> dict[str, Any]:
        """Ask for a reason where a part is left out."""
        given = super().clean() or self.cleaned_data
        is_missed = self.left_out(given.get("parts", ())) and not given.get("reason")
        if is_missed and "parts" in given and "reason" not in self.errors:
            self.add_error("reason", str(WHY))
        return given

    def again(self, case: Case, sent: QueryDict) -> Self:
        """Return the same form with the parts that the case has by now.

        What came meanwhile is not chosen: nobody has read it yet.
        """
        offered = parts_of(contents_of(self.staff, case))
        return type(self)(case, self.staff, sent, offered=offered)

    def left_out(self, chosen: Collection[str]) -> list[Part]:
        """Return the parts that are not among those chosen."""
        return [part for part in self._offered if part.key not in chosen]
