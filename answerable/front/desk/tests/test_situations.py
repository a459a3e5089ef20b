"""Situations at the desk: four doors, a preview before the end, and the way back."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
import time_machine
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from answerable.agency.tests.places import draw_town
from answerable.cases.models import Situation
from answerable.cases.tests.makers import history
from answerable.casework import situation_steps as steps, situations, telling_all
from answerable.casework.tests.makers import make_case
from answerable.casework.tests.test_situations import DIGGING, HERE, plan
from answerable.front.desk.tests.pages import address, read, text_of
from answerable.lib.positions import Source, Spot

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
BESIDE = Spot(50.021, 10.021, Source.MAP, 5)
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
        ({"service": ""}, "Choose one of the list"),
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


def begin(town, dee, *titles, **changes):
    """Begin situations of these names, one after the other."""
    return [
        situations.begin(
            town.lamp, plan(title={"en": title}, **changes), words=DIGGING, by=dee
        )
        for title in titles
    ]


def listed(page):
    """Return the names under each heading of the list."""
    return {
        part.h2.get_text(strip=True): [
            one.get_text(strip=True) for one in part.select("tbody th")
        ]
        for part in page.select("main section")
    }


def test_a_clerk_comes_to_the_list_from_the_queue(burst, clerk):
    queue = read(clerk.get(reverse("desk:queue")))
    link = next(one for one in queue.select("main a") if "Situations" in one.text)

    assert "A burst main in Mill Lane" in text_of(clerk.get(link["href"]))


def test_who_reads_no_cases_is_shown_no_way_to_the_list(burst, administrator):
    queue = read(administrator.get(reverse("desk:queue")))

    assert not [one for one in queue.select("main a") if "Situations" in one.text]


def test_what_goes_on_stands_before_what_is_over(town, dee, clerk):
    first, _second, third = begin(town, dee, "First", "Second", "Third")
    for one in (first, third):
        steps.end_now(one, seen=one.version)

    page = read(clerk.get(reverse("desk:situations")))

    assert listed(page) == {
        "They go on": ["Second"],
        "They are over": ["Third", "First"],
    }


def test_where_nothing_goes_on_it_says_so(burst, clerk):
    steps.end_now(burst, seen=burst.version)

    words = text_of(clerk.get(reverse("desk:situations")))

    assert "Nothing goes on" in words
    assert "A burst main in Mill Lane" in words


@pytest.mark.parametrize("ended", [0, 5, 23, 45])
def test_the_list_goes_on_page_by_page_without_gap_or_repetition(
    town, dee, lead, ended, django_assert_max_num_queries
):
    names = [f"No. {number}" for number in range(45)]
    for one in begin(town, dee, *names)[:ended]:
        steps.end_now(one, seen=one.version)
    where, seen = reverse("desk:situations"), []

    while where:
        with django_assert_max_num_queries(MOST_QUERIES):
            page = read(lead.get(where))
        seen += [one.get_text(strip=True) for one in page.select("tbody th")]
        link = page.find("a", rel="next")
        where = reverse("desk:situations") + link["href"] if link else ""

    assert seen == names[ended:][::-1] + names[:ended][::-1]


@pytest.mark.parametrize("odd", ["on-", "off-3", "on-x", "12", "over-" + "9" * 30])
def test_an_address_that_is_none_begins_the_list(burst, clerk, odd):
    answer = clerk.get(reverse("desk:situations"), {"behind": odd})

    assert "They go on" in text_of(answer)


# On the map


@pytest.fixture
def drawn(town):
    """A town on the map: the market, and the hill beside it."""
    return draw_town(town.market)


def pins(page):
    return [(pin["cx"], pin["cy"]) for pin in page.select("svg.map .pin")]


def test_a_situation_has_a_pin_of_its_own_beside_its_reports(drawn, burst, clerk):
    report()
    make_case(spot=BESIDE, email="n2@mail.example")

    page = read(page_of(clerk, burst))

    assert len(pins(page)) == 1
    assert len(page.select("svg.map .mark")) == 2
    assert page.find("svg", "map")["aria-label"].endswith("with 2 reports")


def test_its_place_is_told_in_words_and_not_in_degrees(drawn, burst, clerk):
    words = text_of(page_of(clerk, burst))

    assert f"within about {burst.metres} metres" in words
    assert str(burst.latitude) not in words


def test_no_service_is_chosen_before_somebody_chooses(lead, town):
    page = read(lead.get(reverse("desk:situation-new")))

    assert page.select_one("select[name=service] option")["value"] == ""


def test_reports_that_one_may_not_see_are_not_drawn(drawn, burst, seat, chloe):
    report()

    page = read(page_of(seat(chloe), burst))

    assert (len(pins(page)), page.select("svg.map .mark")) == (1, [])


def test_one_of_an_area_has_its_pin_there_and_the_area_is_marked(
    drawn, town, dee, clerk
):
    [of_hill] = begin(town, dee, "Hill", area=drawn, point=None, metres=None)

    page = read(page_of(clerk, of_hill))

    [(x, _y)] = pins(page)
    assert float(x) > 144  # the eastern half of the sheet
    assert len(page.select("svg.map .meant")) == 1


def test_one_that_holds_everywhere_has_no_pin(drawn, town, dee, clerk):
    [anywhere] = begin(town, dee, "Everywhere", point=None, metres=None)

    assert read(page_of(clerk, anywhere)).select("svg.map") == []


def test_the_list_draws_what_goes_on_and_not_what_is_over(drawn, town, dee, clerk):
    over, _on = begin(town, dee, "Over", "On")
    steps.end_now(over, seen=over.version)

    assert len(pins(read(clerk.get(reverse("desk:situations"))))) == 1


def test_without_a_map_nothing_is_drawn(burst, clerk):
    assert read(page_of(clerk, burst)).select("svg.map") == []


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
