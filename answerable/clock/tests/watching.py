"""What a test looks at: the clocks of one case, on days counted from a Monday."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from answerable.cases.models import Case
from answerable.cases.tests.makers import history
from answerable.clock.models import Deadline, Kind

# Monday, 10 o'clock; by working days, an answer is due at the end of next Monday.
MONDAY = datetime(2026, 3, 2, 10, tzinfo=UTC)


def day(number: int) -> datetime:
    return MONDAY + timedelta(days=number)


def midnight(number: int) -> datetime:
    return day(number).replace(hour=0)


def deadline(case: Case, kind: Kind = Kind.ANSWER) -> Deadline:
    found: Deadline = case.deadlines.filter(kind=kind).latest("pk")
    return found


def states(case: Case) -> dict[str, str]:
    return {each.kind: each.state for each in case.deadlines.order_by("pk")}


def written(case: Case) -> list[str]:
    return [e.what for e in history(case) if e.what.startswith("deadline_")]
