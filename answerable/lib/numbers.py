"""Numbers of rows as addresses carry them, typed by anybody; pure."""

from __future__ import annotations

LONGEST = 18  # digits; a bigint holds any number of so many


def number_in(typed: str) -> int | None:
    """Return the number of a row; None for what can be none."""
    is_number = typed.isascii() and typed.isdecimal() and len(typed) <= LONGEST
    return int(typed) if is_number else None
