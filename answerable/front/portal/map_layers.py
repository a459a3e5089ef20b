"""The layers of the map that can be moved: our areas, offices and places, as GeoJSON.

They are our own and small: outlines lose the corners that nobody misses, and of places a map
shows only so many. Whoever wants all of them has the open data.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import Any

from django.db.models import Q

from answerable.agency.districts import Mark, Outlines, outlines, outlines_mark
from answerable.agency.gazetteer import known_places
from answerable.agency.models import Office
from answerable.agency.queries import areas_by_slug
from answerable.lib.corners import with_few_corners

MOST_CORNERS = 1_000  # of all outlines together
MOST_OFFICES = 50
MOST_PLACES = 150
DECIMALS = 5  # of a degree: a metre

Feature = dict[str, Any]


def find_layers() -> list[Feature] | None:
    """Return what the map shows in the language of the reader; None where none is drawn."""
    mark = outlines_mark()
    if not mark[0]:
        return None
    return [*_areas(mark), *_offices(), *_places()]


def _areas(mark: Mark) -> Iterator[Feature]:
    named = areas_by_slug()
    for slug, polygons in _drawn(mark).items():
        if slug in named:
            shape = {"type": "MultiPolygon", "coordinates": polygons}
            yield _feature("area", str(named[slug]), shape)


@lru_cache(maxsize=1)
def _drawn(mark: Mark) -> Outlines:
    areas = outlines(mark)
    return with_few_corners(areas, MOST_CORNERS) if areas else {}


def _offices() -> Iterator[Feature]:
    placed = ~Q(latitude=None) & ~Q(longitude=None)
    for one in Office.objects.filter(placed).order_by("slug")[:MOST_OFFICES]:
        yield _feature("office", str(one), _point(one.latitude, one.longitude))


def _places() -> Iterator[Feature]:
    for one in known_places(MOST_PLACES):
        yield _feature("place", str(one), _point(one.latitude, one.longitude))


def _point(latitude: float | None, longitude: float | None) -> Feature:
    where = [round(one or 0.0, DECIMALS) for one in (longitude, latitude)]
    return {"type": "Point", "coordinates": where}


def _feature(kind: str, name: str, shape: Feature) -> Feature:
    about = {"kind": kind, "name": name}
    return {"type": "Feature", "properties": about, "geometry": shape}
