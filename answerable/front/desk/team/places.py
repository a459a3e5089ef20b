"""After which line a page of a list begins that is in the order of days."""

from __future__ import annotations

from datetime import date

from answerable.complaints.restrictions import Place


def find_place(position: str) -> Place | None:
    """Return the place that a text means; None, the beginning, for anything else."""
    day, _, number = position.partition("_")
    try:
        return Place(date.fromisoformat(day), int(number))
    except ValueError:
        return None


def position_of(day: date, number: int) -> str:
    """Return the text that means the line of this day and this number."""
    return f"{day.isoformat()}_{number}"
