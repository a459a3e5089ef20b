"""What people type is cut where they cut it, and compared without what they leave out."""

from __future__ import annotations

import pytest

from answerable.lib.degrees import find_degrees
from answerable.lib.plus_codes import code_of, find_code, point_of
from answerable.lib.positions import Point, metres_between
from answerable.lib.streets import core_of, cores_of, parts_of, plain_name

LONDON = Point(51.5, -0.12)


@pytest.mark.parametrize(
    ("typed", "named"),
    [
        ("4 Mill Ln., by the bakery", "mill lane"),
        ("Calle de la Rosa 13, cerca del puente", "calle rosa"),
        ("أمام مدرسة الضفة الشمالية", "مدرسه الضفه الشماليه"),
        ("corner of Mill Lane and Rope Street", "rope street"),
        ("5th Avenue", "5th avenue"),
        ("Calle 13", "calle 13"),
        ("Dog and Duck", "dog and duck"),
        ("nº 7 Harbour Rd", "harbour road"),
    ],
)
def test_the_name_is_among_the_parts(typed, named):
    assert named in parts_of(typed)


def test_the_number_of_a_house_is_no_name_of_a_street():
    assert "calle" not in parts_of("Calle 13")
    assert parts_of("12") == ["12"]


def test_short_forms_and_small_words_make_no_difference():
    assert plain_name("Calle de la Rosa") == plain_name("C. Rosa")
    assert plain_name("St Mary’s Rd") == plain_name("Street Mary's Road")


def test_the_core_of_a_name_is_without_its_kind_even_misspelt():
    assert core_of("mill lane") == "mill"
    assert core_of("lane") == "lane"
    assert cores_of("mil lan") == ["mil lan", "mil"]
    assert cores_of("شارع الحبل") == ["الحبل"]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("meet me at 9c3xgv2h+cc please", "9C3XGV2H+CC"),
        ("GV2H+CC London", "GV2H+CC"),
        ("2+2 is four", ""),
        ("call +44 1632 960", ""),
    ],
)
def test_a_plus_code_is_found_among_words(text, code):
    assert find_code(text) == code


def test_a_short_code_is_the_one_nearest_to_town():
    whole, short = point_of("9C3XGV2H+CC", None), point_of("GV2H+CC", LONDON)

    assert whole == short
    assert point_of("GV2H+CC", None) is None
    assert whole is not None
    assert 5 < whole[1] < 12


def test_the_code_of_a_point_leads_back_to_it():
    found = point_of(code_of(LONDON), None)

    assert found is not None
    assert metres_between(found[0], LONDON) <= found[1] + 0.01


@pytest.mark.parametrize(
    ("typed", "point"),
    [
        ("51.5074, -0.1278", Point(51.5074, -0.1278)),
        (" 51.50°; -0.12° ", Point(51.5, -0.12)),
        ("geo:51.5074,-0.1278;u=10", Point(51.5074, -0.1278)),
        ("12, 14 Mill Lane", None),
        ("51.5, 0.1", None),
    ],
)
def test_degrees_are_read_and_house_numbers_are_not_taken_for_them(typed, point):
    assert find_degrees(typed) == point
