"""A setup comes as a folder: kept while its sender looks at what differs, then taken."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone

from answerable.agency.configuration import Hand
from answerable.agency.models import SentSetup, Staff
from answerable.casework.seeding.folder import documents_in, plan_of
from answerable.casework.seeding.packing import packed, unpacked
from answerable.casework.seeding.plan import Plan
from answerable.casework.seeding.report import Report
from answerable.casework.seeding.taking import take
from answerable.casework.seeding.telling import files
from answerable.lib.errors import NotFound

LIFETIME = timedelta(days=1)


def setup_packed() -> bytes:
    """Return everything that is set up, as the zip of a seed folder."""
    return packed(files())


def send_setup(content: bytes, *, by: Staff) -> None:
    """Keep a folder that makes sense. Raises Refused, or FaultyFolder with every fault."""
    plan_of(documents_in(unpacked(content)))
    sent = {"content": content, "at": timezone.now()}
    SentSetup.objects.update_or_create(by=by, defaults=sent)


def get_sent_setup(staff: Staff) -> Plan:
    """Return what this member has sent. Raises NotFound, and FaultyFolder as above.

    What made sense yesterday may not after an update.
    """
    recent = SentSetup.objects.filter(at__gte=timezone.now() - LIFETIME)
    sent = recent.filter(by=staff).first()
    if sent is None:
        raise NotFound(staff.username)
    return plan_of(documents_in(unpacked(bytes(sent.content))))


@transaction.atomic
def take_sent_setup(*, by: Staff, seen: str) -> Report:
    """Make the house what was sent. Raises NotFound, Refused, Stale."""
    report = take(get_sent_setup(by), by=Hand(by), seen=seen)
    give_up_setup(by=by)
    return report


def give_up_setup(*, by: Staff) -> None:
    """Forget what was sent."""
    SentSetup.objects.filter(by=by).delete()


def forget_old_setups(now: datetime) -> int:
    """Throw away what was sent and is worth nothing any more; return how many."""
    count, _by_kind = SentSetup.objects.filter(at__lt=now - LIFETIME).delete()
    return count
