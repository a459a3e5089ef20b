"""Planning who is away, and seeing what is with them."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
import time_machine
from django.urls import reverse

from answerable.agency.models import Absence
from answerable.agency.policy import put_absence
from answerable.agency.roles import Role
from answerable.agency.tests.makers import make_staff
from answerable.casework import work
from answerable.front.desk.tests.pages import address, read, text_of

ABSENCES = reverse("desk:absences")
DAYS = {"first_day": "2026-03-02", "last_day": "2026-03-06"}


@pytest.fixture(autouse=True)
def _monday():
    with time_machine.travel(datetime(2026, 3, 2, 10, tzinfo=UTC), tick=False):
        yield


@pytest.fixture(name="eve")
def _eve(town):
    return make_staff("eve", Role.CLERK, town.roads.department, town.roads)


def plan(browser, staff, substitute="", **changes):
    fields = {"staff": staff.pk, "substitute": substitute} | DAYS | changes
    return browser.post(ABSENCES, fields)


def away(staff, substitute=None):
    return put_absence(
        staff=staff,
        first_day=date(2026, 3, 2),
        last_day=date(2026, 3, 6),
        substitute=substitute,
    ).thing


def test_a_clerk_plans_their_own_days(clerk, ben, eve):
    answer = plan(clerk, ben, eve.pk)

    absence = Absence.objects.get()
    page = text_of(clerk.get(answer.url))
    assert (absence.staff, absence.substitute, absence.by) == (ben, eve, ben)
    assert "Monday 2 March 2026 to Friday 6 March 2026 · Eve Example stands in" in page


def test_a_clerk_plans_nobody_elses_days(clerk, eve):
    answer = plan(clerk, eve)

    assert answer.status_code == 422
    assert not Absence.objects.exists()


def test_who_leads_plans_the_days_of_the_team(supervisor, ben):
    plan(supervisor, ben)

    assert Absence.objects.get().staff == ben


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        pytest.param({"first_day": ""}, "Give the day", id="no day"),
        pytest.param({"first_day": "soon"}, "Give a day that exists", id="no such day"),
        pytest.param(
            {"last_day": "2026-03-01"}, "exchange or correct them", id="ends before"
        ),
        pytest.param(
            {"first_day": "2026-02-02", "last_day": "2026-02-03"},
            "These days are over already",
            id="over",
        ),
        pytest.param({"substitute": "self"}, "Choose somebody else", id="oneself"),
        pytest.param({"substitute": "chloe"}, "choose a colleague", id="other team"),
        pytest.param({"substitute": "999"}, "Choose somebody from the list", id="none"),
    ],
)
def test_a_wrong_field_says_what_to_do(supervisor, ben, chloe, changes, said):
    others = {"self": ben.pk, "chloe": chloe.pk}
    given = {name: others.get(value, value) for name, value in changes.items()}

    answer = plan(supervisor, ben, **given)

    assert answer.status_code == 422
    assert said in text_of(answer)


def test_days_in_another_absence_are_refused(clerk, ben):
    away(ben)

    answer = plan(clerk, ben, first_day="2026-03-06", last_day="2026-03-09")

    assert "away on some of these days already" in text_of(answer)


def test_an_absence_is_taken_back_by_who_may_plan_it(clerk, seat, chloe, ben):
    absence = away(ben)
    cancel = reverse("desk:absence-cancel", args=[absence.pk])

    assert seat(chloe).post(cancel).status_code == 404
    assert clerk.post(cancel).url == ABSENCES
    assert not Absence.objects.exists()


def test_what_is_open_with_somebody_away_is_listed_for_who_leads(
    supervisor, case, ben, dee
):
    work.assign(case, team=case.team, owner=ben, by=dee, seen=case.version)
    away(ben)

    page = text_of(supervisor.get(ABSENCES))

    assert "Away today" in page
    assert case.reference in page


def test_who_gives_a_case_reads_who_is_away_and_who_stands_in(
    supervisor, case, ben, eve
):
    away(ben, eve)

    page = read(supervisor.get(address(case), {"change": "assign"}))

    options = page.find(id="assign-owner").find_all("option")
    names = [one.get_text() for one in options]
    assert "Ben Example (away: Eve Example stands in)" in names


def test_who_is_away_without_a_substitute_is_marked(supervisor, case, ben):
    away(ben)

    page = text_of(supervisor.get(address(case), {"change": "assign"}))

    assert "Ben Example (away)" in page


def test_the_history_says_who_stands_in_and_what_went_back(
    supervisor, case, ben, eve, dee
):
    away(ben, eve)
    given = work.assign(case, team=case.team, owner=ben, by=dee, seen=case.version)
    first = text_of(supervisor.get(address(case)))
    away(ben)
    work.assign(given, team=case.team, owner=ben, by=dee, seen=given.version)

    assert "who stands in" in first
    assert "its owner is not here" in text_of(supervisor.get(address(case)))
