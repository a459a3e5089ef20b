"""Who did something, as the journal writes it: a kind and an id, never a name."""

from __future__ import annotations

from answerable.agency.models import Staff

SYSTEM = "system"
PERSON = "person"


def staff_actor(staff: Staff) -> str:
    """Return how the journal names a member of staff."""
    return f"staff:{staff.pk}"


def staff_id(actor: str) -> int:
    """Return the id of the member of staff whom the journal names; 0 for others."""
    kind, _, number = actor.partition(":")
    return int(number) if kind == "staff" else 0
