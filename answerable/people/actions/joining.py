"""Two records of one human become one, and two again."""

from __future__ import annotations

from collections.abc import Iterable

from django.utils import timezone

from answerable.agency.models import Staff
from answerable.people.actions.changing import note_change
from answerable.people.models import ContactPoint, Person, PersonChange, PersonJoin

What = PersonChange.What


def join_people(
    absorbed: Person, *, into: Person, cases: Iterable[int], by: Staff
) -> PersonJoin:
    """Give the addresses of a locked person to another one, and note which, and cases."""
    points = list(absorbed.contact_points.order_by("pk").values_list("pk", flat=True))
    ContactPoint.objects.filter(pk__in=points).update(person=into)
    note_change(absorbed, What.JOINED, by=by)
    note_change(into, What.JOINED, by=by)
    return PersonJoin.objects.create(
        absorbed=absorbed, survivor=into, points=points, cases=sorted(cases), by=by
    )


def part_people(join: PersonJoin, *, by: Staff) -> PersonJoin:
    """Give the addresses back that moved, and are still where they went."""
    moved = ContactPoint.objects.filter(pk__in=join.points, person=join.survivor)
    moved.update(person=join.absorbed)
    join.undone_by, join.undone_at = by, timezone.now()
    join.save(update_fields=["undone_by", "undone_at"])
    note_change(join.absorbed, What.PARTED, by=by)
    note_change(join.survivor, What.PARTED, by=by)
    return join
