"""Points are apart by so much, and other programs can be told of them."""

from __future__ import annotations

import pytest

from answerable.lib.positions import (
    Point,
    Source,
    geo_uri,
    metres_between,
    minutes_on_foot,
    spot_at,
)

GREENWICH = Point(51.4769, 0.0)


def test_a_degree_to_the_north_is_some_111_kilometres():
    there = Point(52.4769, 0.0)

    assert metres_between(GREENWICH, there) == pytest.approx(111_195, abs=5)


def test_the_way_is_as_long_there_as_back_and_none_to_where_one_is():
    there = Point(-33.9, 151.2)

    assert metres_between(GREENWICH, there) == metres_between(there, GREENWICH)
    assert metres_between(there, there) == 0


def test_nobody_walks_in_a_straight_line():
    assert minutes_on_foot(750) == 13
    assert minutes_on_foot(3) == 1


def test_a_point_is_told_as_map_programs_read_it():
    assert geo_uri(GREENWICH) == "geo:51.476900,0.000000"
    assert geo_uri(GREENWICH, 12) == "geo:51.476900,0.000000;u=12"


def test_no_number_is_nowhere_on_earth():
    assert not Point(float("nan"), 0.0).is_on_earth
    assert not Point(0.0, float("inf")).is_on_earth


def test_a_spot_is_never_more_exact_than_it_can_be():
    spot = spot_at(Point(51.123456789, -0.987654321), Source.DEVICE, 0.2)

    assert (spot.latitude, spot.longitude) == (51.123457, -0.987654)
    assert spot.accuracy == 1
