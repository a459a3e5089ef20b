"""What is done again and again, for those who lead: a finding, a table, a file."""

from __future__ import annotations

import csv
import io
from datetime import UTC, datetime

import pytest

from answerable.agency.roles import Role
from answerable.agency.tests.makers import make_staff
from answerable.front.desk.team.path_words import step_in_words
from answerable.front.desk.tests.pages import read, text_of
from answerable.insight.models import PathReading, RepeatedPath

PAGE, TABLE = "/team/paths/", "/team/paths/table.csv"
SINCE, UNTIL = datetime(2026, 1, 1, tzinfo=UTC), datetime(2026, 3, 2, tzinfo=UTC)
STEPS = ["summary_changed//", "reply//", "moved/resolved/done"]


@pytest.fixture
def reading(town):
    return PathReading.objects.create(since=SINCE, until=UNTIL, cases=130)


def keep(reading, service, **changes):
    """Keep a path of the reading."""
    first = {"times": 40, "minutes": 30.0, "certainty": 0.9, "weight": 1080.0}
    return RepeatedPath.objects.create(
        reading=reading, service=service, steps=STEPS, **(first | changes)
    )


@pytest.fixture
def found(reading, town):
    keep(reading, town.tree, times=12, weight=100.0)
    return keep(reading, town.lamp)


def test_B18_the_page_begins_with_what_weighs_most(supervisor, found):
    page = supervisor.get(PAGE)

    assert "Look at “ Street light ” first" in text_of(page)
    assert "40 times in the same order, 30 working minutes" in text_of(page)
    rows = [
        [cell.find_all(string=True)[-1].strip() for cell in row.select("td")]
        for row in read(page).select("tbody tr")
    ]
    assert rows == [
        ["Street light", "40", "30", "90", "18"],
        ["Tree", "12", "30", "90", "2"],
    ]
    assert "130 cases were read" in text_of(page)


def test_the_steps_are_said_in_words(supervisor, found):
    cells = read(supervisor.get(PAGE)).select("tbody tr:first-child li")

    assert [cell.text for cell in cells] == [
        "The summary was changed",
        "Reply sent",
        "Answered (Done)",
    ]


@pytest.mark.parametrize(
    ("code", "words"),
    [
        ("learned//", "learned"),
        (
            "assigned//not_ours",
            "Given to a team or a colleague (Not ours: we said whose it is)",
        ),
        ("rated//law_is_near", "Priority set (law_is_near)"),
        ("complaint_moved/waiting_s2/", "waiting_s2"),
    ],
    ids=str,
)
def test_what_has_no_word_stands_as_its_code(code, words):
    assert step_in_words(code) == words


def test_the_file_has_what_the_page_has(supervisor, found):
    answer = supervisor.get(TABLE)

    told = b"".join(answer.streaming_content).decode("utf-8-sig")
    rows = list(csv.reader(io.StringIO(told)))
    assert rows[0][0] == "Service"
    assert rows[1] == [
        *("Street light", "The summary was changed > Reply sent > Answered (Done)"),
        *("40", "30", "90", "18"),
    ]


def test_before_the_first_night_the_page_says_so(supervisor):
    assert "The journal was not read yet" in text_of(supervisor.get(PAGE))


def test_where_nothing_repeats_the_page_says_so(supervisor, reading):
    assert "Nothing is done again and again" in text_of(supervisor.get(PAGE))


def test_who_leads_some_teams_sees_their_services_alone(seat, town, found):
    streets = make_staff("sam", Role.SUPERVISOR, town.roads.department)

    page = text_of(seat(streets).get(PAGE))

    assert "Street light" in page
    assert "Tree" not in page


# The four doors


@pytest.mark.parametrize("path", [PAGE, TABLE])
def test_a_stranger_is_sent_to_sign_in(client, found, path):
    assert client.get(path).url.startswith("/sign-in/")


@pytest.mark.parametrize("path", [PAGE, TABLE])
def test_who_leads_nobody_finds_nothing(clerk, administrator, found, path):
    assert clerk.get(path).status_code == 404
    assert administrator.get(path).status_code == 404


@pytest.mark.parametrize("path", [PAGE, TABLE])
def test_who_reads_all_figures_reads_these(seat, ada, town, found, path):
    officer = make_staff("olu", Role.CX_OFFICER, town.hall)

    assert seat(ada).get(path).status_code == 200
    assert seat(officer).get(path).status_code == 200


def test_a_page_that_is_only_read_takes_no_post(supervisor, found):
    assert supervisor.post(PAGE).status_code == 405


def test_the_page_asks_no_more_of_the_database_for_more_paths(
    supervisor, reading, town, django_assert_max_num_queries
):
    for _ in range(60):
        keep(reading, town.lamp)

    with django_assert_max_num_queries(12):
        page = supervisor.get(PAGE)

    assert len(read(page).select("tbody tr")) == 50
