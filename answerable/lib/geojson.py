"""Areas from a map: a FeatureCollection of polygons, read strictly (RFC 7946).

What cannot be taken is said of the feature it is about; the words are made by whoever
shows them. Nothing is repaired: a line that crosses itself has two insides, and only its
maker knows which one was meant.
"""

from __future__ import annotations

import json
import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import Enum

from answerable.lib.outlines import Effort, Flaw, FlawedOutline, Polygon, outline_of

MIB = 1024 * 1024
MOST_BYTES = 5 * MIB
MOST_FEATURES = 1_000
LONGEST_VALUE = 150
NAMES = ("name", "NAME", "Name", "title", "label", "id")
# Ways to say "longitude and latitude in degrees"; without one, RFC 7946 says so.
DEGREES = ("CRS84", "EPSG::4326", "EPSG:4326")
# The furthest from the middle of its time zone that a place is taken to lie, in degrees.
FURTHEST = 45


class Trouble(Enum):
    """What is wrong with the file as a whole."""

    TOO_LARGE = "too large"
    ENCODING = "encoding"
    NO_JSON = "no json"
    NO_COLLECTION = "no collection"
    NO_FEATURES = "no features"
    TOO_MANY = "too many"
    OTHER_SYSTEM = "other system"


class FaultyMap(ValueError):  # noqa: N818  # as the tree of errors has it
    """A file cannot be taken: all of it, or these features of it."""

    def __init__(
        self, trouble: Trouble | None = None, flaws: tuple[FeatureFlaw, ...] = ()
    ) -> None:
        """Keep what is wrong."""
        super().__init__(trouble.value if trouble else "features")
        self.trouble, self.flaws = trouble, flaws


@dataclass(frozen=True)
class FeatureFlaw:
    """What is wrong with one feature: its number in the file, and what it is called."""

    number: int
    name: str
    flaw: Flaw


@dataclass(frozen=True)
class Feature:
    """One thing of a map: what is said of it, and where it lies."""

    properties: Mapping[str, str]
    polygons: list[Polygon]


def read_map(content: bytes, *, meridian: float | None = None) -> list[Feature]:
    """Return the features of a file. Raises FaultyMap with all that is wrong.

    ``meridian`` is the middle of the time zone that the map is to lie in: by it, exchanged
    coordinates are known that could be degrees either way.
    """
    found: list[Feature] = []
    flaws: list[FeatureFlaw] = []
    effort = Effort()
    for number, feature in enumerate(_features(_document(content)), start=1):
        properties = _properties(feature)
        try:
            polygons = _polygons(feature, effort)
            _refuse_exchanged(polygons, meridian)
        except FlawedOutline as flawed:
            flaws.append(FeatureFlaw(number, _called(properties), flawed.flaw))
            if flawed.flaw is Flaw.TOO_FINE:
                break  # nothing behind it can be looked at any more
        else:
            found.append(Feature(properties, polygons))
    if flaws:
        raise FaultyMap(flaws=tuple(flaws))
    return found


def columns_of(features: list[Feature]) -> list[str]:
    """Return what is said of every feature, in the order of the first."""
    first = features[0].properties
    return [name for name in first if all(name in one.properties for one in features)]


def _document(content: bytes) -> Mapping[str, object]:
    if len(content) > MOST_BYTES:
        raise FaultyMap(Trouble.TOO_LARGE)
    try:
        read = json.loads(content.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise FaultyMap(Trouble.ENCODING) from error
    except (ValueError, RecursionError) as error:
        raise FaultyMap(Trouble.NO_JSON) from error
    if not isinstance(read, dict) or read.get("type") != "FeatureCollection":
        raise FaultyMap(Trouble.NO_COLLECTION)
    if "crs" in read and not str(read["crs"]).rstrip("'} ").endswith(DEGREES):
        raise FaultyMap(Trouble.OTHER_SYSTEM)
    return read


def _features(document: Mapping[str, object]) -> list[object]:
    features = document.get("features")
    if not isinstance(features, list) or not features:
        raise FaultyMap(Trouble.NO_FEATURES)
    if len(features) > MOST_FEATURES:
        raise FaultyMap(Trouble.TOO_MANY)
    return features


def _properties(feature: object) -> Mapping[str, str]:
    """Return what is said of a feature, as text; what is no text or number is left out."""
    said = feature.get("properties") if isinstance(feature, dict) else None
    if not isinstance(said, dict):
        return {}
    return dict(_written(said))


def _written(said: Mapping[str, object]) -> Iterator[tuple[str, str]]:
    for name, value in said.items():
        if isinstance(value, (str, int, float)) and not isinstance(value, bool):
            text = " ".join(str(value).replace("\0", "").split())
            yield name.replace("\0", ""), text[:LONGEST_VALUE]


def _polygons(feature: object, effort: Effort) -> list[Polygon]:
    match feature:
        case {"geometry": {"type": "Polygon", "coordinates": list(rings)}}:
            return outline_of([rings], effort)
        case {"geometry": {"type": "MultiPolygon", "coordinates": list(polygons)}}:
            return outline_of(polygons, effort)
        case {"geometry": None}:
            raise FlawedOutline(Flaw.EMPTY)
    raise FlawedOutline(Flaw.NO_POLYGON)


def _refuse_exchanged(polygons: list[Polygon], meridian: float | None) -> None:
    if meridian is None:
        return
    x, y = polygons[0][0][0]
    could_be_latitude = abs(x) <= 90
    if could_be_latitude and _apart(x, meridian) > FURTHEST >= _apart(y, meridian):
        raise FlawedOutline(Flaw.SWAPPED)


def _apart(one: float, other: float) -> float:
    """Return how far two longitudes are from each other, around the nearer side."""
    return abs(math.remainder(one - other, 360))


def _called(properties: Mapping[str, str]) -> str:
    return next((properties[name] for name in NAMES if properties.get(name)), "")
