"""Who did something, as the journal writes it: a kind and an id, never a name."""

from __future__ import annotations

from answerable.agency.models import Staff

SYSTEM = "system"
PERSON = "person"


def staff_actor(staff: Staff) -> str:
    """Return how the journal names a member of staff."""
    return f"staff:{staff.pk}"


def representative_actor(number: int) -> str:
    """Return how the journal names somebody who acts for the person (their id)."""
    return f"representative:{number}"


def representative_id(actor: str) -> int:
    """Return the id of who acts for the person, if the journal names one; else 0."""
    kind, _, number = actor.partition(":")
    return int(number) if kind == "representative" else 0


def staff_id(actor: str) -> int:
    """Return the id of the member of staff whom the journal names; 0 for others."""
    kind, _, number = actor.partition(":")
    return int(number) if kind == "staff" else 0
