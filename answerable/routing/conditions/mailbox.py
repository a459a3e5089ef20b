"""The mailbox that was written to is one of those named."""

from __future__ import annotations

from answerable.routing.conditions.named import one_of
from answerable.routing.facts import Facts


def holds(wanted: object, facts: Facts) -> str | None:
    """Return the mailbox if it is among those wanted."""
    return one_of(wanted, facts.mailbox)
