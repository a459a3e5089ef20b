"""The promise board: what is late, at risk and due, by team and kind, for those who lead."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.urls import reverse

from answerable.agency.roles import Role
from answerable.agency.tests.makers import make_staff
from answerable.cases.models import Case, CaseAccess
from answerable.cases.promised import Part, ends_of
from answerable.cases.tests.makers import rule_on
from answerable.casework import watch, work
from answerable.casework.tests.makers import make_case
from answerable.clock.models import Kind
from answerable.clock.tests.makers import make_standard
from answerable.front.desk.tests.pages import read, text_of
from answerable.lib.worktime import Unit

BOARD = reverse("desk:promise-board")
LIST = reverse("desk:promised")
# A Wednesday, ten o'clock.
NOW = datetime(2026, 3, 4, 10, tzinfo=UTC)
MOST_QUERIES = 12
MOST_BYTES = 50_000


@pytest.fixture(autouse=True)
def _wednesday():
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture(name="owed")
def _owed(town):
    """Six answers: two late, one due today, one this week, one later; one at risk."""
    hours = [-30, -1, 3, 30, 300, 300]
    cases = [make_case(words=f"Lamp {number} is out.") for number in range(len(hours))]
    for case, ahead in zip(cases, hours, strict=True):
        due = NOW + timedelta(hours=ahead)
        own = {"next_due": due, "next_kind": "answer", "is_at_risk": case is cases[-1]}
        Case.objects.filter(pk=case.pk).update(**own)
    return cases


def numbers(page) -> dict[str, list[str]]:
    return {
        row.th.get_text(" ", strip=True): [
            cell.find(class_="num").text for cell in row.find_all("td")
        ]
        for row in page.find("tbody").find_all("tr")
    }


def asked(part: str = "late", **changes: str) -> str:
    query = {"team": "roads", "kind": "answer", "part": part, **changes}
    return f"{LIST}?{'&'.join(f'{name}={value}' for name, value in query.items())}"


def test_what_another_team_has_not_taken_up_is_on_the_board(supervisor, dee, town):
    make_standard(Kind.HAND_OVER, 1, Unit.HOUR)
    case = make_case()
    work.assign(case, team=town.parks, owner=None, by=dee, seen=case.version)
    Case.objects.filter(pk=case.pk).update(next_due=NOW - timedelta(hours=1))

    page = text_of(supervisor.get(reverse("desk:promise-board")))

    assert "The next team takes it up Parks" in page


def test_it_says_by_team_and_kind_what_is_late_at_risk_and_due(supervisor, owed):
    page = read(supervisor.get(BOARD))

    assert numbers(page) == {"We answer Roads": ["2", "1", "1", "2"]}


def test_each_number_leads_to_its_cases_what_is_due_first_before_the_rest(
    supervisor, owed
):
    link = read(supervisor.get(BOARD)).find("tbody").find("a")

    page = read(supervisor.get(link["href"]))

    rows = [row.find(class_="num").text for row in page.find("tbody").find_all("tr")]
    assert rows == [owed[0].reference, owed[1].reference]


@pytest.mark.parametrize(
    ("part", "places"), [("at_risk", [5]), ("today", [2]), ("week", [2, 3])]
)
def test_every_part_has_its_list(supervisor, owed, part, places):
    page = read(supervisor.get(asked(part)))

    rows = [row.find(class_="num").text for row in page.find("tbody").find_all("tr")]
    assert rows == [owed[place].reference for place in places]


def test_what_the_watch_told_of_in_time_is_at_risk(supervisor, town):
    with time_machine.travel(NOW - timedelta(days=1), tick=False):
        make_case()
    with time_machine.travel(NOW + timedelta(hours=4), tick=False):
        watch.look()

        row = read(supervisor.get(BOARD)).find("tbody").tr

    assert row.th.get_text(" ", strip=True) == "We confirm that we have it Roads"
    assert row.find_all("td")[1].a.text == "1"


def test_what_may_not_be_seen_is_neither_counted_nor_listed(supervisor, dee, owed):
    Case.objects.filter(pk=owed[0].pk).update(is_restricted=True)
    rule_on(owed[1], dee, CaseAccess.Verdict.DENY)

    page = read(supervisor.get(BOARD))

    assert numbers(page) == {"We answer Roads": ["0", "1", "1", "2"]}
    assert "None of these is left" in text_of(supervisor.get(asked("late")))


def test_who_leads_one_team_sees_nothing_of_another(seat, town, owed):
    lea = make_staff("lea", Role.SUPERVISOR, town.parks.department)

    browser = seat(lea)

    assert "Nothing is late or due this week" in text_of(browser.get(BOARD))
    assert browser.get(asked("late")).status_code == 404


def test_a_head_of_department_reads_it(seat, town, owed):
    hal = make_staff("hal", Role.DEPARTMENT_HEAD, town.hall)

    assert numbers(read(seat(hal).get(BOARD)))


def test_a_clerk_finds_none(clerk, owed):
    assert clerk.get(BOARD).status_code == 404


@pytest.mark.parametrize(
    "wrong", [{"team": "nowhere"}, {"kind": "nothing"}, {"part": "never"}]
)
def test_a_number_that_there_is_not_is_not_found(supervisor, owed, wrong):
    assert supervisor.get(asked(**wrong)).status_code == 404


def test_it_costs_as_much_however_much_is_owed(
    supervisor, owed, django_assert_max_num_queries
):
    supervisor.get(BOARD)

    with django_assert_max_num_queries(MOST_QUERIES):
        answer = supervisor.get(BOARD)
    with django_assert_max_num_queries(MOST_QUERIES):
        supervisor.get(asked("week"))

    assert len(answer.content) < MOST_BYTES


def test_a_list_goes_on_behind_its_last_case(supervisor, owed, monkeypatch):
    monkeypatch.setattr("answerable.front.desk.team.promises.PAGE", 1)
    first = read(supervisor.get(asked("late")))

    second = read(supervisor.get(LIST + first.find("a", rel="next")["href"]))

    assert owed[1].reference in second.find("tbody").text
    assert second.find("a", rel="next") is None


def test_a_week_ends_on_sunday_and_a_day_at_midnight():
    ends = ends_of(NOW)

    assert ends.today == datetime(2026, 3, 5, tzinfo=UTC)
    assert ends.week == datetime(2026, 3, 9, tzinfo=UTC)
    assert list(Part) == ["late", "at_risk", "today", "week"]
