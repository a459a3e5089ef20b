"""How much waits for one member of staff: what is unread, and tasks due by today."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db import connection

from answerable.agency.models import Staff
from answerable.cases.access import sight_of

# Written out, since it is asked for every page of the desk; the indexes are
# mention_unread and case_task_to_do.
WAITING_FOR = """
SELECT count(*) FROM (
    SELECT FROM cases_mention WHERE staff_id = %s AND read_at IS NULL
    UNION ALL
    SELECT FROM cases_casetask JOIN cases_case ON cases_case.id = case_id
    WHERE cases_casetask.owner_id = %s AND ended_at IS NULL AND due_on <= %s AND {}
    LIMIT %s
) AS waiting
"""


def count_waiting(staff: Staff, *, by: date, most: int) -> int:
    """Return how much waits for a member of staff, counted no further than ``most``.

    Tasks count from the day on which they are due, where their case may be read.
    """
    seen = sight_of(staff)
    values: list[Any] = [staff.pk, staff.pk, by, *seen.values, most]
    with connection.cursor() as cursor:
        cursor.execute(WAITING_FOR.format(seen.condition), values)
        return int(cursor.fetchone()[0])
