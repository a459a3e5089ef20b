"""A point lies in an area, on a border, or outside; and it is said which."""

from __future__ import annotations

import json
from collections import defaultdict
from pathlib import Path

import pytest
from hypothesis import given, strategies as st
from shapely import (  # type: ignore[import-untyped]  # it carries no types
    Point as Dot,
    Polygon as Shape,
)

from answerable.lib.districts import Districts, Lying, Whereabouts
from answerable.lib.geojson import read_map
from answerable.lib.outlines import Polygon
from answerable.lib.positions import Point

DATA = Path(__file__).resolve().parents[4] / "shared" / "data" / "geo"


def box(west: float, south: float, east: float, north: float) -> Polygon:
    return [[(west, south), (east, south), (east, north), (west, north), (west, south)]]


WEST, EAST = box(10.0, 50.0, 10.1, 50.1), box(10.1, 50.0, 10.2, 50.1)
LAKE = [(10.02, 50.02), (10.04, 50.02), (10.04, 50.04), (10.02, 50.04), (10.02, 50.02)]
TOWN = Districts({"west": [[*WEST, LAKE]], "east": [EAST]})


@pytest.mark.parametrize(
    ("point", "found"),
    [
        pytest.param((50.05, 10.05), Whereabouts(Lying.INSIDE, ("west",)), id="west"),
        pytest.param((50.05, 10.15), Whereabouts(Lying.INSIDE, ("east",)), id="east"),
        pytest.param(
            (50.05, 10.1), Whereabouts(Lying.BORDER, ("east", "west")), id="border"
        ),
        pytest.param(
            (50.1, 10.1), Whereabouts(Lying.BORDER, ("west", "east")), id="corner"
        ),
        pytest.param((50.1, 10.05), Whereabouts(Lying.INSIDE, ("west",)), id="edge"),
        pytest.param((50.03, 10.03), Whereabouts(Lying.OUTSIDE), id="hole"),
        pytest.param((50.05, 10.3), Whereabouts(Lying.OUTSIDE), id="outside"),
        pytest.param((0.0, 0.0), Whereabouts(Lying.NOWHERE), id="nowhere"),
        pytest.param(
            (10.05, 50.05), Whereabouts(Lying.EXCHANGED, ("west",)), id="exchanged"
        ),
        pytest.param((95.0, 200.0), Whereabouts(Lying.NO_DEGREES), id="no degrees"),
        pytest.param(
            (float("nan"), 10.0), Whereabouts(Lying.NO_DEGREES), id="no number"
        ),
    ],
)
def test_it_is_said_how_a_point_lies(point, found):
    assert TOWN.find(Point(*point)) == found


def test_exchanged_degrees_are_known_where_only_the_one_order_is_on_earth():
    away = Districts({"away": [box(-122.5, 37.7, -122.4, 37.8)]})

    found = away.find(Point(-122.45, 37.75))

    assert found == Whereabouts(Lying.EXCHANGED, ("away",))


def test_without_any_outline_every_point_is_outside():
    assert Districts({}).find(Point(50.0, 10.0)).lying is Lying.OUTSIDE


corners = st.integers(-30, 30).map(lambda tenths: tenths / 10)


@given(
    shape=st.lists(st.tuples(corners, corners), min_size=3, max_size=9, unique=True),
    x=corners,
    y=corners,
)
def test_shapely_says_the_same_of_every_outline(shape, x, y):
    ring = [*shape, shape[0]]
    drawn = Shape(ring)
    if not drawn.is_valid or drawn.area == 0:
        return
    point = Point(y + 0.013, x + 0.017)

    found = Districts({"it": [[ring]]}).find(point)

    is_in = drawn.covers(Dot(point.longitude, point.latitude))
    assert (found.lying is Lying.INSIDE) == is_in


@pytest.fixture(scope="module")
def city():
    """A real city: its 195 tracts, and 762 points whose tract is known."""
    if not DATA.is_dir():
        pytest.skip("the foreign maps are not here")
    features = read_map((DATA / "sf_neighborhood_tracts.geojson").read_bytes())
    return features, json.loads((DATA / "sf_points.json").read_text())


@pytest.mark.parametrize(
    ("column", "expected"),
    [
        pytest.param("nhood", "expected_nhood", id="neighbourhoods"),
        pytest.param("tractce10", "expected_tract", id="tracts"),
    ],
)
def test_every_point_of_a_real_city_is_in_the_area_that_it_is_in(
    city, column, expected
):
    features, points = city
    areas = defaultdict(list)
    for feature in features:
        areas[feature.properties[column]].extend(feature.polygons)
    districts = Districts(areas)

    found = [districts.find(Point(one["lat"], one["lon"])).area for one in points]

    said = [name.lstrip("0") for name in found]
    assert said == [str(one[expected]).lstrip("0") for one in points]
