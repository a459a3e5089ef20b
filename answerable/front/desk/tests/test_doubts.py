"""Rows of another system that do not fit: seen by who sees their case, ticked off once."""

from __future__ import annotations

import pytest

from answerable.cases.models import ImportedRow, JournalEntry
from answerable.casework.tests.makers import make_case
from answerable.front.desk.case import doubts
from answerable.front.desk.tests.pages import address, read, text_of

LIST = "/desk/imported/"
SEARCH = "/desk/search/"


@pytest.fixture
def row(case):
    """A row of Roads that was closed before it was opened."""
    return ImportedRow.objects.create(
        case=case,
        source="old",
        source_id="18-1",
        file_name="old.jsonl",
        line=7,
        confidence="doubtful",
        mismatches={"closed_before_opened": "2018-04-11", "ended_without_time": ""},
    )


def test_the_list_says_what_does_not_fit_and_where_it_stood(clerk, row):
    words = text_of(clerk.get(LIST))

    assert row.case.reference in words
    assert "Closed before it was opened: 2018-04-11" in words
    assert "Ended, and it does not say when" in words
    assert "old 18-1 · old.jsonl · line 7" in words


def test_E67_a_row_is_ticked_off_and_its_case_says_by_whom(clerk, ben, row):
    answer = clerk.post(address(row.case, "settle"), follow=True)

    row.refresh_from_db()
    line = JournalEntry.objects.get(what="import_settled")
    assert row.settled_by == ben
    assert line.actor == f"staff:{ben.pk}"
    assert "Nothing waits for a look" in text_of(answer)


def test_a_second_tick_changes_nothing(clerk, row):
    clerk.post(address(row.case, "settle"))
    clerk.post(address(row.case, "settle"))

    assert JournalEntry.objects.filter(what="import_settled").count() == 1


def test_the_case_tells_it_in_its_history(clerk, row):
    clerk.post(address(row.case, "settle"))

    assert "Looked at what did not fit" in text_of(clerk.get(address(row.case)))


def test_another_team_sees_no_row(seat, chloe, row):
    assert row.case.reference not in text_of(seat(chloe).get(LIST))


def test_who_only_reads_is_offered_no_button_and_may_not_tick(seat, ada, row):
    browser = seat(ada)

    assert row.case.reference in text_of(browser.get(LIST))
    assert read(browser.get(LIST)).select_one("main form") is None
    assert browser.post(address(row.case, "settle")).status_code == 403


def test_the_search_leads_to_the_list_while_a_row_waits(clerk, row):
    assert read(clerk.get(SEARCH)).select_one(f'main a[href="{LIST}"]')


def test_the_search_leads_to_no_empty_list(clerk, case):
    assert read(clerk.get(SEARCH)).select_one(f'main a[href="{LIST}"]') is None


def test_a_long_list_goes_on_behind_the_last_row_shown(clerk, row, monkeypatch):
    monkeypatch.setattr(doubts, "PAGE", 1)
    row.pk, row.case = None, make_case(words="Another lamp is out.")
    row.source_id = "18-2"
    row.save()

    first = read(clerk.get(LIST))
    second = text_of(clerk.get(LIST + first.select_one("a[rel=next]")["href"]))

    assert "old 18-1" in first.get_text(" ")
    assert "old 18-2" in second
    assert "old 18-1" not in second


@pytest.mark.parametrize("after", ["x", "-1", "9" * 30])
def test_an_address_that_means_nothing_begins_at_the_beginning(clerk, row, after):
    assert row.case.reference in text_of(clerk.get(LIST, {"after": after}))


def test_the_list_asks_a_fixed_number_of_questions(
    clerk, row, django_assert_max_num_queries
):
    with django_assert_max_num_queries(8):
        clerk.get(LIST)
