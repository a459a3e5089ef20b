"""In which area a point lies: own arithmetic over strips of a map, pure.

The outlines are cut into strips from south to north. A point looks at the sides in its
strip alone, of those areas that reach as far east and west: some twenty, whatever the
size of the map. It is inside where a ray to the east meets an odd number of sides
(J. D. Foley and A. van Dam, *Computer Graphics*, 1990, 2.1.3), and on a border within
a few centimetres of a side. Shapely says the same (see the tests) and takes three times
the memory that a web process may grow by.
"""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from itertools import chain, pairwise

from answerable.lib.outlines import Polygon
from answerable.lib.positions import Point

ON_BORDER = 5e-7  # degrees: five centimetres, half of what a position is rounded to
SIDES_A_STRIP = 32
MOST_STRIPS = 4_096
NUMBERS = 4  # of a side: x and y of its lower end, then of its upper
NOWHERE = Point(0.0, 0.0)  # what devices and files say that do not know


class Lying(Enum):
    """How a point lies to all areas together."""

    INSIDE = "inside"
    BORDER = "border"
    OUTSIDE = "outside"
    NOWHERE = "nowhere"
    EXCHANGED = "exchanged"
    NO_DEGREES = "no degrees"


@dataclass(frozen=True)
class Whereabouts:
    """How a point lies, and in which areas (their keys): of a border all that meet."""

    lying: Lying
    areas: tuple[str, ...] = ()

    @property
    def area(self) -> str:
        """Return the one area that it counts to; empty outside of all."""
        return self.areas[0] if self.areas else ""


@dataclass(frozen=True, slots=True)
class Piece:
    """The sides of one polygon in one strip, and how far they reach."""

    area: str
    west: float
    east: float
    sides: array[float]


class Districts:
    """All areas of a map, ready to be asked about many points."""

    def __init__(self, areas: Mapping[str, Sequence[Polygon]]) -> None:
        """Cut the outlines into strips."""
        polygons = [(key, one) for key, several in areas.items() for one in several]
        rows = [y for _key, one in polygons for ring in one for _x, y in ring]
        self._south, north = min(rows, default=0.0), max(rows, default=0.0)
        count = min(max(len(rows) // SIDES_A_STRIP, 1), MOST_STRIPS)
        self._high = (north - self._south) / count or 1.0
        self._strips: list[list[Piece]] = [[] for _ in range(count)]
        for key, polygon in polygons:
            self._cut(key, polygon)

    def find(self, point: Point) -> Whereabouts:
        """Return how a point lies, and in which area."""
        if point.is_on_earth and (areas := self._areas_at(point)):
            lying = Lying.BORDER if len(areas) > 1 else Lying.INSIDE
            return Whereabouts(lying, areas)
        if point == NOWHERE:
            return Whereabouts(Lying.NOWHERE)
        other = point.exchanged
        if other.is_on_earth and (areas := self._areas_at(other)):
            return Whereabouts(Lying.EXCHANGED, areas)
        outside = Lying.OUTSIDE if point.is_on_earth else Lying.NO_DEGREES
        return Whereabouts(outside)

    def _areas_at(self, point: Point) -> tuple[str, ...]:
        """Return the areas that a point lies in, then those whose border it is on."""
        x, y = point.longitude, point.latitude
        inside: dict[str, None] = {}
        beside: dict[str, None] = {}
        for piece in self._strip_of(y):
            if piece.west - ON_BORDER <= x <= piece.east + ON_BORDER:
                is_inside, is_on_border = _looked_at(piece.sides, x, y)
                if is_inside:
                    inside[piece.area] = None
                elif is_on_border:
                    beside[piece.area] = None
        return tuple(inside | beside)

    def _strip_of(self, y: float) -> list[Piece]:
        number = self._number_of(y)
        # What lies on the very edge of the map belongs to its last strip.
        last = len(self._strips)
        edge = ON_BORDER / self._high
        if -edge <= number <= last + edge:
            return self._strips[min(max(int(number), 0), last - 1)]
        return []

    def _number_of(self, y: float) -> float:
        return (y - self._south) / self._high

    def _cut(self, key: str, polygon: Polygon) -> None:
        cut: dict[int, list[tuple[float, ...]]] = defaultdict(list)
        for side in _sides(polygon):
            for number in self._strips_of(side):
                cut[number].append(side)
        for number, sides in cut.items():
            columns = [x for side in sides for x in side[::2]]
            flat = array("d", chain.from_iterable(sides))
            self._strips[number].append(Piece(key, min(columns), max(columns), flat))

    def _strips_of(self, side: tuple[float, ...]) -> range:
        """Return the strips that a side lies in, or comes within centimetres of."""
        first = int(self._number_of(side[1] - ON_BORDER))
        last = int(self._number_of(side[3] + ON_BORDER))
        return range(max(first, 0), min(last, len(self._strips) - 1) + 1)


def _sides(polygon: Polygon) -> Iterator[tuple[float, ...]]:
    """Yield the sides of all rings, each from its lower end to its upper."""
    for ring in polygon:
        for (ax, ay), (bx, by) in pairwise(ring):
            yield (ax, ay, bx, by) if ay <= by else (bx, by, ax, ay)


def _looked_at(sides: array[float], x: float, y: float) -> tuple[bool, bool]:
    """Tell whether a point lies within these sides, and whether on one of them.

    A side counts with its lower end and without its upper one, so that a ray through a
    corner meets one of two sides; level ones never count.
    """
    is_inside = is_on_border = False
    for at in range(0, len(sides), NUMBERS):
        side = sides[at : at + NUMBERS]
        low_x, low, high_x, high = side
        if low <= y < high:
            crossed = low_x + (y - low) * (high_x - low_x) / (high - low)
            if crossed > x:
                is_inside = not is_inside
        is_on_border = is_on_border or _is_near(side, x, y)
    return is_inside, is_on_border


def _is_near(side: array[float], x: float, y: float) -> bool:
    """Tell whether a point lies within centimetres of a side."""
    low_x, low, high_x, high = side
    if not low - ON_BORDER <= y <= high + ON_BORDER:
        return False
    if not min(low_x, high_x) - ON_BORDER <= x <= max(low_x, high_x) + ON_BORDER:
        return False
    wide, tall = high_x - low_x, high - low
    off = wide * (y - low) - tall * (x - low_x)
    return off * off <= ON_BORDER * ON_BORDER * (wide * wide + tall * tall)
