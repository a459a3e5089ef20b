"""Another address or number: asked for, confirmed by its holder, stopped by the old one."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from django.utils import timezone

from answerable.agency.models import Staff
from answerable.lib.parties import IdentityLevel
from answerable.people.actions.changing import note_change
from answerable.people.models import (
    ContactChange,
    ContactClaim,
    ContactPoint,
    Person,
    PersonChange,
)
from answerable.people.models.contact_change import STOPPED_WITHIN, WAITING

What = PersonChange.What
How = ContactChange.How
PROVES = {
    How.LINK: IdentityLevel.VERIFIED_CHANNEL,
    How.RUNG: IdentityLevel.VERIFIED_CHANNEL,
    How.SEEN: IdentityLevel.SEEN_IN_PERSON,
}


def ask_for_contact(
    person: Person,
    kind: str,
    address: str,
    *,
    replaces: ContactPoint | None,
    by: Staff | None,
) -> ContactChange:
    """Keep what a locked person wants to be reached by; an earlier wish ends."""
    now = timezone.now()
    earlier = person.contact_changes.filter(WAITING, kind=kind)
    earlier.update(stopped_at=now, stopped_by=by)
    note_change(person, What.CONTACT_ASKED, by=by)
    return person.contact_changes.create(
        kind=kind, address=address, replaces=replaces, asked_by=by, asked_at=now
    )


def confirm_contact(
    change: ContactChange, *, how: How, cases: Iterable[int], by: Staff | None
) -> ContactPoint:
    """Let the new address of a locked person hold, and the old one rest.

    An address that we know of somebody else stays theirs: that both gave it is noted.
    """
    point = _point_of(change, PROVES[how])
    if change.replaces and change.replaces.pk != point.pk:
        _end(change.replaces)
    change.point, change.how, change.cases = point, how, sorted(cases)
    change.confirmed_at, change.confirmed_by = timezone.now(), by
    change.save(update_fields=["point", "how", "cases", "confirmed_at", "confirmed_by"])
    note_change(change.person, What.CONTACT_CHANGED, by=by)
    return point


def stop_contact(change: ContactChange, *, by: Staff | None) -> ContactChange:
    """End a change of a locked person; where it held already, the old one holds again."""
    if change.confirmed_at and change.point:
        if change.point.person_id == change.person_id:
            _end(change.point)
        if change.replaces:
            change.replaces.ended_at = None
            change.replaces.save(update_fields=["ended_at"])
    change.stopped_at, change.stopped_by = timezone.now(), by
    change.save(update_fields=["stopped_at", "stopped_by"])
    note_change(change.person, What.CONTACT_STOPPED, by=by)
    return change


def forget_unconfirmed(now: datetime) -> int:
    """Throw away what nobody confirmed and nobody can stop any more; return how many.

    It may be anybody's address: who typed it proved nothing.
    """
    old = ContactChange.objects.filter(
        confirmed_at=None, asked_at__lt=now - STOPPED_WITHIN
    )
    count, _by_kind = old.delete()
    return count


def _point_of(change: ContactChange, level: IdentityLevel) -> ContactPoint:
    point, _ = ContactPoint.objects.get_or_create(
        kind=change.kind, address=change.address, defaults={"person": change.person}
    )
    point.level, point.ended_at = max(point.level, level), None
    point.save(update_fields=["level", "ended_at"])
    if point.person_id != change.person_id:
        ContactClaim.objects.get_or_create(point=point, person=change.person)
    return point


def _end(point: ContactPoint) -> None:
    point.ended_at = timezone.now()
    point.save(update_fields=["ended_at"])
