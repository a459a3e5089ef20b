"""The queue beside a case: what comes before and after it in the same view."""

from __future__ import annotations

from typing import NamedTuple

from answerable.agency.models import Staff
from answerable.cases.access import visible_to
from answerable.cases.lists import Row, first_open, first_rows
from answerable.cases.models import Case, SavedView
from answerable.cases.queries import Place, View, behind, queue
from answerable.front.desk.positions import before
from answerable.front.desk.tabs import key_of, name_of

SHOWN = 15


class Neighbours(NamedTuple):
    """Some cases of a view, with the name that the view has."""

    key: str
    name: str
    cases: list[Row]


def neighbours(staff: Staff, view: View | SavedView, case: Case) -> Neighbours:
    """Return the first cases of a view, or those from this case on further down."""
    first = _first(staff, view)
    is_far = case.is_open and len(first) == SHOWN and not _has(first, case)
    if is_far:
        following = _first(staff, view, before(case))
        first = following if _has(following, case) else first
    return Neighbours(key_of(view), name_of(view), first)


def _first(
    staff: Staff, view: View | SavedView, place: Place | None = None
) -> list[Row]:
    if isinstance(view, SavedView):
        kept = queue(visible_to(staff), view, staff)
        return first_rows(behind(kept, place), SHOWN)
    return first_open(staff, view, SHOWN, place)


def _has(rows: list[Row], case: Case) -> bool:
    return any(row.pk == case.pk for row in rows)
