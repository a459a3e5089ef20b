"""One value out of a list: what three conditions have in common."""

from __future__ import annotations

from answerable.lib.errors import Refused


def one_of(wanted: object, value: str) -> str | None:
    """Return the value if it is in the list that a rule wants."""
    if not isinstance(wanted, list):
        raise Refused(code="rule-list", hint=f"{wanted!r} must be a list of names.")
    return value if value and value in wanted else None
