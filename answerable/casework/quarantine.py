"""What nobody understood, or what came too often: a person looks, then decides.

Only for those for whom ``agency.queries.has_quarantine`` is true; every look is a
line in the journal. Source: decisions of detail, "Words, raw bytes, erasure".
"""

from __future__ import annotations

from dataclasses import dataclass

from django.core import signing
from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from answerable.agency.models import Staff
from answerable.agency.queries import get_agency, has_quarantine
from answerable.cases.actors import PERSON, staff_actor
from answerable.cases.journal import record_envelope
from answerable.casework.intake import raw_of, settle, understand
from answerable.casework.receive import open_new
from answerable.casework.settled import Outcome, Settled
from answerable.casework.waking import SEND, wake
from answerable.channels.message import Inbound
from answerable.channels.models import Envelope
from answerable.correspondence.actions import post_alone
from answerable.correspondence.addresses import release_url
from answerable.correspondence.models import Dispatch
from answerable.correspondence.queries import DAY, MOST_TO_AN_ADDRESS
from answerable.lib.errors import NotFound
from answerable.lib.parties import ANONYMOUS, IdentityLevel, Sender
from answerable.people.actions import recognise

SHOWN = 4_000  # characters of a raw message that may be seen
RELEASE_SALT = "answerable.release"


@dataclass(frozen=True)
class Look:
    """What a supervisor sees of a quarantined envelope: text, never a page."""

    envelope: Envelope
    text: str


def quarantined_for(staff: Staff) -> QuerySet[Envelope]:
    """Return what waits for a decision; nothing for anybody else."""
    if not has_quarantine(staff):
        return Envelope.objects.none()
    held = Envelope.objects.filter(outcome=Outcome.QUARANTINED)
    return held.defer("raw").order_by("-received_at")


@transaction.atomic
def look(staff: Staff, reference: str) -> Look:
    """Show the beginning of a quarantined message, and write down who looked."""
    envelope = _held(staff, reference)
    record_envelope(envelope, actor=staff_actor(staff), what="looked_at")
    return Look(envelope, visible(raw_of(envelope)))


def visible(raw: bytes) -> str:
    """Return the first characters as plain text; control characters can be seen."""
    text = raw[: SHOWN * 4].decode("utf-8", "replace")[:SHOWN]
    return "".join(_seen(sign) for sign in text)


def _seen(sign: str) -> str:
    return sign if sign.isprintable() or sign in "\n\t" else f"\\x{ord(sign):02x}"


def replay(staff: Staff, reference: str) -> Envelope:
    """Try again to understand it, as if it had just come."""
    with transaction.atomic():
        envelope = _held(staff, reference)
        record_envelope(envelope, actor=staff_actor(staff), what="replayed")
        _let_go(envelope)
    return understand(envelope)


def release(key: str) -> Envelope:
    """Let a request through that its sender confirmed. Raises NotFound if forged."""
    reference = _released_by(key)
    with transaction.atomic():
        held = Envelope.objects.select_for_update().filter(reference=reference)
        envelope = held.filter(outcome=Outcome.QUARANTINED, reason="too_many").first()
        if envelope:
            record_envelope(envelope, actor=PERSON, what="released")
            _let_go(envelope)
    return understand(envelope) if envelope else get_released(key)


def get_released(key: str) -> Envelope:
    """Return what the key of a link is for. Raises NotFound if it is forged."""
    found = Envelope.objects.defer("raw").filter(reference=_released_by(key)).first()
    if found is None:
        raise NotFound(key)
    return found


def release_key(envelope: Envelope) -> str:
    """Return the key of the link that lets a request through."""
    return signing.dumps(envelope.reference, salt=RELEASE_SALT)


@transaction.atomic
def ask_for_release(envelope: Envelope, address: str, language: str) -> bool:
    """Send the link that lets a request through; False where we wrote too much today."""
    if not _may_be_written_to(address):
        return False
    link = release_url(release_key(envelope), language)
    facts = {"reference": envelope.reference, "release_url": link}
    post_alone("release", address=address, language=language, facts=facts)
    wake(SEND)
    return True


@transaction.atomic
def open_by_hand(staff: Staff, reference: str, *, words: str) -> Envelope:
    """Open a case with what a person made of it; the raw thing stays with it."""
    envelope = _held(staff, reference)
    inbound = Inbound(
        channel=envelope.source,
        received_at=envelope.received_at,
        sender=_claimed(envelope),
        text=words,
        language=get_agency().languages[0],
    )
    record_envelope(envelope, actor=staff_actor(staff), what="opened_by_hand")
    caller = recognise(inbound.sender, language=inbound.language)
    settle(envelope, open_new(inbound, envelope, caller, after=None))
    wake(SEND)
    return envelope


@transaction.atomic
def refuse(staff: Staff, reference: str, *, reason: str) -> Envelope:
    """Say that this needs no desk, and why."""
    envelope = _held(staff, reference)
    record_envelope(envelope, actor=staff_actor(staff), what="refused", reason=reason)
    settle(envelope, Settled(Outcome.REFUSED, reason=reason))
    return envelope


def _may_be_written_to(address: str) -> bool:
    """Tell whether a machine may write to an address without a case once more today."""
    since = timezone.now() - DAY
    recent = Dispatch.objects.filter(is_automatic=True, created_at__gte=since)
    to_address = recent.filter(address=address)[:MOST_TO_AN_ADDRESS]
    return to_address.count() < MOST_TO_AN_ADDRESS


def _released_by(key: str) -> str:
    try:
        reference: str = signing.loads(key, salt=RELEASE_SALT)
    except signing.BadSignature as error:
        raise NotFound(key) from error
    return reference


def _claimed(envelope: Envelope) -> Sender:
    """Return whom the transport named, so that somebody can be answered."""
    address = envelope.transport_sender if envelope.source == "email" else ""
    return (
        Sender("email", address, level=IdentityLevel.CLAIMED) if address else ANONYMOUS
    )


def _held(staff: Staff, reference: str) -> Envelope:
    held = Envelope.objects.select_for_update().filter(reference=reference)
    envelope = held.filter(outcome=Outcome.QUARANTINED).first()
    if envelope is None or not has_quarantine(staff):
        raise NotFound(reference)
    return envelope


def _let_go(envelope: Envelope) -> None:
    envelope.outcome, envelope.reason = Outcome.WAITING, "released"
    envelope.settled_at, envelope.attempts = None, 0
    envelope.next_try = timezone.now()
    envelope.save(
        update_fields=["outcome", "reason", "settled_at", "attempts", "next_try"]
    )
