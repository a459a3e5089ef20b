"""Questions about people: what they let us remember, and what changed."""

from __future__ import annotations

from django.contrib.postgres.aggregates import ArrayAgg

from answerable.people.models import (
    ConsentRecord,
    ContactPoint,
    Person,
    PersonChange,
    Preference,
)
from answerable.people.models.consent import HELD
from answerable.people.wishes import Wishes

MOST_CHANGES = 50
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
    held = Preference.objects.filter(
        consent__person=pk, consent__purpose=PURPOSE, consent__withdrawn_at=None
    )
    needed = ArrayAgg("consent__needs__kind", default=[])
    row = held.values_list("language", "channel", "hours", needed).first()
    if row is None:
        return Wishes()
    language, channel, hours, needs = row
    return Wishes(language, channel, hours, tuple(sorted(filter(None, needs))))


def changes_of(person: Person) -> list[PersonChange]:
    """Return the last things that were done about a person, the newest first."""
    return list(
        person.changes.select_related("by").order_by("-at", "-pk")[:MOST_CHANGES]
    )
