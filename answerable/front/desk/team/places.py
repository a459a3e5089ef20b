"""After which line a page of a list begins that is in the order of days."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TypeVar

from django.db.models import Model, QuerySet

from answerable.complaints.places import Place

Row = TypeVar("Row", bound=Model)


def find_place(position: str) -> Place | None:
    """Return the place that a text means; None, the beginning, for anything else."""
    day, _, number = position.partition("_")
    try:
        return Place(date.fromisoformat(day), int(number))
    except ValueError:
        return None


def page_of(
    rows: QuerySet[Row], size: int, *, day: Callable[[Row], date]
) -> tuple[list[Row], str]:
    """Return the first rows, and the position after which the next page begins, if any."""
    found = list(rows[: size + 1])
    if len(found) <= size:
        return found, ""
    last = found[size - 1]
    return found[:size], f"{day(last).isoformat()}_{last.pk}"
