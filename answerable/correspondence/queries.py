"""Questions about what we wrote."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db import connection
from django.db.models import prefetch_related_objects
from django.utils import timezone

from answerable.cases.models import Case
from answerable.correspondence.models import Dispatch
from answerable.lib.rows import fetch

DAY = timedelta(days=1)
MOST_TO_AN_ADDRESS = 5
MOST_IN_A_CASE = 20
NOT_ARRIVED = (Dispatch.State.FAILED, Dispatch.State.BOUNCED)
OF_CASE = "WHERE case_id = %s ORDER BY id"
# Written out, since they are asked for every message that arrives. Counted no further
# than it takes; the index is dispatch_automatic.
TO_ADDRESS = """
SELECT count(*) FROM (SELECT FROM correspondence_dispatch
    WHERE is_automatic AND address = %s AND created_at >= %s LIMIT %s) AS recent
"""
IN_CASE = """
SELECT count(*) FROM (SELECT FROM correspondence_dispatch
    WHERE is_automatic AND case_id = %s AND created_at >= %s LIMIT %s) AS recent
"""


def may_answer_automatically(address: str, *, case: Case | None = None) -> bool:
    """Tell whether a machine may write to this address, in this case, once more today.

    Source: the limits in the decisions of detail; RFC 3834 section 2 asks for some.
    """
    since = timezone.now() - DAY
    # A case that is new has had none: it costs no question.
    in_case = _count(IN_CASE, case.pk, since, MOST_IN_A_CASE) if case else 0
    to_address = _count(TO_ADDRESS, address, since, MOST_TO_AN_ADDRESS)
    return to_address < MOST_TO_AN_ADDRESS and in_case < MOST_IN_A_CASE


def _count(statement: str, whose: str | int, since: datetime, most: int) -> int:
    with connection.cursor() as cursor:
        cursor.execute(statement, (whose, since, most))
        return int(cursor.fetchone()[0])


def find_dispatch(message_ids: tuple[str, ...]) -> Dispatch | None:
    """Return what we sent under one of these Message-IDs, if we did."""
    if not message_ids:
        return None
    return Dispatch.objects.filter(message_id__in=message_ids).first()


def was_sent_by_us(message_id: str) -> bool:
    """Tell whether a message is our own, come back."""
    return Dispatch.objects.filter(message_id=message_id).exists()


def dispatches_of(case: Case) -> list[Dispatch]:
    """Return what we wrote in a case; what did not arrive, with every attempt."""
    dispatches: list[Dispatch] = fetch(connection, Dispatch, OF_CASE, [case.pk])
    lost = [each for each in dispatches if each.state in NOT_ARRIVED]
    prefetch_related_objects(lost, "deliveries")
    return dispatches
