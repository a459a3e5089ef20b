"""Questions about people: what they let us remember, and what changed."""

from __future__ import annotations

from django.db import connection
from django.db.models import Q, QuerySet

from answerable.lib.wishes import Wishes
from answerable.people.models import (
    ConsentRecord,
    ContactChange,
    ContactPoint,
    Person,
    PersonChange,
    PersonJoin,
)
from answerable.people.models.consent import HELD, WAITING
from answerable.people.models.contact_change import WAITING as UNCONFIRMED
from answerable.people.models.joining import TOGETHER

MOST_CHANGES = 50
# Written out, since it is asked for every page of a case.
WISHES = """
SELECT language, channel, hours, ARRAY(
    SELECT kind FROM people_adjustmentneed AS need
    WHERE need.consent_id = consent.id ORDER BY kind)
FROM people_preference JOIN people_consentrecord AS consent ON consent.id = consent_id
WHERE person_id = %s AND purpose = %s AND withdrawn_at IS NULL
    AND (given_at IS NOT NULL) = %s
"""
PURPOSE = ConsentRecord.Purpose.PREFERENCES


def contact_points_of(person: Person) -> list[ContactPoint]:
    """Return the addresses and numbers of a person, the first known first."""
    return list(person.contact_points.order_by("pk"))


def find_point(person: Person, kind: str) -> ContactPoint | None:
    """Return the address or the number by which a person is reached, the first known."""
    points = person.contact_points.filter(kind=kind, ended_at=None)
    return points.order_by("pk").first()


def contact_changes_waiting(person: Person) -> list[ContactChange]:
    """Return the addresses that a person wants to be reached by, and nobody confirmed."""
    asked = person.contact_changes.filter(UNCONFIRMED).order_by("pk")
    return [change for change in asked if change.is_waiting]


def consents_of(person: Person) -> list[ConsentRecord]:
    """Return what a person agreed to and withdrew, the newest first."""
    return list(person.consents.select_related("by").order_by("-asked_at", "-pk"))


def joined_with(person: Person) -> list[PersonJoin]:
    """Return who was joined with a person and still is, the last one first."""
    joins = person.absorbed.filter(TOGETHER).select_related("absorbed", "by")
    return list(joins.order_by("-at"))


def selves_of(pk: int) -> QuerySet[Person]:
    """Return a person (their id) and those who are joined with them: one human."""
    joined = PersonJoin.objects.filter(TOGETHER, survivor=pk).values("absorbed")
    return Person.objects.filter(Q(pk=pk) | Q(pk__in=joined))


def find_consent(person: Person) -> ConsentRecord | None:
    """Return the consent by which we remember how to be in touch, if it holds."""
    return person.consents.filter(HELD, purpose=PURPOSE).first()


def wishes_of(pk: int) -> Wishes:
    """Return how a person (their id) wants us to be in touch, as far as they agreed."""
    return _wishes(pk, is_given=True)


def wishes_waiting(pk: int) -> Wishes | None:
    """Return what a form asked us to remember and its person has not said yet."""
    found = _wishes(pk, is_given=False)
    return None if found == Wishes() else found


def find_waiting(person: Person) -> ConsentRecord | None:
    """Return the consent that a form asked for and that waits, if there is one."""
    return person.consents.filter(WAITING, purpose=PURPOSE).first()


def changes_of(person: Person) -> list[PersonChange]:
    """Return the last things that were done about a person, the newest first."""
    return list(
        person.changes.select_related("by").order_by("-at", "-pk")[:MOST_CHANGES]
    )


def _wishes(pk: int, *, is_given: bool) -> Wishes:
    with connection.cursor() as cursor:
        cursor.execute(WISHES, [pk, PURPOSE.value, is_given])
        row = cursor.fetchone()
    if row is None:
        return Wishes()
    language, channel, hours, needs = row
    return Wishes(language, channel, hours, tuple(needs))
