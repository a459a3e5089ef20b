"""Cases as rows of a list: what a row shows, and nothing else.

A page of the queue must stay fast however many cases wait: their keys are found first,
so that names are looked up for the rows that are shown alone.
"""

from __future__ import annotations

from datetime import datetime
from typing import Any, NamedTuple

from django.db import connection
from django.db.models import QuerySet

from answerable.agency.models import Staff
from answerable.cases.access import Sight, sight_of, sight_within, visible_to
from answerable.cases.models import Case, SavedView
from answerable.cases.models.case import IS_OPEN
from answerable.cases.queries import (
    OF_TEAMS,
    Place,
    View,
    behind as those_behind,
    conditions_of_views,
    queue,
)

# Written out, since they are asked for every page of the desk.
ROWS = """
SELECT cases_case.id, reference, state, summary, channel, next_due, priority,
    opened_at, service_id, team_id, owner_id,
    coalesce(nullif(people_person.name, ''), people_contactpoint.address, '')
FROM {cases} AS cases_case
    LEFT JOIN people_person ON people_person.id = cases_case.person_id
    LEFT JOIN people_contactpoint ON people_contactpoint.id = cases_case.contact_id
"""
# As the indexes of the queue have it: models.case.IN_ORDER.
LEAST_TIME_LEFT = (
    "ORDER BY next_due ASC NULLS LAST, priority, cases_case.opened_at, cases_case.id"
)
NAMED = f"{ROWS.format(cases='cases_case')} WHERE cases_case.id = ANY(%s)"
# How many is written out: PostgreSQL would plan a limit that it does not know anew each time.
FIRST = f"""(
    SELECT * FROM cases_case WHERE {IS_OPEN} AND {{}}
    {LEAST_TIME_LEFT} LIMIT {{:d}}
)"""  # noqa: S608  # our own words; values are always parameters
SAME_DUE = "(priority, opened_at, id) > (%s, %s, %s)"
BEHIND = f"(next_due = %s AND {SAME_DUE} OR next_due > %s OR next_due IS NULL)"
BEHIND_ENDLESS = f"next_due IS NULL AND {SAME_DUE}"


class Row(NamedTuple):
    """A case as a row; ``who`` is the name of its person, an address or nothing."""

    pk: int
    reference: str
    state: str
    summary: str
    channel: str
    next_due: datetime | None
    priority: int
    opened_at: datetime
    service_id: int | None
    team_id: int | None
    owner_id: int | None
    who: str


def first_of_queue(
    staff: Staff, view: View | SavedView, most: int, behind: Place | None = None
) -> list[Row]:
    """Return the first cases of a view, or those behind a place, in its order."""
    if isinstance(view, View):
        return first_open(staff, view, most, behind)
    waiting = queue(visible_to(staff), view, staff)
    return first_rows(those_behind(waiting, behind), most)


def first_open(
    staff: Staff, view: View, most: int, behind: Place | None = None
) -> list[Row]:
    """Return the first open cases of a view that this member may see, in its order.

    With a place, those that come behind it.
    """
    narrowed = [
        sight_of_view(staff, view),
        conditions_of_views(staff)[view],
        _behind(behind),
    ]
    first = FIRST.format(" AND ".join(condition for condition, _ in narrowed), most)
    values: list[Any] = [value for _, its in narrowed for value in its]
    with connection.cursor() as cursor:
        cursor.execute(f"{ROWS.format(cases=first)} {LEAST_TIME_LEFT}", values)
        return [Row(*row) for row in cursor.fetchall()]


def sight_of_view(staff: Staff, view: View) -> Sight:
    """Return what this member may read of a view, said no more often than needed."""
    if view in OF_TEAMS:
        return sight_within(staff, staff.queue_team_ids)
    return sight_of(staff)


def first_rows(cases: QuerySet[Case], most: int) -> list[Row]:
    """Return the first of these cases as rows, in their order."""
    return rows_of(list(cases.values_list("pk", flat=True)[:most]))


def rows_of(keys: list[int]) -> list[Row]:
    """Return the cases with these keys as rows, in the order of the keys.

    The keys are of cases that their reader may see: nothing is asked again.
    """
    if not keys:
        return []
    with connection.cursor() as cursor:
        cursor.execute(NAMED, [keys])
        rows = {row[0]: Row(*row) for row in cursor.fetchall()}
    return [rows[key] for key in keys if key in rows]


def _behind(place: Place | None) -> tuple[str, list[object]]:
    if place is None:
        return "TRUE", []
    within: list[object] = [place.priority, place.opened_at, place.pk]
    if place.due is None:
        return BEHIND_ENDLESS, within
    return BEHIND, [place.due, *within, place.due]
