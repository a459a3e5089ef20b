"""Which words of a case are another matter, and what that one is about."""

from __future__ import annotations

from typing import cast

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from answerable.agency.models import Staff
from answerable.agency.queries import services_on_offer
from answerable.cases.models import Case
from answerable.cases.models.case import CaseType
from answerable.casework.splitting import splittable
from answerable.front.desk.case.moments import Moments
from answerable.front.desk.forms.about import ServiceField, SummaryField
from answerable.front.desk.forms.step import StepForm

SHOWN = 160  # characters of a message by which it is told from others
CHOOSE = _("Choose at least one message")


class SplitForm(StepForm):
    """Opens a case of its own for some of the messages of a case."""

    name = "split"
    messages = forms.TypedMultipleChoiceField(
        label=_("Which messages are another matter?"),
        help_text=_(
            "They stay here as well, letter by letter. One message can be about both."
        ),
        coerce=int,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": CHOOSE, "invalid_choice": CHOOSE},
    )
    summary = SummaryField(
        label=_("What is the other matter?"),
        help_text=_("In a few words of ours. The person reads it in our letters."),
    )
    service = ServiceField(required=False)
    as_complaint = forms.BooleanField(
        label=_("They complain about how we deal with this case"),
        help_text=_("Then somebody looks into it who had no part in this one."),
        required=False,
    )

    def __init__(self, case: Case, staff: Staff, data: QueryDict | None = None) -> None:
        super().__init__(case, staff, data)
        offered = cast("forms.TypedMultipleChoiceField", self.fields["messages"])
        tell = Moments().tell
        offered.choices = [
            (each.pk, f"{tell(each.at)}: {_beginning(each.text)}")
            for each in splittable(case)
        ]
        self.offer("service", services_on_offer(), nothing=_("Let the rules decide"))
        if case.case_type == CaseType.COMPLAINT:
            del self.fields["as_complaint"]  # out of a complaint comes a complaint


def _beginning(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= SHOWN else f"{line[:SHOWN]} …"
