"""Who did something, as the journal writes it: a kind and an id, never a name."""

from __future__ import annotations

from answerable.agency.models import Staff

SYSTEM = "system"
PERSON = "person"


def staff_actor(staff: Staff) -> str:
    """Return how the journal names a member of staff."""
    return f"staff:{staff.pk}"
