"""What is to be done about a case: asked for, changed, ended."""

from __future__ import annotations

from datetime import date
from typing import Self, cast

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from answerable.agency.duty import today
from answerable.agency.models import Staff
from answerable.agency.queries import colleagues
from answerable.cases.case_tasks import Doable
from answerable.cases.checklists import checklists_for
from answerable.cases.models import Case, CaseTask, Checklist
from answerable.cases.models.case_task import LONGEST
from answerable.front.desk.forms.days import day_field
from answerable.front.desk.forms.lines import TOO_LONG
from answerable.front.desk.forms.step import StepForm

NOT_OFFERED = _("Choose somebody of the team that has the case")


class TaskForm(StepForm):
    """Asks what is to be done, by whom and until when; a new task, or one to change."""

    name = "task"
    written = "sentence"
    sentence = forms.CharField(
        label=_("What is to be done?"),
        max_length=LONGEST,
        widget=forms.TextInput({"dir": "auto"}),
        error_messages={
            "required": _("Write in a sentence what is to be done"),
            "max_length": TOO_LONG,
        },
    )
    owner = forms.ModelChoiceField(
        Staff.objects.all(),
        label=_("Who does it?"),
        required=False,
        error_messages={"invalid_choice": NOT_OFFERED},
    )
    due_on = day_field(
        _("Until which day?"), help_text=_("Leave it empty if it does not matter.")
    )

    def __init__(
        self,
        case: Case,
        staff: Staff,
        data: QueryDict | None = None,
        task: CaseTask | None = None,
    ) -> None:
        first = _first(task) if task else {"owner": staff.pk}
        super().__init__(case, staff, data, **first)
        self._task = task
        self._due_before = task.due_on if task else None
        self._offered = _can_do_it(case, staff, task)
        self.offer("owner", self._offered, nothing=_("Whoever has the case"))

    def again(self, case: Case, sent: QueryDict) -> Self:
        """Return the same form about the task that is changed, if it is one."""
        return type(self)(case, self.staff, sent, self._task)

    def clean_owner(self) -> Staff | None:
        """Refuse somebody who was not offered."""
        owner: Staff | None = self.cleaned_data["owner"]
        if owner and owner not in self._offered:
            raise forms.ValidationError(NOT_OFFERED, code="invalid_choice")
        return owner

    def clean_due_on(self) -> date | None:
        """Refuse a day that has passed, unless it stood there before."""
        due: date | None = self.cleaned_data["due_on"]
        if due and due != self._due_before and due < today():
            wrong = _("This day has passed: choose today or a later one")
            raise forms.ValidationError(wrong, code="passed")
        return due

    def doable(self) -> Doable:
        """Return what was asked for."""
        given = self.cleaned_data
        return Doable(given["sentence"], given["owner"], given["due_on"])


class ChecklistForm(StepForm):
    """Asks which checklist to add to a case."""

    name = "checklist"
    checklist = forms.ModelChoiceField(
        Checklist.objects.none(),
        label=_("Checklist"),
        error_messages={
            "required": _("Choose a checklist"),
            "invalid_choice": _("Choose a checklist"),
        },
    )

    def __init__(self, case: Case, staff: Staff, data: QueryDict | None = None) -> None:
        super().__init__(case, staff, data)
        offered = checklists_for(case)
        field = cast("forms.ModelChoiceField[Checklist]", self.fields["checklist"])
        field.queryset = Checklist.objects.filter(pk__in=[row.pk for row in offered])
        self.offer("checklist", offered)
        self.is_of_use = bool(field.choices)


def _first(task: CaseTask) -> dict[str, object]:
    return {
        "sentence": task.sentence,
        "owner": task.owner_id,
        "due_on": task.due_on,
    }


def _can_do_it(case: Case, staff: Staff, task: CaseTask | None) -> list[Staff]:
    """Return who can be given a task: the team, whoever asks, and whose it was."""
    found = {each.pk: each for each in colleagues(case.team_id)}
    owner = task.owner if task else None
    for each in (staff, owner):
        if each:
            found.setdefault(each.pk, each)
    return list(found.values())
