"""How much waits for one member of staff: what is unread, late, or to be done today."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db import connection

from answerable.agency.models import Staff
from answerable.cases.access import sight_of
from answerable.cases.models.case import IS_OPEN

# Written out, since it is asked for every page of the desk; the indexes are
# mention_unread, case_task_to_do, alarm_of_staff and alarm_of_team.
WAITING_FOR = """
SELECT count(*) FROM (
    SELECT FROM cases_mention WHERE staff_id = %s AND read_at IS NULL
    UNION ALL
    SELECT FROM cases_casetask JOIN cases_case ON cases_case.id = case_id
    WHERE cases_casetask.owner_id = %s AND ended_at IS NULL AND due_on <= %s AND {0}
    UNION ALL
    SELECT FROM cases_alarm JOIN cases_case ON cases_case.id = case_id
    WHERE cases_alarm.staff_id = %s AND {standing} AND {0}
    UNION ALL
    SELECT FROM cases_alarm JOIN cases_case ON cases_case.id = case_id
    WHERE cases_alarm.team_id = ANY(%s) AND owner_id IS NULL AND {standing} AND {0}
    LIMIT %s
) AS waiting
"""
# As cases.alarms has it.
STANDING = (
    f"{IS_OPEN} AND"
    " (next_due <= due OR kind = 'silent' AND touched_at < cases_alarm.at)"
)


def count_waiting(staff: Staff, *, by: date, most: int) -> int:
    """Return how much waits for a member of staff, counted no further than ``most``.

    Tasks count from the day on which they are due, where their case may be read.
    """
    seen = sight_of(staff)
    values: list[Any] = [staff.pk, staff.pk, by, *seen.values]
    values += [staff.pk, *seen.values, list(staff.team_ids), *seen.values, most]
    with connection.cursor() as cursor:
        cursor.execute(WAITING_FOR.format(seen.condition, standing=STANDING), values)
        return int(cursor.fetchone()[0])
