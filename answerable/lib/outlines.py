"""Outlines of areas, checked by plain arithmetic: closed, with an inside, never crossing.

An area is a list of polygons, each an outer ring and its holes, as GeoJSON writes them
(RFC 7946, 3.1.6). Positions are longitude and latitude in degrees.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from enum import Enum
from itertools import pairwise

Position = tuple[float, float]
Ring = list[Position]
Polygon = list[Ring]
Segment = tuple[Position, Position]

DECIMALS = 9  # of a degree; rounded to a centimetre, thin parts begin to cross
FEWEST = 4  # positions of a ring: a triangle, and its first corner again
MOST_COMPARED = 5_000_000  # pairs of sides; some seconds


class Flaw(Enum):
    """What is wrong with an area; whoever shows it has the words."""

    EMPTY = "empty"
    OPEN = "open"
    FLAT = "flat"
    CROSSING = "crossing"
    TOO_FINE = "too fine"
    NOT_DEGREES = "not degrees"
    SWAPPED = "swapped"
    NO_POLYGON = "no polygon"


class FlawedOutline(ValueError):  # noqa: N818  # as the tree of errors has it
    """An area cannot be taken as it is drawn."""

    def __init__(self, flaw: Flaw) -> None:
        """Keep what is wrong."""
        super().__init__(flaw.value)
        self.flaw = flaw


class Effort:
    """How many pairs of sides may still be compared, for all the areas of one file."""

    def __init__(self) -> None:
        """Begin with as many as take some seconds."""
        self._left = MOST_COMPARED

    def spend(self, pairs: int) -> None:
        """Compare some. Raises FlawedOutline where that is too much for one file."""
        self._left -= pairs
        if self._left < 0:
            raise FlawedOutline(Flaw.TOO_FINE)


def outline_of(
    coordinates: Sequence[object], effort: Effort | None = None
) -> list[Polygon]:
    """Return the polygons of an area. Raises FlawedOutline.

    Areas of one file share an ``effort``.
    """
    shared = effort or Effort()
    polygons = [
        [_ring(ring, shared) for ring in _listed(rings)] for rings in coordinates
    ]
    if not polygons or not all(polygons):
        raise FlawedOutline(Flaw.EMPTY)
    return polygons


def _ring(given: object, effort: Effort) -> Ring:
    ring = [_position(one) for one in _listed(given)]
    if not ring:
        raise FlawedOutline(Flaw.EMPTY)
    if ring[0] != ring[-1]:
        raise FlawedOutline(Flaw.OPEN)
    kept = [here for here, after in pairwise(ring) if here != after]
    closed = [*kept, ring[-1]]
    if len(closed) < FEWEST or _is_flat(closed):
        raise FlawedOutline(Flaw.FLAT)
    if crosses_itself(closed, effort):
        raise FlawedOutline(Flaw.CROSSING)
    return closed


def _position(given: object) -> Position:
    match given:
        case [int() | float() as x, int() | float() as y, *_]:
            pass
        case _:
            raise FlawedOutline(Flaw.NO_POLYGON)
    # An infinite number and no number at all fail both comparisons, too.
    if abs(x) <= 90 < abs(y) <= 180:
        raise FlawedOutline(Flaw.SWAPPED)
    if not (abs(x) <= 180 and abs(y) <= 90):
        raise FlawedOutline(Flaw.NOT_DEGREES)
    return round(float(x), DECIMALS), round(float(y), DECIMALS)


def _listed(given: object) -> list[object]:
    if not isinstance(given, list):
        raise FlawedOutline(Flaw.NO_POLYGON)
    return given


def _is_flat(ring: Ring) -> bool:
    """Tell whether all corners lie on one line."""
    return all(_turn(ring[0], ring[1], corner) == 0 for corner in ring)


def crosses_itself(ring: Ring, effort: Effort) -> bool:
    """Tell whether two sides of a closed ring have more in common than a corner.

    Sides are looked at from west to east, each beside those that reach as far. Raises
    FlawedOutline where that are too many to be looked at.
    """
    last = len(ring) - 2
    beside: list[tuple[int, Segment]] = []
    for number, side in _from_west_to_east(ring):
        west = min(side[0][0], side[1][0])
        beside = [one for one in beside if max(one[1][0][0], one[1][1][0]) >= west]
        effort.spend(len(beside))
        for other, segment in beside:
            if abs(number - other) in {1, last}:
                if _folds_back(side, segment):
                    return True
            elif _meet(side, segment):
                return True
        beside.append((number, side))
    return False


def _from_west_to_east(ring: Ring) -> Iterator[tuple[int, Segment]]:
    sides = enumerate(pairwise(ring))
    yield from sorted(sides, key=lambda one: min(one[1][0][0], one[1][1][0]))


def _folds_back(side: Segment, neighbour: Segment) -> bool:
    """Tell whether two sides with a common corner lie upon each other."""
    common = set(side) & set(neighbour)
    if len(common) > 1:
        return True
    (corner,) = common
    end, other = ({*side} - common).pop(), ({*neighbour} - common).pop()
    (x, y), (ax, ay), (bx, by) = corner, end, other
    is_forward = (ax - x) * (bx - x) + (ay - y) * (by - y) > 0
    return is_forward and _turn(corner, end, other) == 0


def _meet(one: Segment, other: Segment) -> bool:
    """Tell whether two segments, of which each begins west of the other's end, meet."""
    (a, b), (c, d) = one, other
    if max(a[1], b[1]) < min(c[1], d[1]) or max(c[1], d[1]) < min(a[1], b[1]):
        return False
    return _parts(one, c, d) and _parts(other, a, b)


def _parts(line: Segment, one: Position, other: Position) -> bool:
    """Tell whether two points lie on two sides of a line, or on it."""
    first, second = _turn(*line, one), _turn(*line, other)
    return not (first > 0 < second or first < 0 > second)


def _turn(a: Position, b: Position, c: Position) -> float:
    return (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])
