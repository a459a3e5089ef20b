"""The case came while the office was open, or while it was closed."""

from __future__ import annotations

from answerable.routing.conditions.named import one_of
from answerable.routing.facts import Facts


def holds(wanted: object, facts: Facts) -> str | None:
    """Return ``open`` or ``closed``, by the hours of the house, if it is wanted."""
    return one_of(wanted, facts.hours)
