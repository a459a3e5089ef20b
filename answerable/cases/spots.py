"""A spot as the columns of a row, and which cases are near one."""

from __future__ import annotations

from typing import NamedTuple

from django.db.models import QuerySet

from answerable.cases.models import Case
from answerable.cases.models.case import OPEN
from answerable.lib.cells import cell_of, cells_around
from answerable.lib.positions import Point, Spot, metres_between

NOWHERE: dict[str, object] = {
    "latitude": None,
    "longitude": None,
    "place_source": "",
    "place_accuracy": None,
}


class Near(NamedTuple):
    """A case, and how many metres away it is."""

    case: Case
    metres: float


def columns_of(spot: Spot | None) -> dict[str, object]:
    """Return what a row keeps of a spot."""
    if spot is None:
        return dict(NOWHERE)
    return {
        "latitude": spot.latitude,
        "longitude": spot.longitude,
        "place_source": spot.source.value,
        "place_accuracy": spot.accuracy,
    }


def columns_of_case(spot: Spot | None) -> dict[str, object]:
    """Return what a case keeps of a spot: its cell besides, by which it is found."""
    return {**columns_of(spot), "cell": cell_of(spot.point) if spot else None}


def cases_near(
    visible: QuerySet[Case], point: Point, metres: float, *, most: int
) -> list[Near]:
    """Return the open cases so near, the nearest first, of the newest that may be seen."""
    within = visible.filter(OPEN, cell__in=cells_around(point, metres))
    newest = within.order_by("-opened_at", "-id")[: most * 4]
    near = [
        Near(case, metres_between(point, case.point)) for case in newest if case.point
    ]
    found = sorted((one for one in near if one.metres <= metres), key=_far)
    return found[:most]


def _far(near: Near) -> float:
    return near.metres
