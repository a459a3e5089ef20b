"""The seven parts of a response, as one frozen thing: letters and pages are made of it.

Source: standards.md §2.12: stage, definition of the complaint, decision, reasons,
remedies, what is still to be done, and how to take it further.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from django.utils import timezone

from answerable.complaints.machine import Finding, whole_finding
from answerable.complaints.models import (
    Complaint,
    Issue,
    IssueFinding,
    Remedy,
    StageRun,
)
from answerable.complaints.queries import (
    current_run,
    findings_of,
    issues_of,
    remedies_of,
)
from answerable.complaints.rules import OutsideBody, Stage, rules_of


@dataclass(frozen=True)
class IssueDecided:
    """One issue in our words, what was found, and why; None before it is decided."""

    words: str
    finding: Finding | None
    reasons: str


@dataclass(frozen=True)
class RemedyTold:
    """One thing that we do about it."""

    kind: Remedy.Kind
    what: str
    amount: Decimal | None
    owner: str
    due: date
    is_done: bool


@dataclass(frozen=True)
class DecisionParts:
    """All that a response says. The definition and the reasons stand with each issue.

    ``further_until`` is the last moment to ask for the next stage; of the last stage it
    is None, and ``body`` is where the person can go.
    """

    reference: str
    summary: str
    language: str
    position: int
    stages: int
    stage: Stage
    issues: Sequence[IssueDecided]
    decision: Finding | None
    words: str
    remedies: Sequence[RemedyTold]
    investigator: str
    decided_at: datetime
    further_until: datetime | None
    body: OutsideBody | None

    @property
    def is_last(self) -> bool:
        """Tell whether no stage of ours comes after this one."""
        return self.position >= self.stages

    @property
    def outstanding(self) -> Sequence[RemedyTold]:
        """Return what is still to be done, the most urgent first."""
        return [remedy for remedy in self.remedies if not remedy.is_done]


def decision_parts(
    complaint: Complaint, answered: StageRun | None = None
) -> DecisionParts:
    """Return what the response of a stage says, or would say if sent now.

    Without ``answered`` it is that of the current stage. Of one that was answered it has
    the issues that were decided in it, and the remedies that were promised by then.
    """
    rules, run = rules_of(complaint), answered or current_run(complaint)
    found, stage = findings_of(run), rules.stage(run.position)
    asked = [
        issue for issue in issues_of(complaint) if not answered or issue.pk in found
    ]
    issues = [_decided(issue, found.get(issue.pk)) for issue in asked]
    is_last = run.position >= len(rules.stages)
    decided_at = run.responded_at or timezone.now()
    return DecisionParts(
        reference=complaint.case.reference,
        summary=complaint.case.summary,
        language=complaint.case.language,
        position=run.position,
        stages=len(rules.stages),
        stage=stage,
        issues=issues,
        decision=whole_finding([issue.finding for issue in issues]),
        words=run.words,
        remedies=[
            _told(remedy)
            for remedy in remedies_of(complaint)
            if remedy.after_stage <= run.position
        ],
        investigator=str(run.investigator or ""),
        decided_at=decided_at,
        further_until=None if is_last else decided_at + stage.window,
        body=rules.body,
    )


def _decided(issue: Issue, found: IssueFinding | None) -> IssueDecided:
    if found is None:
        return IssueDecided(issue.words, None, "")
    return IssueDecided(issue.words, Finding(found.finding), found.reasons)


def _told(remedy: Remedy) -> RemedyTold:
    return RemedyTold(
        kind=Remedy.Kind(remedy.kind),
        what=remedy.what,
        amount=remedy.amount,
        owner=str(remedy.owner),
        due=remedy.due,
        is_done=remedy.state == Remedy.State.DONE,
    )
