"""The way by which a case came is one of those named."""

from __future__ import annotations

from answerable.routing.conditions.named import one_of
from answerable.routing.facts import Facts


def holds(wanted: object, facts: Facts) -> str | None:
    """Return the channel if it is among those wanted."""
    return one_of(wanted, facts.channel)
