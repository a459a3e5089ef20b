"""The queue beside a case: what comes before and after it in the same view."""

from __future__ import annotations

from typing import NamedTuple

from django.db.models import QuerySet

from answerable.agency.models import Staff
from answerable.cases.lists import Row, first_rows
from answerable.cases.models import Case
from answerable.cases.queries import View, behind, queue
from answerable.front.desk.positions import before
from answerable.front.desk.queue import NAMES

SHOWN = 15


class Neighbours(NamedTuple):
    """Some cases of a view, with the name that the view has."""

    view: View
    name: str
    cases: list[Row]


def neighbours(
    visible: QuerySet[Case], staff: Staff, view: View, case: Case
) -> Neighbours:
    """Return the first cases of a view, or those from this case on further down."""
    rows = queue(visible, view, staff)
    first = first_rows(rows, SHOWN)
    is_far = case.is_open and len(first) == SHOWN and not _has(first, case)
    if is_far:
        following = first_rows(behind(rows, before(case)), SHOWN)
        first = following if _has(following, case) else first
    return Neighbours(view, str(NAMES[view]), first)


def _has(rows: list[Row], case: Case) -> bool:
    return any(row.pk == case.pk for row in rows)
