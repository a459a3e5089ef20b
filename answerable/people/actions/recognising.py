"""Knowing a person again."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from django.db import connection

from answerable.lib.parties import Sender
from answerable.lib.rows import draw_keys, insert, insert_drawn, one_trip
from answerable.people.addresses import normal_address
from answerable.people.models import ContactClaim, ContactPoint, Person

LONGEST_NAME = 200
# Written out by hand: the first is asked for every message that arrives.
FIND = """
SELECT point.id, point.level, person.id, person.name, person.language
FROM people_contactpoint AS point JOIN people_person AS person
    ON person.id = point.person_id
WHERE point.kind = %s AND point.address = %s
"""
# Waits for another transaction that inserts the same, instead of failing this one.
KEEP = """
INSERT INTO people_contactpoint (person_id, kind, address, level)
VALUES (%s, %s, %s, %s) ON CONFLICT (kind, address) DO NOTHING RETURNING id
"""
# Another transaction may have proved it better meanwhile: the level never falls.
RAISE = """
UPDATE people_contactpoint SET level = GREATEST(level, %s) WHERE id = %s RETURNING level
"""


@dataclass(frozen=True)
class Caller:
    """Whom a message came from, as far as we know, and where to answer.

    Of who ``is_new``, made for this very message, nothing is remembered yet.
    """

    person: Person | None = None
    contact: ContactPoint | None = None
    is_new: bool = field(default=False, compare=False)


def recognise(sender: Sender, *, language: str = "") -> Caller:
    """Return the person behind a sender, made new if need be; nobody if anonymous.

    Better proof than before raises the level of the contact point, worse leaves it. An
    address proves nothing by itself: what its holder may see is decided by the level of
    identity, never by having been recognised.
    """
    address = normal_address(sender.kind, sender.address)
    if not address:
        return Caller(_named(sender, language), is_new=True)
    point = _find_point(sender.kind, address)
    if point is None:
        return _introduce(sender, address, language)
    return _known(point, sender)


def add_contact(person: Person, sender: Sender) -> None:
    """Keep a second way to reach a person; one that is known stays where it is.

    That somebody else gave it, too, is noted: perhaps they are one.
    """
    address = normal_address(sender.kind, sender.address)
    point = _keep_point(person, sender, address) if address else None
    if point and point.person.pk != person.pk:
        ContactClaim.objects.get_or_create(point=point, person=person)


def _named(sender: Sender, language: str) -> Person | None:
    return _new_person(sender, language) if sender.name else None


def _known(point: ContactPoint, sender: Sender) -> Caller:
    if sender.level > point.level:
        _raise_level(point, sender)
    return Caller(point.person, point)


def _introduce(sender: Sender, address: str, language: str) -> Caller:
    """Keep a new person; where another process was faster, theirs is the one."""
    person = _person(sender, language)
    draw_keys(connection, person)
    with connection.cursor() as cursor:
        with one_trip(connection):
            insert_drawn(connection, [person])
            cursor.execute(KEEP, _values(person, sender, address))
        kept = cursor.fetchone()
    point = _point(kept, person, sender, address)
    if kept is None:
        person.delete()
        return _known(point, sender)
    return Caller(person, point, is_new=True)


def _new_person(sender: Sender, language: str) -> Person:
    person = _person(sender, language)
    insert(connection, person)
    return person


def _person(sender: Sender, language: str) -> Person:
    return Person(name=sender.name[:LONGEST_NAME], language=language)


def _find_point(kind: str, address: str) -> ContactPoint | None:
    row = _ask(FIND, kind, address)
    if row is None:
        return None
    pk, level, person_id, name, language = row
    person = Person(pk=person_id, name=name, language=language)
    return ContactPoint(pk=pk, person=person, kind=kind, address=address, level=level)


def _raise_level(point: ContactPoint, sender: Sender) -> None:
    row = _ask(RAISE, int(sender.level), point.pk)
    point.level = row[0] if row else point.level


def _keep_point(person: Person, sender: Sender, address: str) -> ContactPoint:
    """Insert a contact point unless it is there; return the one that is."""
    kept = _ask(KEEP, *_values(person, sender, address))
    return _point(kept, person, sender, address)


def _values(person: Person, sender: Sender, address: str) -> tuple[str | int, ...]:
    return person.pk, sender.kind, address, int(sender.level)


def _point(
    kept: tuple[Any, ...] | None, person: Person, sender: Sender, address: str
) -> ContactPoint:
    """Return the contact point that was just kept, or else the one that was there."""
    if kept is None:
        points = ContactPoint.objects.select_related("person")
        return points.get(kind=sender.kind, address=address)
    return ContactPoint(
        pk=kept[0],
        person=person,
        kind=sender.kind,
        address=address,
        level=int(sender.level),
    )


def _ask(statement: str, *values: str | int) -> tuple[Any, ...] | None:
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        row: tuple[Any, ...] | None = cursor.fetchone()
        return row
