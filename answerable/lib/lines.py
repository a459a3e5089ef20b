"""Lines with fewer corners, that look the same (D. Douglas and T. Peucker, 1973); pure."""

from __future__ import annotations

import math
from collections.abc import Sequence

Place = tuple[float, float]  # on a plane, such as a sheet of paper


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


def _off(place: Place, start: Place, end: Place) -> float:
    """Return how far a place lies from a line."""
    (x, y), (ax, ay), (bx, by) = place, start, end
    long = math.hypot(bx - ax, by - ay)
    if not long:
        return math.hypot(x - ax, y - ay)
    return abs((bx - ax) * (ay - y) - (ax - x) * (by - ay)) / long
