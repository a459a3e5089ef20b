"""What we know of somebody who proved who they are: shown to them, and used for them."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import get_language

from answerable.agency.queries import offered_or_first
from answerable.cases.public import FollowedCase
from answerable.casework.own_wishes import person_pk_of
from answerable.forms.drafts import begin
from answerable.front.portal.doors import Door
from answerable.front.portal.messages import Visit
from answerable.front.portal.writing import Writing
from answerable.front.shared.wishes import lines_of
from answerable.people.models import ContactChange, Person
from answerable.people.queries import (
    contact_changes_waiting,
    find_consent,
    wishes_of,
    wishes_waiting,
)

Lines = list[tuple[str, str]]


@dataclass(frozen=True)
class Known:
    """What we remember of a person, and what was asked for in their name and waits."""

    has_agreed: bool
    wishes: Lines
    waiting: Lines
    changes: list[ContactChange]


def known_of(followed: FollowedCase) -> Known | None:
    """Return what we know of the person; None for who showed only a secret."""
    if followed.person_pk is None:
        return None
    person = person_of(followed)
    waiting = wishes_waiting(person.pk)
    return Known(
        has_agreed=find_consent(person) is not None,
        wishes=lines_of(wishes_of(person.pk)),
        waiting=lines_of(waiting) if waiting else [],
        changes=contact_changes_waiting(person),
    )


def person_of(followed: FollowedCase) -> Person:
    """Return the person who proved an address. Raises NotAllowed for any other."""
    return Person.objects.get(pk=person_pk_of(followed))


def begin_known(visit: Visit, door: Door) -> Writing:
    """Begin a request of somebody whom we know: who they are is answered already."""
    person = person_of(visit.case)
    wished = wishes_of(person.pk).language
    language = offered_or_first(wished or get_language() or "")
    writing = Writing(begin(door.slug, language), door)
    writing.keep(
        "you", {"name": person.name, "email": visit.address, "language": language}
    )
    return writing
