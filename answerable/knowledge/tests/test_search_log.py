"""What is sought in vain is counted and ranked, and nobody can be told from it."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from answerable.knowledge.models import SearchDay
from answerable.knowledge.search.log import (
    forget_old_searches,
    note_opened,
    note_search,
    ranked_gaps,
    without_personal,
)

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 29)


@pytest.fixture(autouse=True)
def noon(town, time_machine) -> None:
    time_machine.move_to("2026-11-29T12:00:00+00:00", tick=False)


def search(query: str, times: int, *, found: int = 3, opened: int = 0) -> None:
    for _ in range(times):
        note_search(query, "en", found=found)
    for _ in range(opened):
        note_opened(query, "en")


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        pytest.param("  Parking   PERMIT? ", "parking permit", id="case and signs"),
        pytest.param("Autorización", "autorización", id="accents stay"),
        pytest.param("amina@example.org permit", "permit", id="an e-mail address"),
        pytest.param("see https://example.org/amina", "see", id="an address of a page"),
        pytest.param("call 0171 555-0123", "call", id="a telephone number"),
        pytest.param("house 12b Mill Lane", "house mill lane", id="a house number"),
        pytest.param("رقم ٠١٢٣ هاتف", "رقم هاتف", id="digits of another script"),
        pytest.param("12345", "", id="nothing else"),
    ],
)
def test_what_could_lead_to_somebody_is_left_out(typed, kept):
    assert without_personal(typed) == kept


@pytest.mark.parametrize(
    "typed",
    ["my 7K4M-9XQK please", "my 7k4m 9xqk please", "my HJKMNPQ2 please"],
    ids=["as written", "read aloud", "in one"],
)
def test_a_reference_is_left_out_however_it_is_typed(typed):
    assert without_personal(typed) == "my please"


def test_searches_are_counted_a_day_and_not_kept_one_by_one():
    search("permit", 3, opened=1)
    search("Permit?", 1, found=0)

    row = SearchDay.objects.get()
    assert (row.day, row.language, row.query) == (TODAY, "en", "permit")
    assert (row.times, row.empty, row.opened) == (4, 1, 1)


def test_what_leaves_no_word_is_not_counted():
    search("12345", 1)

    assert not SearchDay.objects.exists()


def test_gaps_are_ranked_by_how_many_go_without_an_answer():
    search("allotment", 4, found=0)
    search("permit", 10, opened=9)
    search("burial", 6, opened=0)
    search("library", 5, opened=5)
    search("amina", 2, found=0)

    gaps = ranked_gaps(TODAY)

    assert [(gap.query, gap.empty, gap.abandoned) for gap in gaps] == [
        ("allotment", 4, 0),
        ("burial", 0, 6),
        ("permit", 0, 1),
    ]


def test_gaps_are_asked_for_since_a_day_and_in_a_language(time_machine):
    search("allotment", 3, found=0)
    time_machine.move_to("2026-11-30T12:00:00+00:00", tick=False)
    for _ in range(3):
        note_search("huerto", "es", found=0)

    assert [gap.query for gap in ranked_gaps(TODAY, language="en")] == ["allotment"]
    assert [gap.query for gap in ranked_gaps(date(2026, 11, 30))] == ["huerto"]
    assert len(ranked_gaps(TODAY, limit=1)) == 1


@pytest.mark.parametrize(
    ("day", "often", "seldom"),
    [
        pytest.param("2026-12-29T12:00:00+00:00", True, True, id="after a month"),
        pytest.param("2026-12-30T12:00:00+00:00", True, False, id="a day later"),
        pytest.param("2028-01-03T12:00:00+00:00", True, False, id="after 400 days"),
        pytest.param("2028-01-04T12:00:00+00:00", False, False, id="then"),
    ],
)
def test_old_searches_are_forgotten_and_seldom_ones_sooner(day, often, seldom):
    search("permit", 3)
    search("amina", 2)

    forget_old_searches(datetime.fromisoformat(day))

    left = set(SearchDay.objects.values_list("query", flat=True))
    assert left == {
        word for word, stays in {"permit": often, "amina": seldom}.items() if stays
    }
