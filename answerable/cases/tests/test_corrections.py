"""A correction names what differs, keeps what was there, and only while it can matter."""

from __future__ import annotations

import pytest

from answerable.cases.actions import correct_case
from answerable.cases.actors import PERSON
from answerable.cases.corrections import (
    Asked,
    corrections_of,
    may_be_corrected,
    version_of,
)
from answerable.cases.tests.makers import MONDAY, open_one

POLE = Asked({"lamp": "pole"}, "4 Mill Lane")


@pytest.mark.parametrize(
    ("other", "differs"),
    [
        pytest.param(Asked({"lamp": "pole"}, "4 Mill Lane"), [], id="nothing"),
        pytest.param(Asked({"lamp": "wall"}, "4 Mill Lane"), ["lamp"], id="an answer"),
        pytest.param(Asked({}, "4 Mill Lane"), ["lamp"], id="an answer less"),
        pytest.param(
            Asked({"lamp": "pole", "since": "may"}, "4 Mill Lane"), ["since"], id="more"
        ),
        pytest.param(Asked({"lamp": "pole"}, "4 Mill"), ["@place"], id="the place"),
    ],
)
def test_what_differs_is_named(other, differs):
    assert POLE.differs_in(other) == differs


def test_the_part_of_the_territory_counts_as_well(town):
    there = Asked({"lamp": "pole"}, "4 Mill Lane", town.market)

    assert POLE.differs_in(there) == ["@area"]


def test_what_was_there_before_is_kept_with_the_time_when_it_came(town):
    case = open_one(town.roads, place="4 Mill Lane")

    correct_case(case, Asked(place="14 Mill Lane"), actor=PERSON)

    first, second = case.versions.order_by("pk")
    assert (first.at, first.place, second.place) == (
        MONDAY,
        "4 Mill Lane",
        "14 Mill Lane",
    )
    assert str(first) == f"{case.pk} {MONDAY}"
    assert version_of(case) == 1
    assert corrections_of(case)[0].after == Asked(place="14 Mill Lane")


@pytest.mark.parametrize(
    ("facts", "may"),
    [
        pytest.param({"place": "4 Mill Lane"}, True, id="with a place"),
        pytest.param({}, False, id="words alone"),
        pytest.param({"place": "4 Mill Lane", "state": "withdrawn"}, False, id="ended"),
    ],
)
def test_only_what_is_open_and_was_asked_for_is_corrected(town, facts, may):
    assert may_be_corrected(open_one(town.roads, **facts)) is may
