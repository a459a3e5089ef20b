"""Starting what is promised, and carrying the nearest due time into the queue."""

from __future__ import annotations

from datetime import datetime

from answerable.cases.actions import set_due
from answerable.cases.models import Case
from answerable.cases.models.case import CaseType
from answerable.clock import actions as clock
from answerable.clock.models import Deadline, Kind
from answerable.clock.models.standards import BESIDE, OBLIGATORY
from answerable.clock.queries import nearest
from answerable.complaints import actions as complaints
from answerable.complaints.queries import find_complaint


def start_promises(case: Case, *, at: datetime) -> list[Deadline]:
    """Start the clocks of a new case.

    A complaint promises its acknowledgement alone: the time to answer runs from there.
    Source: standards.md §2.12, Complaint Handling Code 6.2 and 6.3.
    """
    is_complaint = case.case_type == CaseType.COMPLAINT
    kinds = [Kind.ACKNOWLEDGE] if is_complaint else [*OBLIGATORY, *BESIDE]
    promised = clock.start(case, kinds, at=at)
    # Nothing else runs yet, so nothing needs to be asked.
    if promised:
        first = min(promised, key=lambda deadline: deadline.due_at)
        set_due(case, due=first.due_at, kind=first.kind)
    return promised


def acknowledged(case: Case, *, at: datetime) -> None:
    """Note that the person knows we have it; a complaint's answer is now due in time."""
    was_met = clock.meet(case, Kind.ACKNOWLEDGE, at=at)
    if was_met and case.case_type == CaseType.COMPLAINT:
        clock.start(case, [Kind.ANSWER, *BESIDE], at=at, stage=_heard(case, at))
    carry_due(case)


def _heard(case: Case, at: datetime) -> int:
    """Note that a complaint is confirmed; return its stage, from which we count."""
    complaint = find_complaint(case)
    if complaint is None:
        return 1
    complaints.acknowledge(complaint, at=at)
    return complaint.stage


def carry_due(case: Case) -> None:
    """Put the nearest due time into the case, where the queue's index reads it."""
    found = nearest(case)
    if found != (case.next_due, case.next_kind, case.is_at_risk):
        set_due(case, **found._asdict())
