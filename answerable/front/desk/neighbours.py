"""The queue beside a case: what comes before and after it in the same view."""

from __future__ import annotations

from typing import NamedTuple

from answerable.agency.models import Staff
from answerable.cases.lists import Row, first_open
from answerable.cases.models import Case
from answerable.cases.queries import View
from answerable.front.desk.positions import before
from answerable.front.desk.queue import NAMES

SHOWN = 15


class Neighbours(NamedTuple):
    """Some cases of a view, with the name that the view has."""

    view: View
    name: str
    cases: list[Row]


def neighbours(staff: Staff, view: View, case: Case) -> Neighbours:
    """Return the first cases of a view, or those from this case on further down."""
    first = first_open(staff, view, SHOWN)
    is_far = case.is_open and len(first) == SHOWN and not _has(first, case)
    if is_far:
        following = first_open(staff, view, SHOWN, before(case))
        first = following if _has(following, case) else first
    return Neighbours(view, str(NAMES[view]), first)


def _has(rows: list[Row], case: Case) -> bool:
    return any(row.pk == case.pk for row in rows)
