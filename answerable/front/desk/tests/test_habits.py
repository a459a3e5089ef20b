"""The keys of the desk, and where one is led after a step."""

from __future__ import annotations

import pytest
from django.db.models import F

from answerable.agency.models import Staff
from answerable.cases.models import Case
from answerable.cases.tests.makers import make_view
from answerable.casework.tests.makers import make_case
from answerable.front.desk.me.keys import EVERYWHERE, IN_A_CASE
from answerable.front.desk.tests.pages import address, read, text_of

HABITS = "/desk/habits/"
QUEUE = "/desk/"
WALKED = {"J", "K"}  # by desk.js itself, along a list
REPLY = {"words": "A crew comes on Friday."}


@pytest.fixture
def line(town):
    """Three cases of Roads, the first due first."""
    cases = [make_case(visitor=f"house {number}") for number in range(3)]
    for number, case in enumerate(cases):
        due = F("next_due") + number * (F("next_due") - F("opened_at"))
        Case.objects.filter(pk=case.pk).update(next_due=due)
    return list(Case.objects.order_by("pk"))


def keys_of(response):
    marked = read(response).select("[aria-keyshortcuts]")
    return {control["aria-keyshortcuts"] for control in marked}


def like(staff, onward):
    Staff.objects.filter(pk=staff.pk).update(goes_on_to=onward)


# Keys


def test_every_key_of_the_list_is_a_control_of_the_page_of_a_case(clerk, case):
    listed = {key.keys for key in (*EVERYWHERE, *IN_A_CASE)} - WALKED - {"Ctrl K"}

    assert keys_of(clerk.get(address(case))) == {key.lower() for key in listed}


def test_a_key_belongs_to_one_control(clerk, case):
    for page in (clerk.get(address(case)), clerk.get(QUEUE)):
        marked = read(page).select("[aria-keyshortcuts]")
        assert len(marked) == len(keys_of(page))


def test_who_only_reads_has_no_key_to_write_or_take(seat, ada, case):
    assert keys_of(seat(ada).get(address(case))) == {"/", "?"}


def test_the_keys_are_listed_on_a_page(clerk, town):
    words = text_of(clerk.get(HABITS))

    assert "R Write to the person" in words
    assert "Ctrl Enter Send" in words


def test_keys_can_be_turned_off(clerk, ben, case):
    clerk.post(HABITS, {"goes_on_to": "case"})

    page = clerk.get(address(case))

    assert keys_of(page) == set()
    assert read(page).body["data-keys"] == "off"


def test_habits_are_kept(clerk, ben, town):
    answer = clerk.post(HABITS, {"uses_keys": "on", "goes_on_to": "next"}, follow=True)

    ben.refresh_from_db()
    assert (ben.uses_keys, ben.goes_on_to) == (True, "next")
    assert "The desk works so from now on." in text_of(answer)


def test_a_habit_that_there_is_not_is_refused(clerk, town):
    answer = clerk.post(HABITS, {"goes_on_to": "home"})

    assert answer.status_code == 422
    assert "Choose one of the three" in text_of(answer)


# Onward


def test_without_a_habit_one_is_back_at_the_case(clerk, line):
    answer = clerk.post(address(line[0], "reply"), REPLY | {"seen": line[0].version})

    assert answer.url == address(line[0])


def test_the_next_case_is_the_one_behind_in_the_view(clerk, ben, line):
    like(ben, "next")
    view = make_view(owner=ben)
    there = f"{address(line[1], 'reply')}?view={view.pk}"

    answer = clerk.post(there, REPLY | {"seen": line[1].version})

    assert answer.url == f"{address(line[2])}?view={view.pk}"


def test_behind_the_last_case_comes_the_first(clerk, ben, line):
    like(ben, "next")

    answer = clerk.post(address(line[2], "reply"), REPLY | {"seen": line[2].version})

    assert answer.url == address(line[0])


def test_where_no_case_is_left_one_is_at_the_queue(clerk, ben, case):
    like(ben, "next")

    answer = clerk.post(address(case, "reply"), REPLY | {"seen": case.version})

    assert answer.url == QUEUE


def test_who_likes_the_queue_is_back_there_in_the_same_view(clerk, ben, line):
    like(ben, "queue")
    there = f"{address(line[0], 'reply')}?view=team"

    answer = clerk.post(there, REPLY | {"seen": line[0].version})

    assert answer.url == f"{QUEUE}?view=team"


def test_a_note_leads_nowhere_else(clerk, ben, line):
    like(ben, "next")
    note = {"words": "The part is on the van.", "seen": line[0].version}

    assert clerk.post(address(line[0], "note"), note).url == address(line[0])


def test_from_a_case_that_was_handed_on_one_comes_to_the_next(clerk, ben, town, line):
    like(ben, "next")
    handed = {"team": town.parks.pk, "owner": "", "seen": line[0].version}

    assert clerk.post(address(line[0], "assign"), handed).url == address(line[1])
