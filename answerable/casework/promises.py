"""Starting what is promised, and carrying the nearest due time into the queue."""

from __future__ import annotations

from datetime import datetime

from answerable.cases.actions import set_due
from answerable.cases.models import Case
from answerable.cases.models.case import CaseType
from answerable.clock import actions as clock
from answerable.clock.models import Deadline, Kind
from answerable.clock.models.standards import BESIDE, OBLIGATORY
from answerable.clock.queries import nearest_due


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
        set_due(case, due=min(deadline.due_at for deadline in promised))
    return promised


def acknowledged(case: Case, *, at: datetime) -> None:
    """Note that the person knows we have it; a complaint's answer is now due in time."""
    was_met = clock.meet(case, Kind.ACKNOWLEDGE, at=at)
    if was_met and case.case_type == CaseType.COMPLAINT:
        clock.start(case, [Kind.ANSWER, *BESIDE], at=at)
    carry_due(case)


def carry_due(case: Case) -> None:
    """Put the nearest due time into the case, where the queue's index reads it."""
    due = nearest_due(case)
    if due != case.next_due:
        set_due(case, due=due)
