"""Cases are found by reference, name and words, in any language."""

from __future__ import annotations

from datetime import timedelta

import pytest

from answerable.cases.access import visible_to
from answerable.cases.models import Case
from answerable.cases.search import search
from answerable.cases.tests.makers import MONDAY, hear, open_one


@pytest.fixture(name="lamp")
def _lamp(town):
    case = open_one(town.roads)
    hear(case, "El árbol tapa la farola de la Calle Mayor 12. مصباح الشارع")
    return case


@pytest.mark.parametrize(
    "typed",
    [
        pytest.param("7K4M-9XQK", id="reference"),
        pytest.param("7k4m 9xqk", id="reference, typed carelessly"),
        pytest.param("Yusuf", id="name"),
        pytest.param("arbol", id="a word without its accent"),
        pytest.param("MAYOR 12", id="words in capitals"),
        pytest.param('"calle mayor"', id="a phrase"),
        pytest.param("مصباح", id="arabic"),
        pytest.param("yusuf farola", id="name and word"),
    ],
)
def test_a_case_is_found_by(lamp, typed):
    assert search(Case.objects.all(), typed) == [lamp]


@pytest.mark.parametrize(
    "typed",
    [
        pytest.param("", id="nothing"),
        pytest.param("bicycle", id="a word that nobody wrote"),
        pytest.param("farola bicycle", id="one word too many"),
        pytest.param("farola -mayor", id="a word that must not be there"),
        pytest.param("V9DX-4RMY", id="the reference of no case"),
        pytest.param("((&|!:*'", id="signs"),
    ],
)
def test_a_case_is_not_found_by(lamp, typed):
    assert search(Case.objects.all(), typed) == []


def test_nobody_finds_what_they_may_not_see(lamp, chloe):
    assert search(visible_to(chloe), "farola") == []
    assert search(visible_to(chloe), lamp.reference) == []


def test_a_whole_reference_finds_its_case_alone(town, lamp):
    other = open_one(town.roads, number=1)
    hear(other, f"It is like {lamp.reference}.")

    assert search(Case.objects.all(), lamp.reference) == [lamp]


def test_a_reference_that_somebody_mentions_is_found_as_a_word(lamp):
    hear(lamp, "My neighbour had HJ3T-8WBS.")

    assert search(Case.objects.all(), "HJ3T-8WBS") == [lamp]


def test_the_newest_case_comes_first(town, lamp):
    later = open_one(town.roads, number=1, opened_at=MONDAY + timedelta(days=1))
    hear(later, "farola")

    assert search(Case.objects.all(), "farola") == [later, lamp]


def test_a_case_with_many_hits_is_found_once(lamp):
    hear(lamp, "farola")

    assert search(Case.objects.all(), "farola") == [lamp]


def test_words_beyond_what_the_index_holds_break_nothing(town):
    case = open_one(town.roads)
    many = " ".join(f"مصباح{number}" for number in range(40_000))

    hear(case, many)

    assert search(Case.objects.all(), "مصباح7") == [case]  # noqa: RUF001  # Arabic


def test_common_words_are_found_in_the_newest_cases(town, lamp, monkeypatch):
    monkeypatch.setattr("answerable.cases.search.RARE", 1)
    newer = open_one(town.roads, number=1)
    hear(newer, "Otra farola.")

    assert search(Case.objects.all(), "farola") == [newer, lamp]
