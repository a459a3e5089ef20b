"""Holding a person still while something is changed about them."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.translation import gettext as _

from answerable.lib.errors import Stale
from answerable.people.models import Person


def lock_people(seen: Mapping[int, int | None]) -> dict[int, Person]:
    """Return these people by their keys, locked in that order; the values are ``seen``."""
    return {pk: lock_person(pk, seen=seen[pk]) for pk in sorted(seen)}


def lock_person(pk: int, *, seen: int | None = None) -> Person:
    """Return the person, locked until the transaction ends.

    ``seen`` is the version that the decider looked at. Raises Stale where somebody
    changed something since.
    """
    person = Person.objects.select_for_update(no_key=True).get(pk=pk)
    if seen is not None and person.version != seen:
        hint = _(
            "Somebody changed this person’s page meanwhile. Look at what is new, then"
            " send again: what you chose is still here."
        )
        raise Stale(code="person-changed", hint=hint)
    return person
