"""Who else is here: a heartbeat from the page of a case, and who was heard lately.

A heartbeat changes nothing of a case and is in no journal, so surfaces call this
directly. Whoever was not heard for 25 seconds has gone.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import connection
from django.utils import timezone

from answerable.agency.models import Staff
from answerable.cases.models import Case, Presence
from answerable.lib.rows import fetch_with

HERE_FOR = timedelta(seconds=25)
TYPING_FOR = timedelta(seconds=12)
KEPT_FOR = timedelta(days=1)
# Written out, since they are said and asked all day long by everybody.
BEAT = """
INSERT INTO cases_presence (case_id, staff_id, seen_at, typed_at)
VALUES (%s, %s, %s, %s)
ON CONFLICT (case_id, staff_id) DO UPDATE SET seen_at = excluded.seen_at,
    typed_at = coalesce(excluded.typed_at, cases_presence.typed_at)
"""
HEARD = """
WHERE cases_presence.case_id = %s AND cases_presence.seen_at >= %s
AND cases_presence.staff_id <> %s ORDER BY cases_presence.id
"""
HEARD_IN_SOME = HEARD.replace("case_id = %s", "case_id = ANY(%s)")


@dataclass(frozen=True)
class Present:
    """Somebody who has the case open, and whether they are typing."""

    staff: Staff
    is_typing: bool


def be_here(case: Case, staff: Staff, *, is_typing: bool) -> None:
    """Note that somebody has a case open, and perhaps types."""
    now = timezone.now()
    with connection.cursor() as cursor:
        cursor.execute(BEAT, [case.pk, staff.pk, now, now if is_typing else None])


def others_here(case: Case, staff: Staff) -> list[Present]:
    """Return who else has a case open now, who came first standing first."""
    return [present for _case, present in _heard(HEARD, case.pk, staff)]


def others_in(cases: Collection[int], staff: Staff) -> dict[int, list[Present]]:
    """Return who else has these cases (their ids) open now; only those with somebody."""
    found: dict[int, list[Present]] = {}
    for case, present in _heard(HEARD_IN_SOME, list(cases), staff) if cases else []:
        found.setdefault(case, []).append(present)
    return found


def forget_the_gone(now: datetime) -> int:
    """Throw away who was last seen yesterday; return how many."""
    count, _by_kind = Presence.objects.filter(seen_at__lt=now - KEPT_FOR).delete()
    return count


def _heard(
    which: str, cases: int | list[int], staff: Staff
) -> list[tuple[int, Present]]:
    now = timezone.now()
    values = [cases, now - HERE_FOR, staff.pk]
    heard: list[Presence] = fetch_with(connection, Presence, ["staff"], which, values)
    return [
        (each.case_id, Present(each.staff, _is_typing(each.typed_at, now)))
        for each in heard
    ]


def _is_typing(typed_at: datetime | None, now: datetime) -> bool:
    return typed_at is not None and typed_at >= now - TYPING_FOR
