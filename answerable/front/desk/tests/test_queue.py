"""The queue and taking the next case."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.db.models import F
from django.urls import reverse
from django.utils import timezone

from answerable.cases.models import Case
from answerable.cases.queries import PAGE, Place, View
from answerable.casework.tests.makers import make_case
from answerable.front.desk.queue.positions import find_place, position_of
from answerable.front.desk.tests.pages import address, read, text_of

QUEUE = "/desk/"
MOST_QUERIES = 11


def make_cases(count, **changes):
    """Return cases that came one after the other, each due a minute later."""
    cases = [make_case(visitor=f"house {number}", **changes) for number in range(count)]
    for number, case in enumerate(cases):
        later = F("next_due") + timedelta(minutes=number)
        Case.objects.filter(pk=case.pk).update(next_due=later)
    return list(Case.objects.order_by("pk"))


def shown(response):
    return [bdi.text for bdi in read(response).select("tbody th bdi.num")]


def view(name):
    return f"{QUEUE}?view={name}"


def test_who_leads_teams_and_works_in_none_sees_theirs_as_their_own(
    supervisor, town, dee, case
):
    town.triage.staff.remove(dee)

    response = supervisor.get(view("team"))

    assert shown(response) == [case.reference]
    assert "My team 1" in text_of(response)


def test_the_team_sees_its_cases_and_no_others(seat, ben, case):
    make_case(service="tree", words="A branch hangs low.")

    answer = seat(ben).get(QUEUE)

    assert shown(answer) == [case.reference]


def test_the_least_time_left_comes_first(seat, ben, town):
    late, early, unlimited = make_cases(3)
    Case.objects.filter(pk=early.pk).update(next_due=late.next_due - timedelta(days=1))
    Case.objects.filter(pk=unlimited.pk).update(next_due=None)

    answer = seat(ben).get(view("team"))

    assert shown(answer) == [early.reference, late.reference, unlimited.reference]


def test_who_has_cases_begins_with_them(seat, ben, case):
    make_case(words="The bridge rail is loose.")
    Case.objects.filter(pk=case.pk).update(owner=ben)

    page = read(seat(ben).get(QUEUE))

    assert page.select_one(".views [aria-current]").text.split() == ["Mine", "1"]


def test_who_has_none_begins_with_the_team(seat, ben, case):
    page = read(seat(ben).get(QUEUE))

    assert page.select_one(".views [aria-current]").text.split() == ["My", "team", "1"]


def test_a_view_shows_only_what_it_says(seat, ben, town):
    mine, free = make_cases(2)
    Case.objects.filter(pk=mine.pk).update(owner=ben)
    browser = seat(ben)

    assert shown(browser.get(view("mine"))) == [mine.reference]
    assert shown(browser.get(view("unassigned"))) == [free.reference]


def test_a_late_case_says_how_late_it_is(seat, ben, case):
    Case.objects.filter(pk=case.pk).update(next_due=timezone.now() - timedelta(hours=3))

    page = read(seat(ben).get(view("late")))

    tag = page.select_one("td .tag.bad")
    assert tag.text == "3 hours late"
    assert tag.svg is not None


def test_due_times_are_those_of_the_agencys_clock(seat, ben, case):
    moment = datetime(2026, 11, 23, 10, tzinfo=UTC)
    Case.objects.filter(pk=case.pk).update(next_due=moment + timedelta(hours=6))

    with time_machine.travel(moment, tick=False):
        words = text_of(seat(ben).get(view("team")))

    assert "Due today 16:00" in words


def test_numbers_beyond_999_are_not_counted_out(seat, ben, monkeypatch, town):
    monkeypatch.setattr("answerable.front.desk.queue.tabs.MOST_COUNTED", 2)
    make_cases(3)

    page = read(seat(ben).get(view("team")))

    assert page.select_one(".views [aria-current] .num").text == "2+"


@pytest.mark.parametrize(
    ("name", "words"),
    [
        pytest.param("mine", "Take the next one, or look at", id="mine"),
        pytest.param("team", "Your teams have no open case", id="team"),
        pytest.param("late", "Nothing is late", id="late"),
        pytest.param("unassigned", "Everything has an owner", id="unassigned"),
    ],
)
def test_an_empty_view_says_what_to_do(seat, ben, name, words):
    assert words in text_of(seat(ben).get(view(name)))


def test_an_unknown_view_is_the_first_one(seat, ben, case):
    assert shown(seat(ben).get(view("nonsense"))) == [case.reference]


@pytest.fixture
def two_pages(monkeypatch, town):
    monkeypatch.setattr("answerable.front.desk.queue.page.PAGE", 2)
    return [case.reference for case in make_cases(3)]


def test_the_next_page_goes_on_behind_the_last_row(seat, ben, two_pages):
    browser = seat(ben)
    first = browser.get(view("team"))

    onward = read(first).find("a", rel="next")["href"]
    second = browser.get(QUEUE + onward)

    assert shown(first) + shown(second) == two_pages
    assert read(second).find("a", rel="next") is None


def test_a_page_behind_the_end_leads_back(seat, ben, case):
    behind = {"view": "team", "after": position_of(case)}

    page = read(seat(ben).get(QUEUE, behind))

    assert page.select_one(".empty a")["href"] == reverse("desk:queue")


@pytest.mark.parametrize(
    "position",
    [
        pytest.param("", id="nothing"),
        pytest.param("_3_2026-11-23T10:00:00+00:00", id="too short"),
        pytest.param("yesterday_3_2026-11-23T10:00:00+00:00_1", id="no time"),
        pytest.param("_3_2026-11-23T10:00:00_1", id="no zone"),
        pytest.param("_urgent_2026-11-23T10:00:00+00:00_1", id="no priority"),
        pytest.param("_3_2026-11-23T10:00:00+00:00_one", id="no number"),
    ],
)
def test_a_garbled_position_is_the_beginning(position):
    assert find_place(position) is None


@pytest.mark.parametrize(
    "due",
    [
        pytest.param(datetime(2026, 11, 23, 10, 0, 0, 5, tzinfo=UTC), id="due"),
        pytest.param(None, id="without limit"),
    ],
)
def test_a_position_is_read_as_it_was_written(due):
    opened = datetime(2026, 11, 20, tzinfo=UTC)

    place = find_place(position_of(Case(pk=7, next_due=due, opened_at=opened)))

    assert place == Place(due, 3, opened, 7)


@pytest.mark.parametrize(
    "rows", [pytest.param(1, id="one row"), pytest.param(PAGE, id="a full page")]
)
def test_the_queue_asks_the_database_little_however_long_it_is(
    seat, dee, town, rows, django_assert_max_num_queries
):
    make_cases(rows)
    browser = seat(dee)

    with django_assert_max_num_queries(MOST_QUERIES):
        answer = browser.get(view(View.LATE))

    assert answer.status_code == 200


def test_taking_the_next_one_gives_the_most_urgent(seat, ben, town):
    _, urgent = make_cases(2)
    Case.objects.filter(pk=urgent.pk).update(next_due=timezone.now())

    answer = seat(ben).post("/desk/take-next/")

    urgent.refresh_from_db()
    assert answer.url == address(urgent)
    assert urgent.owner == ben


def test_two_clerks_who_take_the_next_one_get_different_cases(seat, ben, dee, town):
    dee.teams.add(town.roads)
    make_cases(2)

    first = seat(ben).post("/desk/take-next/").url
    second = seat(dee).post("/desk/take-next/").url

    assert first != second
    assert {first, second} == {address(case) for case in Case.objects.all()}


def test_when_nothing_waits_the_queue_says_so(seat, ben):
    browser = seat(ben)

    answer = browser.post("/desk/take-next/", follow=True)

    assert "everything has an owner" in text_of(answer)


def test_opening_the_address_takes_nothing(seat, ben, case):
    assert seat(ben).get("/desk/take-next/").status_code == 405


def test_only_who_works_is_offered_to_take(seat, ben, ada, case):
    assert "Take the next one" in text_of(seat(ben).get(QUEUE))
    assert "Take the next one" not in text_of(seat(ada).get(QUEUE))
