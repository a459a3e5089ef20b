"""The queue beside a case: what comes before and after it in the same view."""

from __future__ import annotations

from typing import NamedTuple

from answerable.agency.models import Staff
from answerable.cases.access import visible_to
from answerable.cases.models import Case
from answerable.cases.queries import View, behind
from answerable.front.desk.positions import before
from answerable.front.desk.queue import NAMES, rows_of

SHOWN = 15


class Neighbours(NamedTuple):
    """Some cases of a view, with the name that the view has."""

    view: View
    name: str
    cases: list[Case]


def neighbours(staff: Staff, view: View, case: Case) -> Neighbours:
    """Return the first cases of a view, or those from this case on further down."""
    rows = rows_of(visible_to(staff), view, staff)
    first = list(rows[:SHOWN])
    if case not in first and case.is_open and len(first) == SHOWN:
        following = list(behind(rows, before(case))[:SHOWN])
        first = following if case in following else first
    return Neighbours(view, str(NAMES[view]), first)
