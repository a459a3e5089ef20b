"""A point within an area, and how far the area reaches from there; pure.

The middle of a crescent lies outside of it, so a line is drawn across where the area is
largest, and the middle of its longest part within is taken.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from answerable.lib.outlines import Polygon, Position, Ring
from answerable.lib.positions import Point, metres_between

Box = tuple[float, float, float, float]  # west, south, east, north


def inner_point(polygons: Sequence[Polygon]) -> Point:
    """Return a point within an area, near its middle."""
    polygon = max(polygons, key=lambda one: _size(one[0]))
    _west, south, _east, north = box_of([polygon])
    # Half-way up; a little aside, so that no corner lies on the line.
    y = south + (north - south) * 0.5003
    crossings = sorted(x for ring in polygon for x in _crossings(ring, y))
    west, east = max(zip(crossings[::2], crossings[1::2], strict=False), key=_wide)
    return Point(y, (west + east) / 2)


def reach_of(polygons: Sequence[Polygon], point: Point) -> float:
    """Return how far an area reaches from a point, in metres."""
    corners = (corner for polygon in polygons for corner in polygon[0])
    return max(metres_between(point, Point(y, x)) for x, y in corners)


def box_of(polygons: Sequence[Polygon]) -> Box:
    """Return how far polygons reach to the west, south, east and north."""
    corners = [corner for polygon in polygons for corner in polygon[0]]
    columns, rows = [x for x, _y in corners], [y for _x, y in corners]
    return min(columns), min(rows), max(columns), max(rows)


def _crossings(ring: Ring, y: float) -> Iterator[float]:
    for (ax, ay), (bx, by) in pairwise(ring):
        if (ay <= y) != (by <= y):
            yield ax + (y - ay) * (bx - ax) / (by - ay)


def _size(ring: Sequence[Position]) -> float:
    """Return how large a ring is (C. F. Gauss's formula of the surveyor)."""
    return abs(sum(ax * by - bx * ay for (ax, ay), (bx, by) in pairwise(ring)))


def _wide(between: tuple[float, float]) -> float:
    return between[1] - between[0]
