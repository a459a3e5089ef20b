"""How a case ends, in words that its person reads."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any, cast

from django import forms
from django.forms.boundfield import BoundField
from django.http import QueryDict
from django.utils.functional import Promise
from django.utils.translation import gettext, gettext_lazy as _

from answerable.agency.models import Staff
from answerable.agency.queries import get_agency
from answerable.cases.models import Case
from answerable.cases.models.case import CANNOT_HELP, Outcome
from answerable.front.desk.forms.lines import TOO_LONG
from answerable.front.desk.forms.step import StepForm
from answerable.front.desk.forms.writing import LONGEST
from answerable.front.shared.languages import direction_of, language_name

IN_OTHERS = "reason_"
LONGEST_SIGNPOST = 1_000
# What a complaint comes to, which ends by its own answer.
OF_COMPLAINTS = (
    Outcome.UPHELD,
    Outcome.PARTLY_UPHELD,
    Outcome.NOT_UPHELD,
    Outcome.CANNOT_DETERMINE,
)


def outcomes() -> list[tuple[str, Promise]]:
    """Return how a case that is no complaint can end."""
    fitting = (each for each in Outcome if each not in OF_COMPLAINTS)
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
    signpost = forms.CharField(
        label=_("Who can help instead?"),
        help_text=_(
            "Needed where it is not ours or we refuse: the name, and how to reach them, or"
            " how to appeal. The person reads this, too."
        ),
        required=False,
        max_length=LONGEST_SIGNPOST,
        widget=forms.Textarea(attrs={"rows": 2, "dir": "auto"}),
        error_messages={"max_length": TOO_LONG},
    )
    with_parts = forms.BooleanField(
        label=_("Its open parts end with it, with the same words"), required=False
    )
    drop_tasks = forms.BooleanField(
        label=_("What is still to be done is not needed any more"), required=False
    )

    def __init__(self, case: Case, staff: Staff, data: QueryDict | None = None) -> None:
        super().__init__(case, staff, data)
        outcome = cast("forms.ChoiceField", self.fields["outcome"])
        outcome.choices = outcomes()
        for code in self._others():
            self.fields[f"{IN_OTHERS}{code}"] = _reason_in(code)

    def get_initial_for_field(self, field: forms.Field, field_name: str) -> Any:
        """Return what was written before; a draft has the other languages together."""
        if not field_name.startswith(IN_OTHERS):
            return super().get_initial_for_field(field, field_name)
        return self.initial.get("reasons", {}).get(field_name.removeprefix(IN_OTHERS))

    def asked(self) -> list[BoundField]:
        """Return what is asked of every ending."""
        fields = self.visible_fields()
        return [each for each in fields if not each.name.startswith(IN_OTHERS)]

    def in_others(self, languages: Collection[str]) -> list[BoundField]:
        """Return the fields for the same reason in these languages."""
        known = (code for code in languages if f"{IN_OTHERS}{code}" in self.fields)
        return [self[f"{IN_OTHERS}{code}"] for code in known]

    def clean(self) -> dict[str, Any]:
        """Put the reasons in other languages together."""
        given = super().clean() or self.cleaned_data
        if given.get("outcome") in CANNOT_HELP and not given.get("signpost"):
            wrong = gettext("Say who can help instead, and how to reach them")
            self.add_error("signpost", wrong)
        others = {code: given.get(f"{IN_OTHERS}{code}") for code in self._others()}
        return {**given, "reasons": {code: it for code, it in others.items() if it}}

    def _others(self) -> list[str]:
        own = self.case.language
        return [code for code in get_agency().languages if code != own]


def _reason_in(code: str) -> forms.CharField:
    label = gettext("The same in %(language)s") % {"language": language_name(code)}
    return forms.CharField(
        label=label,
        help_text=gettext("For those who read it. Empty: they read the words above."),
        required=False,
        max_length=LONGEST,
        widget=forms.Textarea({"rows": 4, "lang": code, "dir": direction_of(code)}),
        error_messages={"max_length": TOO_LONG},
    )
