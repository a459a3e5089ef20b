"""Questions about people: what they let us remember, and what changed."""

from __future__ import annotations

from django.db import connection

from answerable.people.models import (
    ConsentRecord,
    ContactPoint,
    Person,
    PersonChange,
)
from answerable.people.models.consent import HELD
from answerable.people.wishes import Wishes

MOST_CHANGES = 50
# Written out, since it is asked for every page of a case.
WISHES = """
SELECT language, channel, hours, ARRAY(
    SELECT kind FROM people_adjustmentneed AS need
    WHERE need.consent_id = consent.id ORDER BY kind)
FROM people_preference JOIN people_consentrecord AS consent ON consent.id = consent_id
WHERE person_id = %s AND purpose = %s AND withdrawn_at IS NULL
"""
PURPOSE = ConsentRecord.Purpose.PREFERENCES


def contact_points_of(person: Person) -> list[ContactPoint]:
    """Return the addresses and numbers of a person, the first known first."""
    return list(person.contact_points.order_by("pk"))


def consents_of(person: Person) -> list[ConsentRecord]:
    """Return what a person agreed to and withdrew, the newest first."""
    return list(person.consents.select_related("by").order_by("-given_at", "-pk"))


def find_consent(person: Person) -> ConsentRecord | None:
    """Return the consent by which we remember how to be in touch, if it holds."""
    return person.consents.filter(HELD, purpose=PURPOSE).first()


def wishes_of(pk: int) -> Wishes:
    """Return how a person (their id) wants us to be in touch, as far as they agreed."""
    with connection.cursor() as cursor:
        cursor.execute(WISHES, [pk, PURPOSE.value])
        row = cursor.fetchone()
    if row is None:
        return Wishes()
    language, channel, hours, needs = row
    return Wishes(language, channel, hours, tuple(needs))


def changes_of(person: Person) -> list[PersonChange]:
    """Return the last things that were done about a person, the newest first."""
    return list(
        person.changes.select_related("by").order_by("-at", "-pk")[:MOST_CHANGES]
    )
