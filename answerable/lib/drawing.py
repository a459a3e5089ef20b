"""Areas as a drawing: outlines become paths on a sheet of some hundred units; pure.

East and north are drawn at the scale of the middle of the map, so that a town looks as
it does on paper. Corners that nobody could tell apart are left out.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from answerable.lib.corners import Corner, without_light
from answerable.lib.middles import box_of, inner_point
from answerable.lib.outlines import Polygon, Ring
from answerable.lib.positions import Point, metres_between

WIDTH = 288  # units; what fits a narrow phone
HIGHEST = 360
MARGIN = 4
UNSEEN = 0.36  # square units that a corner may make up and be left out


@dataclass(frozen=True)
class Drawn:
    """One area: its path, and where its name fits."""

    path: str
    middle: Corner


class Sheet:
    """A map of areas, and the way from points to the sheet and back."""

    def __init__(self, areas: Mapping[str, Sequence[Polygon]]) -> None:
        """Fit all areas on a sheet."""
        every = [one for several in areas.values() for one in several]
        self._west, self._south, east, self._north = box_of(every)
        squeezed = math.cos(math.radians((self._south + self._north) / 2))
        wide, high = (east - self._west) * squeezed, self._north - self._south
        inner = WIDTH - 2 * MARGIN
        self._up = min(inner / wide, (HIGHEST - 2 * MARGIN) / high)
        self._across = self._up * squeezed
        self._left = (WIDTH - wide * self._up) / 2
        self.height = math.ceil(high * self._up) + 2 * MARGIN
        self.areas = {key: self._drawn(several) for key, several in areas.items()}

    def place_of(self, point: Point) -> Corner:
        """Return where a point lies on the sheet, or beside it."""
        x = self._left + (point.longitude - self._west) * self._across
        y = MARGIN + (self._north - point.latitude) * self._up
        return round(x, 1), round(y, 1)

    def has(self, point: Point) -> bool:
        """Tell whether a point lies on the sheet."""
        x, y = self.place_of(point)
        return 0 <= x <= WIDTH and 0 <= y <= self.height

    def point_at(self, x: float, y: float) -> Point:
        """Return the point at a place of the sheet."""
        longitude = self._west + (x - self._left) / self._across
        return Point(self._north - (y - MARGIN) / self._up, longitude)

    def metres(self, units: float) -> float:
        """Return how long so many units are on the ground."""
        return metres_between(self.point_at(0, 0), self.point_at(0, units))

    def _drawn(self, polygons: Sequence[Polygon]) -> Drawn:
        rings = (self._path(ring) for polygon in polygons for ring in polygon)
        middle = self.place_of(inner_point(polygons))
        return Drawn("".join(filter(None, rings)), middle)

    def _path(self, ring: Ring) -> str:
        places = [self.place_of(Point(y, x)) for x, y in ring]
        kept = without_light(places, UNSEEN)
        if not kept:
            return ""
        (x, y), *others = kept[:-1]
        return f"M{x:g} {y:g}L{' '.join(f'{x:g} {y:g}' for x, y in others)}Z"
