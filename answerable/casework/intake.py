"""Keep first, understand later: the way in for everything that arrives.

``keep`` commits the raw thing before anybody looks at it, and only then may the
outside be told that it was taken. ``understand`` settles one envelope in a
transaction of its own; ``drain`` settles all that wait. The row is the queue.
"""

from __future__ import annotations

import hashlib
import logging
from collections.abc import Callable
from contextlib import nullcontext
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import uuid4

from django.conf import settings
from django.db import IntegrityError, connection, transaction
from django.utils import timezone

from answerable.casework.receive import receive
from answerable.casework.settled import Settled
from answerable.casework.waking import SEND, wake
from answerable.channels.message import Arrival, Inbound
from answerable.channels.models import Envelope
from answerable.channels.registry import CHANNELS
from answerable.lib import keys
from answerable.lib.errors import ChannelTrouble
from answerable.lib.references import new_reference, new_secret
from answerable.lib.rows import draw_keys, fetch, insert_drawn, one_trip, update
from answerable.lib.wording import without_nul

logger = logging.getLogger(__name__)

IN_THE_ROW = 256 * 1024  # bytes; what is larger lies in the store of files
LONGEST_ADDRESS = 320  # what is longer is nobody's, but is kept all the same
AT_A_TIME = 100
TRIES = 5  # with a million cases, one new reference in 22,000 is taken
# After each fault that could pass; then it is quarantined, where a person sees it.
WAITS = (timedelta(seconds=30), timedelta(minutes=5), timedelta(minutes=30))
Outcome = Envelope.Outcome
# Written out, since every message begins with one; the index is envelope_waiting.
NEXT = """
WHERE outcome = 'waiting' AND next_try <= %s
ORDER BY next_try LIMIT 1 FOR UPDATE SKIP LOCKED
"""
THIS = """
WHERE outcome = 'waiting' AND id = %s FOR UPDATE SKIP LOCKED
"""
# The envelope is on the disk: what came of it need not be there before we go on.
UNHURRIED = "SET LOCAL synchronous_commit TO off"
SETTLED = (
    "outcome",
    "reason",
    "case_reference",
    "fingerprint",
    "attempts",
    "settled_at",
)


@dataclass(frozen=True)
class Kept:
    """An envelope, and its secret where it was minted just now."""

    envelope: Envelope
    secret: str | None


def keep(
    source: str,
    raw: bytes,
    *,
    mailbox: str = "",
    transport_sender: str = "",
    idempotency_key: str = "",
    wait: timedelta = timedelta(),
    secret: str = "",
    ending: Callable[[], None] | None = None,
) -> Kept:
    """Keep what arrived, durably, before anybody understands it.

    Returns once it is committed. With an idempotency key, the second arrival finds
    the first, and no second secret. ``wait`` leaves it alone for whoever understands
    it in the same breath. A ``secret`` is given by who must be able to show it again.
    ``ending`` ends what the envelope takes the place of, by the same commit.
    """
    key = idempotency_key or uuid4().hex
    stored = stored_as(raw)
    for _ in range(TRIES):
        minted = secret or new_secret()
        envelope = Envelope(
            source=source,
            mailbox=without_nul(mailbox)[:LONGEST_ADDRESS],
            transport_sender=without_nul(transport_sender)[:LONGEST_ADDRESS],
            size=len(raw),
            idempotency_key=key,
            reference=new_reference(),
            sealed_secret=keys.seal(minted, settings.SECRET_KEY),
            next_try=timezone.now() + wait,
            **stored,
        )
        if _is_new(envelope, ending):
            return Kept(envelope, minted)
        if first := Envelope.objects.filter(source=source, idempotency_key=key).first():
            return Kept(first, None)
    message = "No free reference was found."
    raise ChannelTrouble(message, temporary=True)


