"""What is not a person's new message: recognised, recorded, and never answered."""

from __future__ import annotations

import hashlib
from datetime import timedelta

from django.conf import settings
from django.db import connection

from answerable.agency.queries import get_agency
from answerable.cases.actions import record_message
from answerable.cases.locks import lock_case
from answerable.cases.threads import thread_of
from answerable.casework.settled import (
    Outcome,
    Settled,
    continued,
    quarantined,
    refused,
)
from answerable.casework.undelivered import note_undelivered
from answerable.channels import limits
from answerable.channels.message import Inbound, Kind
from answerable.channels.models import Envelope
from answerable.correspondence.actions import record_bounce
from answerable.correspondence.models import Dispatch
from answerable.correspondence.queries import find_dispatch, was_sent_by_us
from answerable.lib.parties import IdentityLevel
from answerable.lib.rows import one_trip

HOUR = timedelta(hours=1)
DAY = timedelta(days=1)
FORMS_AN_HOUR = 10
FORMS_A_DAY = 50
# Written out, since it is asked for every mail; the index is envelope_fingerprint.
WAIT = "SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))"
FIRST = """
SELECT case_reference FROM channels_envelope
WHERE fingerprint = %s AND outcome IN ('opened', 'continued') LIMIT 1
"""


def sift(inbound: Inbound, envelope: Envelope) -> Settled | None:
    """Settle what needs no desk; None for a person's own, first message."""
    if inbound.kind is Kind.LOOP or _is_our_own(inbound):
        return refused("loop")
    if (first := _find_first(inbound)) is not None:
        return Settled(Outcome.DUPLICATE, case_reference=first)
    if inbound.kind is not Kind.MESSAGE:
        return _of_a_machine(inbound, envelope)
    return quarantined("too_many") if is_too_much(inbound, envelope) else None


def _of_a_machine(inbound: Inbound, envelope: Envelope) -> Settled:
    is_bounce = inbound.kind is Kind.BOUNCE
    return _bounce(inbound) if is_bounce else _automatic(inbound, envelope)


def fingerprint(inbound: Inbound) -> str:
    """Return what two copies of one mail have in common; empty for other channels.

    The same mailbox, sender, Message-ID and body: the same Message-ID with other
    words is another message.
    """
    if not inbound.message_id:
        return ""
    parts = (
        inbound.mailbox,
        inbound.sender.address.lower(),
        inbound.message_id,
        inbound.body_hash,
    )
    return hashlib.sha256("\0".join(parts).encode("utf-8", "replace")).hexdigest()


def is_too_much(inbound: Inbound, envelope: Envelope) -> bool:
    """Tell whether too many forms came from one place; somebody known may go on."""
    is_form = envelope.source == "web" and not inbound.concerns
    if not (settings.FORM_LIMITS and is_form) or is_released(envelope):
        return False
    if inbound.sender.level >= IdentityLevel.VERIFIED_CHANNEL:
        return False
    place = envelope.transport_sender
    hourly = limits.take(f"form-hour:{place}", capacity=FORMS_AN_HOUR, per=HOUR)
    daily = limits.take(f"form-day:{place}", capacity=FORMS_A_DAY, per=DAY)
    return not (hourly and daily)


def is_released(envelope: Envelope) -> bool:
    """Tell whether somebody let it through the limits."""
    return envelope.reason == "released"


def _is_our_own(inbound: Inbound) -> bool:
    """Tell whether it came back to us; only ids of our own domain are looked up."""
    ours = f"@{get_agency().email.rpartition('@')[2]}>"
    return inbound.message_id.endswith(ours) and was_sent_by_us(inbound.message_id)


def _find_first(inbound: Inbound) -> str | None:
    """Return the case that the first copy of this mail ended in, if one came."""
    mark = fingerprint(inbound)
    if not mark:
        return None
    with connection.cursor() as waiting, connection.cursor() as asking:
        with one_trip(connection):
            # Another worker may be at a copy: let it finish, so that it is seen.
            waiting.execute(WAIT, [mark])
            asking.execute(FIRST, [mark])
        first = asking.fetchone()
    return first[0] if first else None


def _bounce(inbound: Inbound) -> Settled:
    """Attach a bounce to the message that it names, else show it to a person."""
    dispatch = find_dispatch(inbound.bounced_ids or inbound.references)
    if dispatch is None:
        return quarantined("bounce")
    is_news = dispatch.state != Dispatch.State.BOUNCED
    record_bounce(dispatch, inbound.bounce_status or inbound.subject)
    if is_news:
        note_undelivered(dispatch)
    case = dispatch.case
    reference = case.reference if case else ""
    return continued(reference, fingerprint(inbound), "bounce")


def _automatic(inbound: Inbound, envelope: Envelope) -> Settled:
    """Record a machine's answer on its case; it reopens and answers nothing."""
    thread = thread_of(inbound)
    if thread is None:
        return refused("automatic")
    case = lock_case(thread.case.pk)
    record_message(case, inbound, envelope=envelope, person=None)
    return continued(case.reference, fingerprint(inbound), "automatic")
