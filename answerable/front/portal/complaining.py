"""A complaint as its person sees it: its stage, what is put right, and the way on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from django.http import FileResponse
from django.utils.translation import get_language, gettext as _

from answerable.agency.dates import date_in_words
from answerable.cases.models.case import CaseType
from answerable.cases.public import FollowedCase
from answerable.cases.workflow import State
from answerable.complaints.machine import ANSWERED, Act, Facts, obstacles
from answerable.complaints.models import Complaint, Remedy
from answerable.complaints.queries import (
    complaint_of_case,
    current_run,
    facts_of,
    remedies_of,
    runs_of,
)
from answerable.complaints.rules import Rules, rules_of
from answerable.front.shared.days import day_here
from answerable.front.shared.paper.decision import paper_response
from answerable.front.shared.paper.readiness import is_ready


@dataclass(frozen=True)
class Owed:
    """Something that we do to put it right, and whether it is done."""

    remedy: Remedy
    words: str


class Complaining:
    """The complaint of a followed case."""

    def __init__(self, case: FollowedCase, complaint: Complaint) -> None:
        """Ask what holds for it."""
        self._case, self._complaint = case, complaint
        self._rules: Rules = rules_of(complaint)
        self._facts: Facts = facts_of(complaint)

    @property
    def stage(self) -> str:
        """Return what the stage is called, where there is more than one."""
        if len(self._rules.stages) == 1:
            return ""
        stage = self._rules.stage(self._complaint.stage)
        return stage.name_in(get_language() or "")

    @property
    def is_answered(self) -> bool:
        """Tell whether its stage has its answer."""
        return self._facts.state in ANSWERED

    @property
    def may_ask_again(self) -> bool:
        """Tell whether another look can be asked for now."""
        is_joined = self._case.is_joined or self._case.state == State.CLOSED
        return not is_joined and not obstacles(Act.ESCALATE, self._facts)

    @cached_property
    def until(self) -> str:
        """Return until which day another look can be asked for."""
        answered = current_run(self._complaint).responded_at
        window = self._rules.stage(self._complaint.stage).window
        return day_here(answered + window) if answered else ""

    @property
    def body(self) -> str:
        """Return who looks at it after us, and how to reach them."""
        body = self._rules.body
        return body.told_in(get_language() or "") if body else ""

    @cached_property
    def answers(self) -> list[int]:
        """Return the stages that were answered, where an answer can be printed."""
        if not is_ready():
            return []
        runs = runs_of(self._complaint)
        return [run.position for run in runs if run.responded_at]

    def on_paper(self, position: int) -> FileResponse:
        """Return the answer of a stage as a PDF. Raises NotFound for one without."""
        return paper_response(self._complaint, position)

    @cached_property
    def owed(self) -> Sequence[Owed]:
        """Return what we do to put it right, once the person was told of it."""
        told = self._complaint.stage if self.is_answered else self._complaint.stage - 1
        remedies = remedies_of(self._complaint)
        return [_owed(each) for each in remedies if each.after_stage <= told]

    @property
    def next(self) -> str:
        """Return what can happen next, in a sentence; nothing while we work on it."""
        if not self.is_answered:
            return ""
        if self.may_ask_again:
            words = _(
                "You do not agree? Ask for another look by %(day)s. You need not say why."
            )
            return words % {"day": self.until}
        if self._facts.is_late and self._complaint.stage < len(self._rules.stages):
            words = _("The time to ask for another look ended on %(day)s.")
            return words % {"day": self.until}
        if self.body:
            words = _(
                "This was our last word. You do not agree? You can go to: %(body)s"
            )
            return words % {"body": self.body}
        return _("This was our last word.")


def complaining_of(case: FollowedCase) -> Complaining | None:
    """Return the complaint of a case that goes through the procedure; None of any other."""
    if case.case_type != CaseType.COMPLAINT:
        return None
    complaint = complaint_of_case(case.pk)
    return Complaining(case, complaint) if complaint else None


def _owed(remedy: Remedy) -> Owed:
    if remedy.is_open:
        day = date_in_words(remedy.due, get_language() or "")
        return Owed(remedy, _("By %(day)s") % {"day": day})
    return Owed(remedy, _("Done: %(day)s") % {"day": day_here(remedy.done_at)})
