"""Where what somebody typed is: a point that is sure, places to choose from, or neither.

Degrees and Plus Codes name a point by themselves. All else is looked up in the gazetteer.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from answerable.agency.districts import (
    find_district,
    is_ours,
    outlines,
    outlines_mark,
)
from answerable.agency.gazetteer import FoundPlace, find_places
from answerable.agency.models import Office
from answerable.lib.degrees import find_degrees
from answerable.lib.districts import Whereabouts
from answerable.lib.middles import box_of
from answerable.lib.plus_codes import find_code, point_of
from answerable.lib.positions import Point, Source, Spot, spot_at
from answerable.lib.streets import parts_of

TYPED_ACCURACY = 20  # metres: what a map shows when one puts a finger on it


@dataclass(frozen=True)
class LookedUp:
    """What is known of a place: a spot, or choices, or that a point cannot be right.

    A place that is sure and does not lie in the area that was chosen is a choice, too.
    """

    spot: Spot | None = None
    areas: tuple[str, ...] = ()  # the slug of its area; of a border, all that meet
    choices: Sequence[FoundPlace] = ()
    refused: Whereabouts | None = None

    @property
    def area(self) -> str:
        """Return the area that it counts to."""
        return self.areas[0] if self.areas else ""


def look_up(typed: str, *, area: str = "") -> LookedUp:
    """Return where something is by what somebody typed; ``area`` is what they chose."""
    if point := find_degrees(typed):
        return locate(spot_at(point, Source.TYPED, TYPED_ACCURACY))
    if code := find_code(typed):
        square = point_of(code, middle_of_town())
        return (
            locate(spot_at(square[0], Source.PLUS_CODE, square[1]))
            if square
            else LookedUp()
        )
    found = find_places(typed, area=area)
    if len(found) == 1 and found[0].is_called(parts_of(typed)):
        lies_in = found[0].area
        if not (area and lies_in and area != lies_in):
            return LookedUp(found[0].spot, (lies_in,) if lies_in else ())
    return LookedUp(choices=found)


def locate(spot: Spot) -> LookedUp:
    """Return what is known of a point; where it cannot be ours, it is refused."""
    found = find_district(spot.point)
    if not is_ours(found):
        return LookedUp(refused=found)
    return LookedUp(spot, found.areas if found else ())


def middle_of_town() -> Point | None:
    """Return about where everything is: the middle of all areas, or else an office."""
    drawn = outlines(outlines_mark())
    if polygons := [one for several in drawn.values() for one in several]:
        west, south, east, north = box_of(polygons)
        return Point((south + north) / 2, (west + east) / 2)
    office = Office.objects.exclude(latitude=None).order_by("slug").first()
    if office is None or office.latitude is None or office.longitude is None:
        return None
    return Point(office.latitude, office.longitude)
