"""Makers of people, and of what they let us remember."""

from __future__ import annotations

from answerable.lib.parties import IdentityLevel, Sender
from answerable.lib.wishes import Wishes
from answerable.people.actions import recognise
from answerable.people.models import Person

WISHES = Wishes("ar", "phone", "morning", ("interpreter", "large_print"))


def make_person(
    name: str = "Amina Yusuf",
    address: str = "amina@mail.example",
    *,
    kind: str = "email",
    level: IdentityLevel = IdentityLevel.CLAIMED,
) -> Person:
    """Return the person behind an address."""
    person = recognise(Sender(kind, address, name, level)).person
    assert person is not None
    return person
