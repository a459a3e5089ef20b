"""What somebody has put off, and the conditions that keep it out of their queue.

What is late is never kept out, nor is anything for anybody else.
"""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db import connection
from django.db.models import Q, QuerySet
from django.utils import timezone

from answerable.agency.models import Staff
from answerable.cases.models import Case, Snooze
from answerable.lib.rows import fetch_with

MOST_SNOOZED = 100
LONGEST = timedelta(days=90)
# Written out, since it is asked for every page of a case; the index is snooze_once.
RUNNING = """
WHERE cases_snooze.case_id = %s AND cases_snooze.until > %s ORDER BY cases_snooze.until
"""
# Asked once for a list, not once for a case: it hangs on no column of one.
AWAKE = """(id <> ALL(ARRAY(
    SELECT case_id FROM cases_snooze WHERE staff_id = %s AND until > %s
)) OR next_due < %s)"""


def awake_for(staff: Staff) -> Q:
    """Return what a case must be to stand in this member's queue."""
    late = Q(next_due__lt=timezone.now())
    return ~Q(pk__in=snoozed_by(staff).values("case")) | late


def awake_in_words(staff: Staff) -> tuple[str, list[object]]:
    """Return the same as text with its values, for what every page asks."""
    now = timezone.now()
    return AWAKE, [staff.pk, now, now]


def snoozed_by(staff: Staff) -> QuerySet[Snooze]:
    """Return what a member of staff has put off, for now."""
    return Snooze.objects.filter(staff=staff, until__gt=timezone.now())


def snoozes_of(case: Case) -> list[Snooze]:
    """Return by whom a case is put off just now, and until when."""
    values = [case.pk, timezone.now()]
    found: list[Snooze] = fetch_with(connection, Snooze, ["staff"], RUNNING, values)
    return found


def forget_what_is_over(now: datetime) -> int:
    """Throw away what has come back by itself; return how many."""
    count, _by_kind = Snooze.objects.filter(until__lte=now).delete()
    return count
