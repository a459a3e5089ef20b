"""Of what somebody typed, only the official name of a place is shown to others."""

from __future__ import annotations

import pytest

from answerable.agency.official_names import official_names
from answerable.agency.tests.places import draw_town, name_streets


@pytest.fixture
def streets(town):
    draw_town(town.market)
    name_streets()


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        pytest.param("4 Mill Ln., where Amina lives", "Mill Lane", id="a street"),
        pytest.param("next to the Book house", "Hillford Library", id="a landmark"),
    ],
)
def test_the_place_that_is_named_is_known_by_its_official_name(streets, typed, name):
    assert official_names([typed]) == {typed: name}


def test_what_we_do_not_know_is_not_repeated(streets):
    assert official_names(["at my mother's", "", "4"]) == {}


def test_many_are_found_by_one_question(streets, django_assert_num_queries):
    with django_assert_num_queries(1):
        official_names(["Mill Lane", "Rope Street 2", "Church Road"])
