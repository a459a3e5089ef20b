"""Situations at the desk: four doors, a preview before the end, and the way back."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
import time_machine
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from answerable.cases.models import Situation
from answerable.cases.tests.makers import history
from answerable.casework import situations, telling_all
from answerable.casework.tests.makers import make_case
from answerable.casework.tests.test_situations import DIGGING, HERE, plan
from answerable.front.desk.tests.pages import address, read, text_of

MONDAY = datetime(2026, 3, 2, 10, tzinfo=UTC)
MOST_QUERIES = 26
NEW = {
    "service": "street-light",
    "title_en": "A burst main",
    "words_en": "We are digging.",
    "area": "",
    "where": "50.02, 10.02",
    "metres": "200",
    "first_day": "2026-03-02",
    "last_day": "2026-03-04",
}
ENDING = {"outcome": "done", "words_en": "The main is mended."}


@pytest.fixture(autouse=True)
def monday(town):
    town.agency.languages = ["en"]
    town.agency.save()
    with time_machine.travel(MONDAY, tick=False) as clock:
        yield clock


@pytest.fixture
def burst(town, dee):
    return situations.begin(town.lamp, plan(), words=DIGGING, by=dee)


@pytest.fixture
def lead(seat, dee):
    return seat(dee)


def of(name, *args):
    return reverse(f"desk:situation-{name}", args=args)


def page_of(browser, burst):
    return browser.get(reverse("desk:situation", args=[burst.pk]))


def fresh(row):
    return type(row).objects.get(pk=row.pk)


def report(number=1, **changes):
    return make_case(spot=HERE, email=f"n{number}@mail.example", **changes)


def post(browser, name, burst, **given):
    given = {"seen": fresh(burst).version} | given
    return browser.post(of(name, burst.pk), given)


STEPS = ["say", "resolve", "take-back", "end", "open-again", "add"]


@pytest.mark.parametrize("step", STEPS)
def test_a_stranger_signs_in_first(burst, step):
    answer = Client().post(of(step, burst.pk))

    assert answer.status_code == 302
    assert "/sign-in/" in answer["Location"]


@pytest.mark.parametrize("step", STEPS)
def test_a_clerk_reads_and_changes_nothing(burst, clerk, step):
    assert post(clerk, step, burst).status_code == 403
    assert fresh(burst).version == burst.version


def test_a_clerk_sees_it_without_buttons(burst, clerk):
    report()

    page = read(page_of(clerk, burst))

    assert "We are digging." in page.get_text()
    assert page.select("main form") == []


def test_another_team_reads_it_and_none_of_its_cases(burst, seat, chloe):
    case = report()

    words = text_of(page_of(seat(chloe), burst))

    assert "A burst main in Mill Lane" in words
    assert case.reference not in words


def test_who_reads_no_cases_finds_nothing(burst, administrator):
    assert page_of(administrator, burst).status_code == 404
    assert administrator.get(reverse("desk:situations")).status_code == 404


def test_one_that_there_is_not_is_not_found(town, lead):
    assert lead.get(reverse("desk:situation", args=[999])).status_code == 404


def test_a_supervisor_begins_one_with_its_first_news(lead, town):
    answer = lead.post(reverse("desk:situation-new"), NEW)

    begun = Situation.objects.get()
    assert answer.url == reverse("desk:situation", args=[begun.pk])
    assert (begun.latitude, begun.metres) == (50.02, 200)
    assert begun.ends_at == datetime(2026, 3, 5, tzinfo=UTC)
    assert report().situation == begun


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"title_en": ""}, "Write it in English, too"),
        ({"last_day": "2026-03-01"}, "This day has passed"),
        (
            {"first_day": "2026-03-04", "last_day": "2026-03-03"},
            "ends before it begins",
        ),
        ({"where": "Nowhere at all"}, "We do not know this place"),
        ({"service": "unicorn"}, "Choose one of the list"),
        ({"metres": "0"}, "Write a number that is 1 or more"),
    ],
    ids=lambda value: str(value)[:20],
)
def test_what_is_wrong_is_named_and_nothing_is_lost(lead, town, changes, said):
    page = lead.post(reverse("desk:situation-new"), NEW | changes)

    assert page.status_code == 422
    assert said in text_of(page)
    assert "We are digging." in page.content.decode()
    assert not Situation.objects.exists()


def test_a_clerk_begins_none(clerk):
    assert clerk.get(reverse("desk:situation-new")).status_code == 403


def test_many_reports_suggest_one_to_whoever_can_begin_it(lead, clerk, town):
    cases = [report(number) for number in range(5)]

    page = read(lead.get(address(cases[0])))
    link = page.find(
        "a", href=f"{reverse('desk:situation-new')}?case={cases[0].reference}"
    )
    form = read(lead.get(link["href"]))

    assert "5 open reports like this one" in page.get_text(" ", strip=True)
    assert "like this one" not in text_of(clerk.get(address(cases[0])))
    assert form.find("input", {"name": "where"})["value"].startswith("50.02")


def test_a_case_names_its_situation(burst, clerk):
    case = report()

    link = read(clerk.get(address(case))).find(
        "a", href=reverse("desk:situation", args=[burst.pk])
    )

    assert link.get_text(strip=True) == "A burst main in Mill Lane"


def test_the_page_of_a_case_in_one_costs_one_question_more(burst, clerk):
    within, without = report(), make_case(email="x@mail.example")
    clerk.get(address(without))
    with CaptureQueriesContext(connection) as plain:
        clerk.get(address(without))
    with CaptureQueriesContext(connection) as situated:
        clerk.get(address(within))

    asked = [one["sql"] for one in situated if "cases_situation" in one["sql"]]
    assert len([sql for sql in asked if 'FROM "cases_situation"' in sql]) == 1
    assert not any('FROM "cases_situation"' in one["sql"] for one in plain)


def test_news_are_told_after_the_button(burst, lead):
    case = report()

    post(lead, "say", burst, words_en="Water is back at six.")
    telling_all.drain()

    assert "Water is back at six." in case.dispatches.last().text


def test_news_can_be_taken_back_from_the_page(burst, lead, settings):
    settings.UNDO_SECONDS = 10
    post(lead, "say", burst, words_en="Water is back at six.")
    assert "Take it back" in text_of(page_of(lead, burst))

    post(lead, "take-back", burst)

    assert "Take it back" not in text_of(page_of(lead, burst))
    assert fresh(burst).statuses.count() == 1


def test_the_end_is_shown_before_it_comes(burst, lead):
    case = report()

    page = post(lead, "resolve", burst, **ENDING)

    assert page.status_code == 200
    words = text_of(page)
    assert "1 open case ends as “Done”" in words
    assert case.reference in words
    assert fresh(burst).is_open


def test_all_end_with_the_second_button_and_come_back_with_a_third(burst, lead):
    cases = [report(number) for number in range(2)]

    post(lead, "resolve", burst, sure="1", **ENDING)
    telling_all.drain()
    ended = {fresh(case).state for case in cases}
    told = text_of(page_of(lead, burst))
    lead.post(
        of("open-again", burst.pk),
        {"seen": fresh(burst).version, "last_day": "2026-03-05"},
    )

    assert ended == {"resolved"}
    assert "The main is mended." in told
    assert {fresh(case).state for case in cases} == {"in_progress"}
    assert fresh(burst).is_open


def test_who_decided_on_an_older_page_is_told_so(burst, lead):
    seen = burst.version
    post(lead, "say", burst, words_en="News.")

    page = post(lead, "resolve", burst, sure="1", **ENDING | {"seen": seen})

    assert page.status_code == 422
    assert "Somebody changed this situation" in text_of(page)


def test_one_case_is_let_go(burst, lead):
    case = report()

    lead.post(of("release", burst.pk, case.reference))

    assert fresh(case).situation is None
    assert history(case).filter(what="released").exists()


def test_what_came_before_is_offered_and_added(lead, town, dee):
    early = report()
    burst = situations.begin(town.lamp, plan(), words=DIGGING, by=dee)
    assert early.reference in text_of(page_of(lead, burst))

    lead.post(of("add", burst.pk), {"case": [early.reference]})

    assert fresh(early).situation == burst


def test_it_is_ended_by_hand(burst, lead):
    case = report()

    post(lead, "end", burst)

    assert fresh(burst).state == "ended"
    assert fresh(case).is_open


def test_it_is_changed(burst, lead):
    form = read(lead.get(of("change", burst.pk)))
    assert form.find("input", {"name": "last_day"})["value"]

    lead.post(
        of("change", burst.pk), NEW | {"seen": burst.version, "title_en": "Mended?"}
    )

    assert fresh(burst).title["en"] == "Mended?"


def test_the_list_shows_what_goes_on(burst, clerk):
    assert "A burst main in Mill Lane" in text_of(clerk.get(reverse("desk:situations")))


def test_the_list_goes_on_page_by_page(town, dee, lead, django_assert_max_num_queries):
    for _ in range(21):
        situations.begin(town.lamp, plan(), words=DIGGING, by=dee)

    with django_assert_max_num_queries(MOST_QUERIES):
        first = read(lead.get(reverse("desk:situations")))
    further = reverse("desk:situations") + first.find("a", rel="next")["href"]
    second = read(lead.get(further))

    assert len(first.select("tbody tr")) == 20
    assert len(second.select("tbody tr")) == 1


def test_its_page_asks_the_database_little(burst, lead, django_assert_max_num_queries):
    for number in range(8):
        report(number)
    with django_assert_max_num_queries(MOST_QUERIES):
        page_of(lead, burst)


def test_the_journal_of_a_case_says_it_in_words(burst, lead):
    case = report()

    words = text_of(lead.get(address(case)))

    assert "Belongs to a situation, by its service, place and time" in words
    assert "Told how far its situation is" in words
