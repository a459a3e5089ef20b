"""Lines with fewer corners, that look the same (D. Douglas and T. Peucker, 1973); pure."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

from answerable.lib.middles import box_of
from answerable.lib.outlines import Polygon, Ring

Place = tuple[float, float]  # on a plane, such as a sheet of paper
FEWEST = 4  # positions of a ring: a triangle, and its first corner again
FINEST = 1 / 4_000  # of the whole map that a line may be off at first
COARSER = 1.5
DECIMALS = 5  # of a degree: a metre


def simpler(places: Sequence[Place], tolerance: float) -> list[Place]:
    """Return a line without the corners that are off by no more than a tolerance."""
    kept = {0, len(places) - 1}
    open_ends = [(0, len(places) - 1)]
    while open_ends:
        first, last = open_ends.pop()
        farthest, far = first, tolerance
        for at in range(first + 1, last):
            off = _off(places[at], places[first], places[last])
            if off > far:
                farthest, far = at, off
        if farthest != first:
            kept.add(farthest)
            open_ends += [(first, farthest), (farthest, last)]
    return [places[at] for at in sorted(kept)]


def with_few_corners(
    areas: Mapping[str, Sequence[Polygon]], most: int
) -> dict[str, list[Polygon]]:
    """Return areas in degrees that have together no more corners than ``most``.

    It begins with what nobody sees and grows coarser until they are few enough; what is
    smaller than that is left out.
    """
    every = [one for several in areas.values() for one in several]
    west, south, east, north = box_of(every)
    squeezed = math.cos(math.radians((south + north) / 2))
    tolerance = max((east - west) * squeezed, north - south) * FINEST
    while True:
        drawn = {
            key: _simplified(several, squeezed, tolerance)
            for key, several in areas.items()
        }
        if _corners(drawn) <= most:
            return drawn
        tolerance *= COARSER


def _simplified(
    polygons: Sequence[Polygon], squeezed: float, tolerance: float
) -> list[Polygon]:
    drawn = (
        [_ring(ring, squeezed, tolerance) for ring in polygon] for polygon in polygons
    )
    whole = (polygon for polygon in drawn if len(polygon[0]) >= FEWEST)
    return [[ring for ring in polygon if len(ring) >= FEWEST] for polygon in whole]


def _ring(ring: Ring, squeezed: float, tolerance: float) -> Ring:
    kept = simpler([(x * squeezed, y) for x, y in ring], tolerance)
    return [(round(x / squeezed, DECIMALS), round(y, DECIMALS)) for x, y in kept]


def _corners(areas: Mapping[str, Sequence[Polygon]]) -> int:
    polygons = (one for several in areas.values() for one in several)
    return sum(len(ring) for polygon in polygons for ring in polygon)


def _off(place: Place, start: Place, end: Place) -> float:
    """Return how far a place lies from a line."""
    (x, y), (ax, ay), (bx, by) = place, start, end
    long = math.hypot(bx - ax, by - ay)
    if not long:
        return math.hypot(x - ax, y - ay)
    return abs((bx - ax) * (ay - y) - (ax - x) * (by - ay)) / long
