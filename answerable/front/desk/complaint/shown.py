"""What the page of a complaint shows, and which steps it offers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from django.utils.translation import get_language, gettext as _

from answerable.agency.models import Staff
from answerable.cases.models import Case
from answerable.cases.workflow import State
from answerable.casework.complain.responding import response_in
from answerable.complaints.decision import decision_parts
from answerable.complaints.machine import (
    UNANSWERED,
    UNHEARD,
    Act,
    Facts,
    Finding,
    lacks,
    obstacles,
    whole_finding,
)
from answerable.complaints.models import (
    Complaint,
    Issue,
    IssueFinding,
    LearningAction,
    Remedy,
    StageRun,
)
from answerable.complaints.models.complaint import FINDINGS
from answerable.complaints.queries import (
    facts_of,
    issues_of,
    learning_of,
    remedies_of,
    runs_of,
)
from answerable.complaints.refusals import told
from answerable.complaints.rules import Rules, rules_of
from answerable.front.desk.complaint.steps import Doing, form_for
from answerable.front.desk.forms.step import StepForm


@dataclass(frozen=True)
class IssueShown:
    """One issue: what each stage found, this one too, and what can be done with it now."""

    issue: Issue
    is_decided: bool
    found: Sequence[tuple[str, IssueFinding]]
    find: StepForm | None
    strike: StepForm | None


@dataclass(frozen=True)
class RunShown:
    """One stage: what it is called, who looked into it, and what came of it."""

    name: str
    run: StageRun
    is_now: bool


@dataclass(frozen=True)
class RemedyShown:
    """One remedy, the button that says that it is done, and the form that puts it off."""

    remedy: Remedy
    done: StepForm | None
    later: StepForm | None


@dataclass(frozen=True)
class LearningShown:
    """One thing that we learn, and the button that says that it is done."""

    learning: LearningAction
    done: StepForm | None


class Shown:
    """A complaint as a member of staff sees it; ``sent`` is a form that came back."""

    def __init__(
        self,
        case: Case,
        staff: Staff,
        complaint: Complaint,
        *,
        may: bool,
        sent: tuple[Doing, int, StepForm] | None = None,
    ) -> None:
        """Ask all that the page tells, once."""
        self._case, self._staff, self.complaint = case, staff, complaint
        self._may, self._sent = may, sent
        self._rules: Rules = rules_of(complaint)
        self._facts: Facts = facts_of(complaint, answerer=staff)
        self._runs = runs_of(complaint)

    @property
    def is_barred(self) -> bool:
        """Tell whether its reader must not look into it."""
        return self._staff.pk in self._facts.barred

    @property
    def is_unanswered(self) -> bool:
        """Tell whether its stage has no answer yet."""
        return self._facts.state in UNANSWERED

    @cached_property
    def runs(self) -> list[RunShown]:
        """Return its stages, the first one first."""
        language, now = get_language() or "", self.complaint.stage
        return [
            RunShown(
                self._rules.stage(run.position).name_in(language),
                run,
                run.position == now,
            )
            for run in self._runs
        ]

    @cached_property
    def issues(self) -> list[IssueShown]:
        """Return what it is about, and what was found."""
        issues = issues_of(self.complaint)
        return [self._issue(issue) for issue in issues]

    @cached_property
    def remedies(self) -> list[RemedyShown]:
        """Return what we do about it, the most urgent first."""
        return [self._remedy(each) for each in remedies_of(self.complaint)]

    @cached_property
    def learning(self) -> list[LearningShown]:
        """Return what we learn from it, the most urgent first."""
        found = learning_of(self.complaint)
        learned = Doing.LEARNED
        return [
            LearningShown(each, self._form(learned, each.pk) if each.is_open else None)
            for each in found
        ]

    @cached_property
    def forms(self) -> Mapping[str, StepForm]:
        """Return the forms of the steps that can be taken now, by name."""
        offered = {doing: self._form(doing) for doing in self._doings()}
        return {doing.value: form for doing, form in offered.items() if form}

    @property
    def another(self) -> StepForm | None:
        """Return the button for another look, whose name no template can say."""
        return self.forms.get(Doing.ANOTHER_LOOK)

    @property
    def missing(self) -> str:
        """Return what an answer still lacks, in sentences; nothing if it can go."""
        if not self.is_unanswered:
            return ""
        codes = lacks(self._facts)
        return told(codes, self._facts) if codes else ""

    @property
    def decision(self) -> str:
        """Return what would be decided on the whole, or was."""
        return words_of(whole_finding(self._facts.findings))

    @property
    def preview(self) -> str:
        """Return the answer as the person would read it now."""
        return response_in(decision_parts(self.complaint), self._case.language)

    def _remedy(self, remedy: Remedy) -> RemedyShown:
        if not remedy.is_open:
            return RemedyShown(remedy, None, None)
        done, later = Doing.DONE, Doing.LATER
        number = remedy.pk
        return RemedyShown(remedy, self._form(done, number), self._form(later, number))

    def _issue(self, issue: Issue) -> IssueShown:
        found = [
            (each.name, finding)
            for each in self.runs
            for finding in each.run.findings.all()
            if finding.issue_id == issue.pk
        ]
        may = self.is_unanswered
        find = None if self.is_barred or not may else self._form(Doing.FIND, issue.pk)
        strike = self._form(Doing.STRIKE, issue.pk) if may and not found else None
        now = self.complaint.stage
        is_decided = any(each.run.position == now for _name, each in found)
        return IssueShown(issue, is_decided, found, find, strike)

    def _doings(self) -> list[Doing]:
        if not self._may or self._case.state == State.MERGED:
            return []
        if self.is_unanswered:
            return [Doing.LEARN, *self._while_unanswered()]
        return [Doing.LEARN, *self._after_an_answer()]

    def _while_unanswered(self) -> list[Doing]:
        offered = [Doing.ISSUE, Doing.REMEDY, Doing.ABOUT]
        if self._facts.state in UNHEARD:
            offered.append(Doing.CONFIRM)
        if not self.missing:
            offered.append(Doing.ANSWER)
        if self._rules.exclusions:
            offered.append(Doing.EXCLUDE)
        if not obstacles(Act.ESCALATE, self._facts):
            offered.append(Doing.ANOTHER_LOOK)
        return offered

    def _after_an_answer(self) -> list[Doing]:
        acts = {Doing.ANOTHER_LOOK: Act.ESCALATE, Doing.REFER: Act.REFER}
        is_closed = self._case.state == State.CLOSED
        return [
            doing
            for doing, act in acts.items()
            if not obstacles(act, self._facts)
            and not (is_closed and doing is Doing.ANOTHER_LOOK)
        ]

    def _form(self, doing: Doing, number: int = 0) -> StepForm | None:
        if not self._may:
            return None
        if self._sent and self._sent[:2] == (doing, number):
            return self._sent[2]
        return named(form_for(doing, self._case, self._staff, self.complaint), number)


def named(form: StepForm, number: int) -> StepForm:
    """Return a form whose fields have ids of their own, for the issue that it is about."""
    if number:
        form.auto_id = f"{form.name}-{number}-%s"
    return form


def words_of(finding: Finding | None) -> str:
    """Return what a finding is called."""
    return str(dict(FINDINGS)[finding.value]) if finding else _("Not decided yet")
