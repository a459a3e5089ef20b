"""Values out of a list: what most conditions have in common."""

from __future__ import annotations

from collections.abc import Iterable

from answerable.lib.errors import Refused


def one_of(wanted: object, value: str) -> str | None:
    """Return the value if it is in the list that a rule wants."""
    return any_of(wanted, [value])


def any_of(wanted: object, values: Iterable[str]) -> str | None:
    """Return the first value that is in the list that a rule wants."""
    if not isinstance(wanted, list):
        raise Refused(code="rule-list", hint=f"{wanted!r} must be a list of names.")
    return next((value for value in values if value and value in wanted), None)
