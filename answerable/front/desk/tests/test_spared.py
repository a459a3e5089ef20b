"""What help pages spared, for those who lead: counts, a table, a file."""

from __future__ import annotations

import csv
import io
from datetime import date

import pytest
import time_machine

from answerable.agency.roles import Role
from answerable.agency.tests.makers import make_staff
from answerable.front.desk.tests.pages import read, text_of
from answerable.knowledge.models import ArticleDay, JourneyDay
from answerable.knowledge.tests.makers import make_article, make_fact

PAGE, TABLE = "/team/spared/", "/team/spared/table.csv"
DAY = date(2026, 3, 12)
FIGURES = {"solved": 5, "useful": 2, "useless": 1, "asked": 3}


@pytest.fixture(autouse=True)
def in_march():
    with time_machine.travel("2026-03-20 10:00Z", tick=False):
        yield


@pytest.fixture
def card(town, ben):
    make_fact()
    return make_article(ben, town.hall)


@pytest.fixture
def counted(card, town):
    """A help page that was read 40 times, eleven of them after a search."""
    for outcome, times in FIGURES.items():
        keep(card, outcome, times, town.lamp if outcome == "asked" else None)
    ArticleDay.objects.create(article=card, day=DAY, language="en", views=40)


def keep(article, outcome, times=1, service=None):
    JourneyDay.objects.create(
        article=article, day=DAY, outcome=outcome, service=service, times=times
    )


def cells(row):
    return [cell.get_text(" ", strip=True) for cell in row.find_all(["th", "td"])]


def test_B13_solved_asked_and_unknown_stand_beside_each_other_as_counts(
    supervisor, counted
):
    page = supervisor.get(PAGE)

    tiles = read(page).select(".tiles dd")
    assert [one.get_text() for one in tiles] == ["7", "3", "1", "29"]
    assert "Of 40 readings, 11 came of a search" in text_of(page)
    assert "Of the other 29 nobody knows whether they helped." in text_of(page)
    assert "%" not in read(page).main.get_text()


def test_a_page_says_about_what_people_asked_all_the_same(supervisor, counted):
    row = read(supervisor.get(PAGE)).select_one("tbody tr")

    assert cells(row) == [
        "How do I replace a lost card?",
        "Read after a search 11",
        "Asked all the same 3 Street light : 3",
        "Said to be no help 1",
        "Solved 7 2 said that it helped",
        "Unknown 29",
    ]
    assert row.a["href"] == "/desk/help/lost-card/"


def test_the_page_says_what_it_does_not_see(supervisor, counted):
    assert "who telephones without saying who they are" in text_of(supervisor.get(PAGE))


def test_before_anything_is_counted_the_page_says_so(supervisor, town):
    page = text_of(supervisor.get(PAGE))

    assert "No search has led to a help page in these days" in page


def test_the_list_goes_on_and_keeps_its_days(supervisor, card, town, ben):
    for number in range(26):
        keep(make_article(ben, town.hall, f"page-{number:02}"), "asked", 2)

    first = read(supervisor.get(PAGE, {"days": "90"}))
    way_on = first.find("a", rel="next")["href"]
    then = read(supervisor.get(PAGE + way_on))

    assert len(first.select("tbody tr")) == 25
    assert [row.a["href"] for row in then.select("tbody tr")] == ["/desk/help/page-25/"]
    assert then.select_one(".views [aria-current]").get_text() == "90 days"


@pytest.mark.parametrize(
    "asked", ["days=7", "days=x", "after=x", "after=9-%00", "after=-1-x"], ids=str
)
def test_what_the_address_may_not_say_is_left_out(supervisor, counted, asked):
    page = read(supervisor.get(f"{PAGE}?{asked}"))

    assert len(page.select("tbody tr")) == 1
    assert page.select_one(".views [aria-current]").get_text() == "30 days"


def test_the_file_has_what_the_page_has(supervisor, counted):
    answer = supervisor.get(TABLE)

    told = b"".join(answer.streaming_content).decode("utf-8-sig")
    rows = list(csv.reader(io.StringIO(told)))
    assert rows[0][0] == "Help page"
    assert rows[1] == [
        *("How do I replace a lost card?", "11", "3", "Street light: 3"),
        *("1", "7", "2", "29"),
    ]


def test_who_leads_some_teams_sees_their_pages_alone(seat, town, ben, counted):
    keep(make_article(ben, town.roads.department, "roads"), "solved")
    sam = make_staff("sam", Role.SUPERVISOR, town.roads.department)

    rows = read(seat(sam).get(PAGE)).select("tbody tr")

    assert [row.a["href"] for row in rows] == ["/desk/help/roads/"]


@pytest.mark.parametrize("address", ["/team/paths/", "/desk/help-gaps/"])
def test_what_is_done_and_what_is_missing_lead_to_it(supervisor, town, address):
    page = read(supervisor.get(address))

    assert page.find("a", href=PAGE)


@pytest.mark.parametrize("language", ["en", "es", "ar"])
def test_the_page_is_valid_in_every_language(seat, dee, counted, language):
    dee.language = language
    dee.save()

    assert read(seat(dee).get(PAGE)).html["lang"] == language


# The four doors


@pytest.mark.parametrize("path", [PAGE, TABLE])
def test_a_stranger_is_sent_to_sign_in(client, counted, path):
    assert client.get(path).url.startswith("/sign-in/")


@pytest.mark.parametrize("path", [PAGE, TABLE])
def test_who_leads_nobody_finds_nothing(clerk, administrator, counted, path):
    assert clerk.get(path).status_code == 404
    assert administrator.get(path).status_code == 404


@pytest.mark.parametrize("path", [PAGE, TABLE])
def test_who_reads_all_figures_reads_these(seat, ada, town, counted, path):
    officer = make_staff("olu", Role.CX_OFFICER, town.hall)

    assert seat(ada).get(path).status_code == 200
    assert seat(officer).get(path).status_code == 200


def test_a_page_that_is_only_read_takes_no_post(supervisor, counted):
    assert supervisor.post(PAGE).status_code == 405


def test_the_page_asks_no_more_of_the_database_for_more_pages(
    supervisor, card, town, ben, django_assert_max_num_queries
):
    for number in range(30):
        keep(make_article(ben, town.hall, f"page-{number:02}"), "asked")

    with django_assert_max_num_queries(16):
        supervisor.get(PAGE)
