"""Cases are found by reference, name and words, in any language."""

from __future__ import annotations

from datetime import timedelta

import pytest

from answerable.cases.access import visible_to
from answerable.cases.actions import Saying, say
from answerable.cases.models import Case, Interaction
from answerable.cases.search import search
from answerable.cases.tests.makers import MONDAY, hear, open_one


def find(visible, typed):
    """Return the cases that are found, in their order."""
    return [Case.objects.get(pk=row.pk) for row in search(visible, typed)]


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
    assert find(Case.objects.all(), typed) == [lamp]


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
    assert find(Case.objects.all(), typed) == []


def test_nobody_finds_what_they_may_not_see(lamp, chloe):
    assert find(visible_to(chloe), "farola") == []
    assert find(visible_to(chloe), lamp.reference) == []


def test_a_whole_reference_finds_its_case_alone(town, lamp):
    other = open_one(town.roads, number=1)
    hear(other, f"It is like {lamp.reference}.")

    assert find(Case.objects.all(), lamp.reference) == [lamp]


def test_a_reference_that_somebody_mentions_is_found_as_a_word(lamp):
    hear(lamp, "My neighbour had HJ3T-8WBS.")

    assert find(Case.objects.all(), "HJ3T-8WBS") == [lamp]


def test_the_newest_case_comes_first(town, lamp):
    later = open_one(town.roads, number=1, opened_at=MONDAY + timedelta(days=1))
    hear(later, "farola")

    assert find(Case.objects.all(), "farola") == [later, lamp]


def test_a_case_with_many_hits_is_found_once(lamp):
    hear(lamp, "farola")

    assert find(Case.objects.all(), "farola") == [lamp]


def test_words_beyond_what_the_index_holds_break_nothing(town):
    case = open_one(town.roads)
    many = " ".join(f"مصباح{number}" for number in range(40_000))

    hear(case, many)

    assert find(Case.objects.all(), "مصباح7") == [case]  # noqa: RUF001  # Arabic


@pytest.mark.parametrize(
    "kind",
    [
        Interaction.Kind.AUTOMATIC,
        Interaction.Kind.REPLY,
        Interaction.Kind.QUESTION,
        Interaction.Kind.ANSWER,
        Interaction.Kind.NOTE,
    ],
)
def test_a_case_is_found_by_what_was_written_for_it(lamp, kind):
    say(lamp, Saying(kind, "The fuse is gone.", "email"), by=None)

    assert find(Case.objects.all(), "fuse") == [lamp]


def test_a_case_is_not_found_by_a_confirmation_that_says_the_same_to_all(lamp):
    kind = Interaction.Kind.ACKNOWLEDGEMENT
    say(lamp, Saying(kind, "We have your message.", "email", "Received"), by=None)

    assert find(Case.objects.all(), "have your message") == []
    assert find(Case.objects.all(), "received") == []


def go(monkeypatch, *, near, rare, far):
    """Say how far search goes until it knows which cases belong on the page."""
    monkeypatch.setattr("answerable.cases.search.NEAR", near)
    monkeypatch.setattr("answerable.cases.search.RARE", rare)
    monkeypatch.setattr("answerable.cases.search.FARTHER", (far, far))


@pytest.fixture(
    name="_every_way",
    params=[
        pytest.param({"near": 9, "rare": 9, "far": 9}, id="the newest are read"),
        pytest.param({"near": 1, "rare": 9, "far": 9}, id="the words are rare"),
        pytest.param({"near": 1, "rare": 0, "far": 9}, id="more are read"),
        pytest.param({"near": 1, "rare": 0, "far": 1}, id="all that have them"),
    ],
)
def _every_way(request, monkeypatch):
    go(monkeypatch, **request.param)


@pytest.fixture(name="row")
def _row(town, lamp):
    """Four cases, the newest first; the second one is about a bicycle."""
    later = [
        open_one(town.roads, number=number, opened_at=MONDAY + timedelta(days=number))
        for number in (1, 2, 3)
    ]
    for case, text in zip(later, ("Otra farola.", "Bicycle.", "Farola."), strict=True):
        hear(case, text)
    return [*reversed(later), lamp]


@pytest.mark.usefixtures("_every_way")
def test_the_same_cases_are_found_in_every_way(row):
    assert find(Case.objects.all(), "farola") == [row[0], row[2], row[3]]
    assert find(Case.objects.all(), "mayor") == [row[3]]
    assert find(Case.objects.all(), "nobody") == []


@pytest.mark.usefixtures("_every_way")
def test_the_newest_are_on_the_page_in_every_way(row, monkeypatch):
    monkeypatch.setattr("answerable.cases.search.PAGE", 2)

    assert find(Case.objects.all(), "farola") == [row[0], row[2]]


@pytest.mark.usefixtures("_every_way")
def test_in_no_way_is_found_what_may_not_be_seen(row, chloe):
    own = [
        open_one(chloe.teams.get(), reference=f"{n}", opened_at=MONDAY) for n in "12"
    ]
    hear(own[0], "farola")

    assert find(visible_to(chloe), "farola") == [own[0]]


def test_common_words_take_three_queries(row, django_assert_num_queries, monkeypatch):
    monkeypatch.setattr("answerable.cases.search.PAGE", 2)
    with django_assert_num_queries(3):
        search(Case.objects.all(), "farola")


def test_no_words_take_more_than_nine_queries(
    row, django_assert_num_queries, monkeypatch
):
    go(monkeypatch, near=1, rare=0, far=1)
    with django_assert_num_queries(9):
        search(Case.objects.all(), "mayor")


def test_what_is_found_shows_whose_case_it_is(lamp):
    [found] = search(Case.objects.all(), "farola")

    shown = (found.reference, found.who, found.owner_id, found.team_id)
    assert shown == (lamp.reference, "Amina Yusuf", None, lamp.team_id)
