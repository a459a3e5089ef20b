"""Cases as rows of a list: what a row shows, and nothing else.

A page of the queue must stay fast however many cases wait: their keys are found first,
so that names are looked up for the rows that are shown alone.
"""

from __future__ import annotations

from datetime import datetime
from typing import NamedTuple

from django.db import connection
from django.db.models import QuerySet

from answerable.cases.models import Case

# Written out, since they are asked for every page of the desk.
ROWS = """
SELECT cases_case.id, reference, state, summary, channel, next_due, service_id,
    team_id, owner_id,
    coalesce(nullif(people_person.name, ''), people_contactpoint.address, '')
FROM cases_case
    LEFT JOIN people_person ON people_person.id = cases_case.person_id
    LEFT JOIN people_contactpoint ON people_contactpoint.id = cases_case.contact_id
WHERE cases_case.id = ANY(%s)
"""


class Row(NamedTuple):
    """A case as a row; ``who`` is the name of its person, an address or nothing."""

    pk: int
    reference: str
    state: str
    summary: str
    channel: str
    next_due: datetime | None
    service_id: int | None
    team_id: int | None
    owner_id: int | None
    who: str


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
        cursor.execute(ROWS, [keys])
        rows = {row[0]: Row(*row) for row in cursor.fetchall()}
    return [rows[key] for key in keys if key in rows]
