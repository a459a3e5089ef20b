"""What a member of staff is, and which teams that reaches."""

from __future__ import annotations

import pytest

from answerable.agency.models import Staff, StaffRole
from answerable.agency.roles import Role
from answerable.agency.tests.makers import make_department, make_staff, make_team


@pytest.mark.parametrize(
    ("role", "reached"),
    [
        pytest.param(Role.CLERK, {"roads"}, id="clerk"),
        pytest.param(Role.EXPERT, {"roads"}, id="expert"),
        pytest.param(Role.SUPERVISOR, {"roads", "signs"}, id="supervisor"),
        pytest.param(Role.DEPARTMENT_HEAD, {"roads", "signs"}, id="head"),
    ],
)
def test_a_post_reaches_own_teams_or_those_of_its_department(town, role, reached):
    streets = town.roads.department
    signs = make_team("signs", make_department("signs", parent=streets))
    teams = {town.roads: "roads", signs: "signs", town.parks: "parks"}

    posts = make_staff("eli", role, streets, town.roads).posts

    names = {team.pk: name for team, name in teams.items()}
    assert {names[pk] for pk in posts[role]} == reached


def test_a_post_reaches_the_parts_of_the_parts_and_nothing_above(town):
    streets = town.roads.department
    lamps = make_department("lamps", parent=make_department("signs", parent=streets))
    lit = make_team("lit", lamps)

    above = make_staff("eli", Role.SUPERVISOR, streets).posts
    beneath = make_staff("fay", Role.SUPERVISOR, lamps).posts

    assert above == {Role.SUPERVISOR: {town.roads.pk, lit.pk}}
    assert beneath == {Role.SUPERVISOR: {lit.pk}}


def test_a_post_in_a_department_without_teams_is_a_post(town):
    cellar = make_department("cellar", parent=town.roads.department)

    assert make_staff("eli", Role.AUDITOR, cellar).posts == {Role.AUDITOR: set()}


def test_one_may_be_the_same_in_two_departments(town):
    eli = make_staff("eli", Role.SUPERVISOR, town.roads.department)
    StaffRole.objects.create(
        staff=eli, role=Role.SUPERVISOR, department=town.parks.department
    )

    assert eli.posts == {Role.SUPERVISOR: {town.roads.pk, town.parks.pk}}


def test_whoever_is_nothing_reaches_nothing(town):
    assert Staff.objects.create(username="guest").posts == {}


def test_people_and_things_are_called_by_their_names(town, ben):
    assert (str(ben), str(Staff(username="guest"))) == ("Ben Example", "guest")
    assert str(ben.membership_set.get()) == "Ben Example, Roads"
    assert str(ben.roles.get()) == "Ben Example: clerk, Streets"
