"""The case came on one of the days named."""

from __future__ import annotations

from answerable.routing.conditions.named import one_of
from answerable.routing.facts import Facts


def holds(wanted: object, facts: Facts) -> str | None:
    """Return the day of the week, where the office is, if it is among those wanted."""
    return one_of(wanted, facts.weekday)
