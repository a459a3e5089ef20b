"""A promise that another system made, as it stood when its case was imported."""

from __future__ import annotations

from datetime import datetime

from answerable.cases.actors import SYSTEM
from answerable.cases.journal import keep_with, record
from answerable.cases.models import Case
from answerable.clock.ladders import find_ladder, plan_look
from answerable.clock.models import Deadline, Kind

State = Deadline.State


def take_over(
    case: Case, *, due: datetime, ended: datetime | None, was_kept: bool
) -> Deadline:
    """Keep the day by which an answer was promised, and what became of the promise.

    It is judged by its two times alone: met where the case ended by the due time.
    ``was_kept`` is False for a case that was taken back: nothing was owed any more. It
    is not judged either where nobody knows when the case ended.
    """
    deadline = Deadline(
        case=case,
        kind=Kind.ANSWER,
        state=_judged(case, due, ended, was_kept=was_kept),
        started_at=case.opened_at,
        due_at=due,
        ended_at=ended,
        ladder=find_ladder(case.case_type),
    )
    plan_look(deadline)
    keep_with(case, deadline)
    after = {
        "deadline": deadline.pk,
        "kind": deadline.kind,
        "state": deadline.state,
        "due": due.isoformat(),
    }
    record(case, actor=SYSTEM, what="deadline_imported", after=after)
    return deadline


def _judged(
    case: Case, due: datetime, ended: datetime | None, *, was_kept: bool
) -> State:
    if case.is_open:
        return State.RUNNING
    if ended is None or not was_kept:
        return State.STOPPED
    return State.MET if ended <= due else State.MISSED
