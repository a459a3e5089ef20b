"""The queue beside a case: what comes before and after it in the same view."""

from __future__ import annotations

from typing import NamedTuple

from answerable.agency.models import Staff
from answerable.cases.lists import Row, first_of_queue
from answerable.cases.models import Case, SavedView
from answerable.cases.queries import View
from answerable.front.desk.queue.positions import before
from answerable.front.desk.queue.tabs import key_of, name_of

SHOWN = 15


class Neighbours(NamedTuple):
    """Some cases of a view, with the name that the view has."""

    key: str
    name: str
    cases: list[Row]


def neighbours(staff: Staff, view: View | SavedView, case: Case) -> Neighbours:
    """Return the first cases of a view, or those from this case on further down."""
    first = first_of_queue(staff, view, SHOWN)
    is_far = case.is_open and len(first) == SHOWN and not _has(first, case)
    if is_far:
        following = first_of_queue(staff, view, SHOWN, before(case))
        first = following if _has(following, case) else first
    return Neighbours(key_of(view), name_of(view), first)


def _has(rows: list[Row], case: Case) -> bool:
    return any(row.pk == case.pk for row in rows)
