"""Points on the ground: how far apart they are, and how other programs are told of one.

Latitude first, as people say it; maps (``outlines``) have longitude first, as GeoJSON.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from enum import StrEnum

RADIUS = 6_371_008.8  # metres; the mean radius of the Earth (IUGG)
DECIMALS = 6  # of a degree: a tenth of a metre
WALKED = 1.3  # metres on the way for each in a straight line, on the average of a town
PACE = 75.0  # metres a minute, as somebody walks who is in no hurry


@dataclass(frozen=True)
class Point:
    """Somewhere on the ground, in degrees of WGS 84."""

    latitude: float
    longitude: float

    @property
    def is_on_earth(self) -> bool:
        """Tell whether both are degrees that there are; no number at all is not."""
        return abs(self.latitude) <= 90 and abs(self.longitude) <= 180

    @property
    def exchanged(self) -> Point:
        """Return the point that is meant where both were told in the wrong order."""
        return Point(self.longitude, self.latitude)

    @property
    def rounded(self) -> Point:
        """Return the point as exactly as anybody can have measured it."""
        return Point(round(self.latitude, DECIMALS), round(self.longitude, DECIMALS))

    def __str__(self) -> str:
        return f"{self.latitude:.{DECIMALS}f}, {self.longitude:.{DECIMALS}f}"


class Source(StrEnum):
    """How we know where something is."""

    GAZETTEER = "gazetteer"
    DEVICE = "device"
    PLUS_CODE = "plus_code"
    MAP = "map"
    TYPED = "typed"
    IMPORTED = "imported"


@dataclass(frozen=True)
class Spot:
    """Where something is, how we know, and how many metres it may be off, if known."""

    latitude: float
    longitude: float
    source: Source
    accuracy: int | None = None

    @property
    def point(self) -> Point:
        """Return the point alone."""
        return Point(self.latitude, self.longitude)


def spot_at(point: Point, source: Source, accuracy: float | None = None) -> Spot:
    """Return where something is; it is never more exact than a metre."""
    exact = point.rounded
    off = None if accuracy is None else max(1, math.ceil(accuracy))
    return Spot(exact.latitude, exact.longitude, source, off)


def metres_between(one: Point, other: Point) -> float:
    """Return the distance along the ground in metres.

    Source: the haversine formula (R. W. Sinnott, 1984), which is exact for near points.
    """
    north, south = math.radians(one.latitude), math.radians(other.latitude)
    east = math.radians(other.longitude - one.longitude)
    half = (
        math.sin((south - north) / 2) ** 2
        + math.cos(north) * math.cos(south) * math.sin(east / 2) ** 2
    )
    return 2 * RADIUS * math.asin(math.sqrt(min(half, 1.0)))


def minutes_on_foot(metres: float) -> int:
    """Return about how long it takes to walk to what lies so far away as the crow flies."""
    return max(1, round(metres * WALKED / PACE))


def geo_uri(point: Point, accuracy: int | None = None) -> str:
    """Return the address that map programs open (RFC 5870), with how exact it is."""
    where = f"geo:{point.latitude:.{DECIMALS}f},{point.longitude:.{DECIMALS}f}"
    return f"{where};u={accuracy}" if accuracy else where
