"""What helps the person is one of the things named, such as an interpreter."""

from __future__ import annotations

from answerable.routing.conditions.named import any_of
from answerable.routing.facts import Facts


def holds(wanted: object, facts: Facts) -> str | None:
    """Return the first need that is among those wanted."""
    return any_of(wanted, facts.needs)
