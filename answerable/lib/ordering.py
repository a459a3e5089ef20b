"""Lists whose order people change by buttons, and names that nobody has yet; pure."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from itertools import count
from typing import TypeVar

from answerable.lib.errors import NotFound

Row = TypeVar("Row")


def place_of(name: str, names: Sequence[str]) -> int:
    """Return where a name stands among others. Raises NotFound."""
    if name not in names:
        raise NotFound(name)
    return names.index(name)


def moved(rows: Sequence[Row], here: int, *, up: bool) -> list[Row]:
    """Return the rows with one and its neighbour exchanged; at the ends nothing is."""
    there = here - 1 if up else here + 1
    ordered = list(rows)
    if 0 <= there < len(rows):
        ordered[here], ordered[there] = ordered[there], ordered[here]
    return ordered


def free_name(wanted: str, taken: Collection[str], joint: str = "-") -> str:
    """Return the name, with the first number behind it that makes it one of its own."""
    if wanted not in taken:
        return wanted
    numbered = (f"{wanted}{joint}{number}" for number in count(2))
    return next(name for name in numbered if name not in taken)
