"""Who may be the same human twice; a member of staff decides."""

from __future__ import annotations

from answerable.people.addresses import likeness
from answerable.people.models import ContactPoint, Person

MOST_NAMESAKES = 50


def likely_twins(person: Person) -> list[Person]:
    """Return who has the same name, and gave the same address or one that is alike."""
    if not person.name.strip():
        return []
    same = Person.objects.filter(name__iexact=person.name).exclude(pk=person.pk)
    namesakes = list(
        same.prefetch_related("contact_points", "claims__point")[:MOST_NAMESAKES]
    )
    own = _likenesses(person) if namesakes else set()
    return [other for other in namesakes if own & _likenesses(other)]


def _likenesses(person: Person) -> set[str]:
    claimed = (claim.point for claim in person.claims.all())
    return {_likeness(point) for point in (*person.contact_points.all(), *claimed)}


def _likeness(point: ContactPoint) -> str:
    return likeness(point.kind, point.address)
