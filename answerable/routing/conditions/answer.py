"""A question of the form was answered by one of the answers named."""

from __future__ import annotations

from answerable.routing.conditions.named import any_of
from answerable.routing.facts import Facts


def holds(wanted: object, facts: Facts) -> str | None:
    """Return the first answer, as ``service.question.answer``, that is wanted."""
    return any_of(wanted, facts.answers)
