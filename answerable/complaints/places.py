"""Where a page of a list ends that is in the order of days, and what comes after it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from django.db.models import Model, Q, QuerySet

Row = TypeVar("Row", bound=Model)


@dataclass(frozen=True)
class Place:
    """Where a page of a list ended that is in the order of days."""

    day: date
    number: int


def behind(rows: QuerySet[Row], place: Place | None, *, day: str) -> QuerySet[Row]:
    """Return the rows after a place, all of them after None; ``day`` names their day."""
    if place is None:
        return rows
    same = Q(**{day: place.day}, pk__gt=place.number)
    # The second filter is what an index begins with.
    later = Q(**{f"{day}__gt": place.day})
    return rows.filter(same | later, **{f"{day}__gte": place.day})
