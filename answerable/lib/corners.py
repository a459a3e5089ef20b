"""Outlines with few corners: those that make up the least of the shape go first; pure.

How much a corner makes up is the area of the triangle with its neighbours, when no other
has less (M. Visvalingam and J. Whyatt, 1993). A coast of thousands takes a moment.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from heapq import heapify, heappop, heappush

from answerable.lib.middles import box_of
from answerable.lib.outlines import Polygon, Ring

Corner = tuple[float, float]
TRIANGLE = 3  # corners; what is left of a ring that has lost all others
FINEST = 1 / 4_000  # of the whole map: nobody sees what is smaller
DECIMALS = 5  # of a degree: a metre
GONE = -1.0


def with_few_corners(
    areas: Mapping[str, Sequence[Polygon]], most: int
) -> dict[str, list[Polygon]]:
    """Return areas in degrees that have together no more positions than ``most``.

    What nobody sees goes in any case. A ring that makes up less than the corners that
    had to go is left out, and so is what lies in it.
    """
    every = [one for several in areas.values() for one in several]
    west, south, east, north = box_of(every)
    squeezed = math.cos(math.radians((south + north) / 2))
    unseen = (max((east - west) * squeezed, north - south) * FINEST) ** 2
    weighed = {
        key: [[weights_of(ring, squeezed) for ring in polygon] for polygon in several]
        for key, several in areas.items()
    }
    rings = [ring for key in weighed for polygon in weighed[key] for ring in polygon]
    least = max(unseen, _least(rings, most))
    return {
        key: _lightened(areas[key], several, least) for key, several in weighed.items()
    }


def without_light(ring: Ring, least: float) -> Ring:
    """Return a ring without the corners that make up no more than an area.

    Nothing where that is all of it.
    """
    return _heavy(ring, weights_of(ring), least)


def weights_of(ring: Ring, squeezed: float = 1.0) -> list[float]:
    """Return how much each corner of a ring makes up; its last position is its first.

    No corner makes up less than one that went before it. The last three go together.
    """
    chain = _Chain([(x * squeezed, y) for x, y in ring[:-1]])
    weights, reached = [0.0] * len(ring[:-1]), 0.0
    while len(chain) > TRIANGLE:
        size, at = chain.take_least()
        weights[at] = reached = max(reached, size)
    last = max([reached, *(chain.sizes[at] for at in chain.left())])
    return [
        last if size != GONE else weights[at] for at, size in enumerate(chain.sizes)
    ]


class _Chain:
    """The corners of a ring that are left, each with the size of its triangle."""

    def __init__(self, corners: Sequence[Corner]) -> None:
        """Begin with all of them."""
        count = len(corners)
        self.corners = corners
        self.before = [(at - 1) % count for at in range(count)]
        self.after = [(at + 1) % count for at in range(count)]
        self.sizes = [self._size(at) for at in range(count)]
        self.heap = [(size, at) for at, size in enumerate(self.sizes)]
        self.count = count
        heapify(self.heap)

    def __len__(self) -> int:
        """Return how many are left."""
        return self.count

    def left(self) -> list[int]:
        """Return which are left."""
        return [at for at, size in enumerate(self.sizes) if size != GONE]

    def take_least(self) -> tuple[float, int]:
        """Take out the corner with the smallest triangle; return its size, and which."""
        size, at = heappop(self.heap)
        while size != self.sizes[at]:  # it has had other neighbours since
            size, at = heappop(self.heap)
        before, after = self.before[at], self.after[at]
        self.after[before], self.before[after] = after, before
        self.sizes[at] = GONE
        self.count -= 1
        for each in (before, after):
            self.sizes[each] = self._size(each)
            heappush(self.heap, (self.sizes[each], each))
        return size, at

    def _size(self, at: int) -> float:
        (ax, ay), (x, y), (bx, by) = (
            self.corners[each] for each in (self.before[at], at, self.after[at])
        )
        return abs((x - ax) * (by - ay) - (bx - ax) * (y - ay)) / 2


def _least(rings: Sequence[Sequence[float]], most: int) -> float:
    """Return what a corner must make up more than, so that no more are left."""
    # Each ring says its first corner once more at its end.
    room = max(most - len(rings), 0)
    weights = sorted((each for ring in rings for each in ring), reverse=True)
    return weights[room] if room < len(weights) else 0.0


def _lightened(
    polygons: Sequence[Polygon], weighed: Sequence[Sequence[list[float]]], least: float
) -> list[Polygon]:
    whole = (
        [_ring(*both, least) for both in zip(polygon, weights, strict=True)]
        for polygon, weights in zip(polygons, weighed, strict=True)
    )
    return [[ring for ring in rings if ring] for rings in whole if rings[0]]


def _ring(ring: Ring, weights: Iterable[float], least: float) -> Ring:
    kept = _heavy(ring, weights, least)
    return [(round(x, DECIMALS), round(y, DECIMALS)) for x, y in kept]


def _heavy(ring: Ring, weights: Iterable[float], least: float) -> Ring:
    """Return a ring without its light corners, closed; nothing where too few are left."""
    both = zip(ring[:-1], weights, strict=True)
    kept = [corner for corner, weight in both if weight > least]
    return [*kept, kept[0]] if len(kept) >= TRIANGLE else []
