"""How a case ends, in words that its person reads."""

from __future__ import annotations

from typing import cast

from django import forms
from django.http import QueryDict
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from answerable.agency.models import Staff
from answerable.cases.models import Case
from answerable.cases.models.case import CaseType, Outcome
from answerable.front.desk.forms.step import StepForm
from answerable.front.desk.forms.writing import LONGEST, TOO_LONG

OF_COMPLAINTS = (Outcome.UPHELD, Outcome.PARTLY_UPHELD, Outcome.NOT_UPHELD)


def outcomes_for(case: Case) -> list[tuple[str, Promise]]:
    """Return how such a case can end: a complaint is upheld or not, others are not."""
    is_complaint = case.case_type == CaseType.COMPLAINT
    fitting = (each for each in Outcome if (each in OF_COMPLAINTS) is is_complaint)
    return [(each.value, each.label) for each in fitting]


class ResolveForm(StepForm):
    """Ends the work with an outcome and its reason."""

    name = "resolve"
    written = "reason"
    outcome = forms.ChoiceField(
        label=_("How did it end?"),
        widget=forms.RadioSelect,
        error_messages={
            "required": _("Choose how it ended"),
            "invalid_choice": _("Choose how it ended"),
        },
    )
    reason = forms.CharField(
        label=_("Why, in plain words"),
        help_text=_("The person reads this. Say what was done, and what to expect."),
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 4, "dir": "auto"}),
        error_messages={
            "required": _("Tell the person why it ended like this"),
            "max_length": TOO_LONG,
        },
    )
    with_parts = forms.BooleanField(
        label=_("Its open parts end with it, with the same words"), required=False
    )

    def __init__(self, case: Case, staff: Staff, data: QueryDict | None = None) -> None:
        super().__init__(case, staff, data)
        outcome = cast("forms.ChoiceField", self.fields["outcome"])
        outcome.choices = outcomes_for(case)
