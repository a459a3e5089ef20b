"""Points lie in the office's own areas, as they are drawn today."""

from __future__ import annotations

from datetime import date

import pytest

from answerable.agency.districts import find_district, is_ours
from answerable.agency.policy import put_area, put_boundary
from answerable.lib.districts import Lying
from answerable.lib.positions import Point

IN_MARKET = Point(50.05, 10.05)
SQUARE = [(10.0, 50.0), (10.1, 50.0), (10.1, 50.1), (10.0, 50.1), (10.0, 50.0)]
NEXT_TO_IT = [(10.1, 50.0), (10.2, 50.0), (10.2, 50.1), (10.1, 50.1), (10.1, 50.0)]


@pytest.fixture
def market(town):
    """Draw where the market lies."""
    put_boundary(town.market, polygons=[[SQUARE]], source="survey")
    return town.market


def test_a_point_is_in_the_area_around_it(market):
    found = find_district(IN_MARKET)

    assert found.area == "market"
    assert is_ours(found)


def test_without_outlines_nobody_can_say_and_every_point_is_taken(town):
    assert find_district(IN_MARKET) is None
    assert is_ours(None)


def test_a_point_elsewhere_is_not_ours(market):
    found = find_district(Point(52.0, 10.05))

    assert found.lying is Lying.OUTSIDE
    assert not is_ours(found)


def test_an_area_that_is_drawn_anew_counts_at_once(market):
    find_district(IN_MARKET)

    put_boundary(market, polygons=[[NEXT_TO_IT]], source="survey")

    assert find_district(IN_MARKET).lying is Lying.OUTSIDE
    assert find_district(Point(50.05, 10.15)).area == "market"


def test_an_area_that_ended_is_in_no_answer(market):
    put_area(slug="market", name={"en": "Market"}, valid_to=date(2020, 1, 1))

    assert find_district(IN_MARKET).lying is Lying.OUTSIDE


def test_many_points_ask_the_database_once(market, django_assert_max_num_queries):
    with django_assert_max_num_queries(3):
        for _ in range(20):
            find_district(IN_MARKET)
