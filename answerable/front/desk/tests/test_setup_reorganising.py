"""Departments merged, renamed and divided by date; nobody's case is lost on the way."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
import time_machine

from answerable.agency.models import (
    ConfigurationEntry,
    Department,
    Reorganisation,
    Staff,
    Team,
)
from answerable.agency.tests.makers import make_department
from answerable.cases.access import case_worked
from answerable.cases.models import Case
from answerable.casework.reorganising import carry_out_due
from answerable.casework.tasks import reorganise
from answerable.casework.tests.makers import make_case
from answerable.front.desk.tests.pages import read, text_of

FRIDAY = datetime(2026, 5, 8, 12, tzinfo=UTC)
MONDAY = datetime(2026, 5, 11, 0, 5, tzinfo=UTC)
NEW = "/setup/changes/new/"


@pytest.fixture
def works(town):
    """The department that Streets and Green become."""
    return make_department("works", parent=town.hall)


def plan(browser, *ending, into="works", on="2026-05-11"):
    return browser.post(NEW, {"ending": ending, "into": into, "on": on})


@time_machine.travel(FRIDAY, tick=False)
def test_A19_merging_two_departments_leaves_every_open_case_a_live_owner(
    administrator, town, works, ben, chloe
):
    cases = [make_case(), make_case(service="tree")]
    for case, owner in zip(cases, (ben, chloe), strict=True):
        Case.objects.filter(pk=case.pk).update(owner=owner)
    plan(administrator, "streets", "green")
    assert Team.objects.filter(department=works).count() == 0

    with time_machine.travel(MONDAY, tick=False):
        reorganise(0)

        for case in Case.objects.select_related("team__department", "owner"):
            assert case.team.department == works
            assert case.team.department.valid_to is None
            assert case.owner.is_active
            owner = Staff.objects.get(username=case.owner.username)
            assert case_worked(owner, case.reference) == case
    ended = Department.objects.filter(slug__in=["streets", "green"])
    assert {one.valid_to for one in ended} == {MONDAY.date()}


@time_machine.travel(FRIDAY, tick=False)
def test_A19_the_old_tree_stays_readable(administrator, town, works):
    plan(administrator, "streets", "green", on="2026-05-08")

    before = text_of(administrator.get("/setup/tree/", {"on": "2026-05-07"}))
    after = text_of(administrator.get("/setup/tree/", {"on": "2026-05-08"}))

    assert "Streets level 1 Teams: Roads" in before
    assert "Green level 1 Teams: Parks" in before
    assert "Works level 1 Teams: Parks, Roads" in after
    assert "Streets" not in after


@time_machine.travel(FRIDAY, tick=False)
def test_whoever_led_a_department_leads_what_took_its_place(
    administrator, town, works, ben
):
    plan(administrator, "streets", on="2026-05-08")

    assert ben.roles.filter(department=works, role="clerk").exists()


@time_machine.travel(FRIDAY, tick=False)
def test_a_department_is_divided_by_sending_some_of_it_elsewhere(
    administrator, town, works
):
    plan(administrator, "streets")
    planned = Reorganisation.objects.get()
    path = f"/setup/changes/{planned.pk}/"
    page = read(administrator.get(path))
    sent = {one["name"]: "works" for one in page.select("main select")}

    administrator.post(path, sent | {"services_street-light": "green"})
    carry_out_due(date(2026, 5, 11))

    town.lamp.refresh_from_db()
    town.permit.refresh_from_db()
    assert town.lamp.department.slug == "green"
    assert town.permit.department == works
    assert administrator.get(path).url == "/setup/tree/?on=2026-05-10"
    assert "Carried out" in text_of(administrator.get("/setup/changes/"))


@time_machine.travel(FRIDAY, tick=False)
def test_what_lies_beneath_moves_to_the_successor_which_may_lie_there_itself(
    administrator, town
):
    streets = Department.objects.get(slug="streets")
    heir = make_department("repairs", parent=streets)
    signs = make_department("signs", parent=streets)

    plan(administrator, "streets", into="repairs", on="2026-05-08")

    heir.refresh_from_db()
    signs.refresh_from_db()
    assert (heir.parent, signs.parent) == (town.hall, heir)


@time_machine.travel(FRIDAY, tick=False)
def test_a_plan_can_be_given_up_until_it_is_carried_out(administrator, town, works):
    plan(administrator, "streets")
    number = Reorganisation.objects.get().pk

    administrator.post(f"/setup/changes/{number}/remove/")

    assert not Reorganisation.objects.exists()
    plan(administrator, "streets", on="2026-05-08")
    done = Reorganisation.objects.get().pk
    assert administrator.post(f"/setup/changes/{done}/remove/").status_code == 422


@pytest.mark.parametrize(
    ("changes", "mend"),
    [
        pytest.param({"into": "streets"}, "Choose another one", id="ends itself"),
        pytest.param({"on": "2026-05-07"}, "This day is over", id="over"),
    ],
)
@time_machine.travel(FRIDAY, tick=False)
def test_a_plan_that_cannot_be_says_what_to_do(administrator, works, changes, mend):
    answer = plan(administrator, "streets", **changes)

    assert answer.status_code == 422
    assert mend in text_of(answer)


@time_machine.travel(FRIDAY, tick=False)
def test_a_change_is_carried_out_once(administrator, town, works):
    plan(administrator, "streets", on="2026-05-08")

    assert carry_out_due(date(2026, 5, 9)) == 0


def test_without_a_body_there_is_nothing_to_reorganise(db):
    reorganise(0)

    assert not ConfigurationEntry.objects.exists()


def test_a_day_that_is_none_shows_today(administrator):
    assert "Streets" in text_of(administrator.get("/setup/tree/", {"on": "soon"}))
    assert "Streets" in text_of(administrator.get("/setup/tree/", {"on": "2026-99-99"}))