def _is_new(envelope: Envelope, ending: Callable[[], None] | None) -> bool:
    """Commit the envelope; False where its key, or its reference, is taken."""
    # A trip alone is a transaction; Django refuses if this is inside another.
    is_inside = connection.in_atomic_block
    draw_keys(connection, envelope)
    try:
        with transaction.atomic(durable=True) if is_inside else nullcontext():
            _send(envelope, ending)
    except IntegrityError:
        return False
    return True


def _send(envelope: Envelope, ending: Callable[[], None] | None) -> None:
    with one_trip(connection):
        insert_drawn(connection, [envelope])
        if ending:
            ending()


def understand(envelope: Envelope) -> Envelope:
    """Settle one envelope now, and tell it so; another process may have been faster."""
    settled = _settle(THIS, envelope.pk)
    wake(SEND)
    if settled is None:
        envelope.refresh_from_db()
        return envelope
    for name in (*SETTLED, "fault", "next_try"):
        setattr(envelope, name, getattr(settled, name))
    return envelope


def drain(most: int = AT_A_TIME) -> int:
    """Settle what waits, the longest first, and return how many were tried."""
    tried = 0
    while tried < most and _settle(NEXT, timezone.now()):
        tried += 1
    return tried


def _settle(claim: str, which: int | datetime) -> Envelope | None:
    """Claim and settle one envelope; None when there is none to be had."""
    claimed: Envelope | None = None
    try:
        with transaction.atomic():
            found = fetch(connection, Envelope, claim, [which])
            if not found:
                return None
            claimed = found[0]
            settled = receive(_read(claimed), claimed)
            with one_trip(connection), connection.cursor() as cursor:
                cursor.execute(UNHURRIED)
                settle(claimed, settled)
    except Exception as fault:  # whatever it was, the next one must get its turn
        if claimed is None:
            raise
        logger.exception("Envelope %s was not understood", claimed.reference)
        _put_back(claimed, fault)
        claimed.refresh_from_db()
    return claimed


def _read(envelope: Envelope) -> Inbound:
    arrival = Arrival(
        raw=raw_of(envelope),
        received_at=envelope.received_at,
        mailbox=envelope.mailbox,
        transport_sender=envelope.transport_sender,
    )
    return CHANNELS[envelope.source].read(arrival)


def raw_of(envelope: Envelope) -> bytes:
    """Return the bytes as they arrived."""
    if envelope.raw is not None:
        return bytes(envelope.raw)
    return settings.FILES.get(envelope.raw_sha256)


def settle(envelope: Envelope, settled: Settled) -> None:
    """Write what became of a locked envelope."""
    envelope.outcome = settled.outcome
    envelope.reason = settled.reason
    envelope.case_reference = settled.case_reference
    envelope.fingerprint = settled.fingerprint
    envelope.attempts += 1
    envelope.settled_at = timezone.now()
    update(connection, envelope, SETTLED)


def _put_back(envelope: Envelope, fault: Exception) -> None:
    """Leave an envelope for later, or for a person when there is no hope."""
    hopeless = isinstance(fault, ChannelTrouble) and not fault.temporary
    with transaction.atomic():
        waiting = Envelope.objects.filter(outcome=Outcome.WAITING)
        row = waiting.select_for_update().filter(pk=envelope.pk).first()
        if row is None:
            return
        row.fault = without_nul(f"{type(fault).__name__}: {fault}")[:4000]
        if hopeless or row.attempts >= len(WAITS):
            settle(row, Settled(Outcome.QUARANTINED, reason="not_understood"))
            row.save(update_fields=["fault"])
            return
        row.next_try = timezone.now() + WAITS[row.attempts]
        row.attempts += 1
        row.save(update_fields=["fault", "next_try", "attempts"])


def stored_as(raw: bytes) -> dict[str, object]:
    """Return how an envelope holds these bytes; large ones are on the disk by then."""
    if len(raw) > IN_THE_ROW:
        return {"raw": None, "raw_sha256": settings.FILES.put(raw)}
    return {"raw": raw, "raw_sha256": hashlib.sha256(raw).hexdigest()}
