"""What people type finds a place: exactly, misspelt, in any language, or not at all."""

from __future__ import annotations

import pytest
from django.utils import translation

from answerable.agency.configuration import Hand, Topic, last_change
from answerable.agency.gazetteer import find_places
from answerable.agency.models import NamedPlace, PlaceName
from answerable.agency.models.configuration import Subject
from answerable.agency.policy import drop_gazetteer, entries_of, put_gazetteer
from answerable.agency.tests.places import (
    IN_MARKET,
    draw_town,
    make_office,
    name_streets,
)
from answerable.agency.whereabouts import look_up, middle_of_town
from answerable.lib.changes import Effect
from answerable.lib.districts import Lying
from answerable.lib.gazetteer import Entry, Kind
from answerable.lib.positions import Point, Source


@pytest.fixture(autouse=True)
def streets(town):
    """A town with streets on a map."""
    translation.activate("en")
    draw_town(town.market)
    name_streets()
    return town


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        pytest.param("Mill Lane", ["Mill Lane"], id="just so"),
        pytest.param("4b mill ln, by the bakery", ["Mill Lane"], id="with a number"),
        pytest.param("Mil Lan", ["Mill Lane"], id="misspelt"),
        pytest.param("Lanten Stpes 11", ["Lantern Steps"], id="misspelt twice"),
        pytest.param("callejon del molino", ["Mill Lane"], id="Spanish"),
        pytest.param("Callejon Molno 3", ["Mill Lane"], id="Spanish, misspelt"),
        pytest.param("شارع الحبال 5", ["Rope Street"], id="Arabic"),
        pytest.param("شارع الحبل", ["Rope Street"], id="Arabic, misspelt"),
        pytest.param("next to the book house", ["Hillford Library"], id="other name"),
        pytest.param("library", ["Hillford Library"], id="part of a name"),
        pytest.param("Market", ["Market"], id="area"),
        pytest.param("hill annex", ["Hill Annex"], id="office"),
        pytest.param("xyzzy plugh", [], id="nothing"),
        pytest.param("", [], id="no words"),
        pytest.param("12", [], id="a number alone"),
        pytest.param("%' OR 1=1 --", [], id="no name"),
    ],
)
def test_what_is_typed_finds_its_place(typed, found):
    make_office()

    places = find_places(typed)

    assert [one.name for one in places] == found


def test_two_streets_of_one_name_are_both_found_each_in_its_area():
    found = find_places("Church Road 12")

    assert sorted(one.area for one in found) == ["hill", "market"]


@pytest.mark.parametrize("typed", ["Church Road, Hill", "hill: church rd"], ids=str)
def test_an_area_beside_the_street_says_which_one(typed):
    assert [one.area for one in find_places(typed.replace(":", ","))] == ["hill"]


def test_the_area_that_was_chosen_says_which_one():
    assert [one.area for one in find_places("Church Road", area="hill")] == ["hill"]


def test_names_are_shown_in_the_language_of_the_reader():
    with translation.override("es"):
        assert find_places("mill lane")[0].name == "Callejón del Molino"


def test_finding_asks_the_database_a_few_times_only(django_assert_max_num_queries):
    find_places("warm")

    with django_assert_max_num_queries(5):
        find_places("church road 3, by the library")


def test_one_exact_name_is_sure():
    located = look_up("4 Mill Lane")

    assert located.spot.source is Source.GAZETTEER
    assert (located.spot.accuracy, located.area) == (100, "market")
    assert not located.choices


def test_what_is_spelt_otherwise_is_asked_about():
    located = look_up("Mil Lan")

    assert located.spot is None
    assert [one.name for one in located.choices] == ["Mill Lane"]


def test_a_street_in_another_area_than_was_chosen_is_asked_about():
    located = look_up("Mill Lane", area="hill")

    assert located.spot is None
    assert [one.area for one in located.choices] == ["market"]


@pytest.mark.parametrize(
    ("typed", "source", "area"),
    [
        pytest.param("50.05, 10.05", Source.TYPED, "market", id="degrees"),
        pytest.param("geo:50.05,10.15", Source.TYPED, "hill", id="geo address"),
        pytest.param("9F2G3322+22", Source.PLUS_CODE, "market", id="Plus Code"),
        pytest.param(
            "by 3322+22 Hillford", Source.PLUS_CODE, "market", id="short code"
        ),
    ],
)
def test_degrees_and_plus_codes_are_points(typed, source, area):
    located = look_up(typed)

    assert (located.spot.source, located.area) == (source, area)


@pytest.mark.parametrize(
    ("typed", "lying"),
    [
        pytest.param("52.00, 9.00", Lying.OUTSIDE, id="outside"),
        pytest.param("0.00, 0.00", Lying.NOWHERE, id="nowhere"),
        pytest.param("10.05, 50.05", Lying.EXCHANGED, id="exchanged"),
        pytest.param("95.00, 190.00", Lying.NO_DEGREES, id="no degrees"),
    ],
)
def test_a_point_that_cannot_be_ours_is_refused_and_it_is_said_why(typed, lying):
    located = look_up(typed)

    assert located.spot is None
    assert located.refused.lying is lying


def test_the_middle_of_town_is_that_of_its_areas_or_an_office(town):
    assert middle_of_town() == Point(50.05, 10.1)


def test_the_same_file_again_changes_nothing():
    before = entries_of("survey.csv")

    placed = put_gazetteer(before, source="survey.csv")

    assert placed.effect is Effect.UNCHANGED
    assert NamedPlace.objects.count() == 6


def test_a_new_file_of_a_source_takes_the_place_of_the_old_one():
    entry = Entry(Kind.STREET, {"": "New Street"}, IN_MARKET, 50)

    placed = put_gazetteer([entry], source="survey.csv")

    line = last_change(Topic(Subject.GAZETTEER, "survey.csv"))
    assert placed.effect is Effect.UPDATED
    assert list(PlaceName.objects.values_list("folded", flat=True)) == ["new street"]
    assert NamedPlace.objects.get().name == {"en": "New Street"}
    assert line.differences == [{"field": "entries", "before": 6, "after": 1}]


def test_what_another_file_said_stays():
    entry = Entry(Kind.STREET, {"en": "New Street"}, IN_MARKET, 50)

    put_gazetteer([entry], source="more.csv")

    assert NamedPlace.objects.count() == 7


def test_a_source_can_be_forgotten(dee):
    assert drop_gazetteer("survey.csv", by=Hand(dee)) == 6
    assert not NamedPlace.objects.exists()
