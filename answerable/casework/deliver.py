"""Sending what was written, after the commit that wrote it. The row is the queue."""

from __future__ import annotations

from functools import partial

from django.db import connection, transaction
from django.utils import timezone

from answerable.cases.journal import one_page
from answerable.cases.locks import lock_case
from answerable.cases.models.case import CaseType
from answerable.cases.workflow import State
from answerable.casework.joined import acknowledged_joined
from answerable.casework.promises import acknowledged
from answerable.casework.undelivered import note_undelivered
from answerable.channels.registry import in_a_row
from answerable.correspondence.actions import deliver
from answerable.correspondence.models import Delivery, Dispatch
from answerable.lib.rows import fetch

AT_A_TIME = 100
ACKNOWLEDGING = ("acknowledgement", "split")
# Written out, since every letter begins with one; the index is dispatch_waiting.
NEXT = """
WHERE state = 'waiting' AND next_try <= %s
ORDER BY next_try LIMIT 1 FOR UPDATE SKIP LOCKED
"""


def drain(most: int = AT_A_TIME) -> int:
    """Make an attempt at what waits, the longest first; return how many were tried."""
    tried = 0
    with in_a_row():
        while tried < most and deliver_next():
            tried += 1
    return tried


@transaction.atomic
def deliver_next() -> bool:
    """Claim one message and make one attempt; False when none waits."""
    waiting = fetch(connection, Dispatch, NEXT, [timezone.now()])
    if not waiting:
        return False
    dispatch = waiting[0]
    delivery = deliver(dispatch)
    if delivery.result == Delivery.Result.ACCEPTED:
        _count_as_acknowledged(dispatch)
    elif delivery.result == Delivery.Result.REFUSED:
        note_undelivered(dispatch)
    return True


def _count_as_acknowledged(dispatch: Dispatch) -> None:
    """Keep the promise to confirm; a complaint wants more than an automatic receipt."""
    if dispatch.occasion not in ACKNOWLEDGING or dispatch.case_id is None:
        return
    case = lock_case(dispatch.case_id)
    if case.case_type == CaseType.COMPLAINT:
        return
    if case.state == State.MERGED:
        # Not while this one is held: the other one may be held by who waits for it.
        transaction.on_commit(partial(acknowledged_joined, case.pk))
        return
    with one_page(case):
        acknowledged(case, at=timezone.now())
