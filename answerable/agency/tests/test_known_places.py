"""Words for a place are a point, or an area, where the gazetteer and the map know them."""

from __future__ import annotations

import pytest

from answerable.agency.known_places import ToldPlace, find_spot, spots_of
from answerable.agency.tests.places import IN_HILL, draw_town, name_streets
from answerable.lib.positions import Point, Source, metres_between


@pytest.fixture(autouse=True)
def streets(town):
    draw_town(town.market)
    name_streets()


@pytest.mark.parametrize(
    ("words", "area", "point", "accuracy"),
    [
        pytest.param("Mill Lane 4", "", Point(50.02, 10.02), 100, id="a street"),
        pytest.param("by the Book house", "", Point(50.05, 10.05), 20, id="a landmark"),
        pytest.param(
            "Church Road", "hill", Point(50.04, 10.14), 100, id="the one of the area"
        ),
    ],
)
def test_what_is_called_just_so_is_its_point(words, area, point, accuracy):
    spot = find_spot(words, area)

    assert (spot.point, spot.accuracy) == (point, accuracy)
    assert spot.source is Source.GAZETTEER


@pytest.mark.parametrize(
    ("words", "area"),
    [
        pytest.param("at my mother's", "hill", id="words that nobody knows"),
        pytest.param("Mill Lane", "hill", id="a street that is not in it"),
        pytest.param("", "hill", id="no words"),
    ],
)
def test_else_it_is_as_far_off_as_the_area_reaches(words, area):
    spot = find_spot(words, area)

    assert metres_between(spot.point, IN_HILL) < 1_000
    assert 5_000 < (spot.accuracy or 0) < 8_000


@pytest.mark.parametrize(
    ("words", "area"),
    [
        pytest.param("Church Road", "", id="two are called so"),
        pytest.param("Mil Lane", "", id="misspelt: nothing is guessed"),
        pytest.param("at my mother's", "", id="nobody knows it"),
        pytest.param("", "moon", id="an area that there is not"),
    ],
)
def test_what_is_unsure_is_nowhere(words, area):
    assert find_spot(words, area) is None


def test_many_are_found_by_one_question(django_assert_max_num_queries):
    told = [ToldPlace(f"{street} {number}", "market")
            for street in ("Mill Lane", "Rope Street") for number in range(20)]  # fmt: skip
    find_spot("Mill Lane", "market")

    with django_assert_max_num_queries(1):
        assert len(spots_of(told)) == 40
