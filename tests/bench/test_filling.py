"""The city of the benchmark: quick to make, and still a city that verifies."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from django.db.models import Count

from answerable.cases.access import visible_to
from answerable.cases.models import Case
from answerable.cases.search import search
from answerable.casework.balance import balance
from answerable.casework.tests.makers import make_case
from answerable.casework.verify import breaks
from answerable.lib.references import find_reference
from bench.filling.city import COUNTED, Filler, make_past_months
from bench.filling.copying import count_on
from bench.filling.rows import reference_of
from bench.filling.stories import LONGEST, story

NOW = datetime(2026, 3, 2, 9, tzinfo=UTC)
CASES = 60


@pytest.fixture
def city(town) -> None:
    """A small city: every twentieth case is open."""
    make_past_months(NOW)
    filler = Filler()
    filler.write([story(number, NOW) for number in range(40)])
    filler.write([story(number, NOW) for number in range(40, CASES)])
    count_on(*COUNTED)


def test_the_balance_of_a_city_holds(city):
    sheet = balance()

    assert sheet.holds
    assert sheet.outcomes["opened"] == CASES


def test_no_journal_of_a_city_is_broken(city):
    assert list(breaks()) == []


def test_one_case_went_on_and_on(city):
    said = Case.objects.annotate(said=Count("interactions")).order_by("-said")

    assert list(said.values_list("said", flat=True)[:2]) == [LONGEST, 2]


def test_a_case_is_found_by_the_word_that_only_its_person_wrote(city, ada):
    found = search(visible_to(ada), "zq0000017x")

    assert [case.reference for case in found] == [reference_of(17)]


def test_the_next_case_gets_an_id_behind_the_copied_ones(city):
    assert make_case().pk == CASES + 1


def test_references_are_well_formed_and_none_comes_twice():
    references = {reference_of(number) for number in range(5000)}

    assert len(references) == 5000
    assert all(find_reference(each) == each for each in references)


def test_a_case_is_open_until_it_is_resolved():
    told = [story(number, NOW) for number in range(200)]

    assert sum(each.resolved is None for each in told) == 10
    assert all(each.opened < NOW for each in told)
