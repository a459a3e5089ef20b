"""Departments become others, and their words go with them."""

from __future__ import annotations

from datetime import date

import pytest

from answerable.agency.lineage import departments_asked, several_before
from answerable.agency.models import Department, Team
from answerable.agency.policy import divide, plan_reorganisation
from answerable.agency.policy.reorganising import carry_out
from answerable.agency.roles import Role
from answerable.agency.tests.makers import make_department, make_staff, make_team
from answerable.lib.memory import forget


@pytest.fixture
def noor(town):
    return make_staff("noor", Role.ADMINISTRATOR, town.hall)


@pytest.fixture
def become(noor):
    """Let departments become one now, with some parts elsewhere."""

    def become(*ending: Department, into: Department, **elsewhere: str) -> None:
        planned = plan_reorganisation(
            on=date(2090, 1, 1), ending=ending, into=into, by=noor
        )
        divide(planned, {f"teams/{team}": slug for team, slug in elsewhere.items()})
        carry_out(planned)
        forget()

    return become


def of(team: Team) -> list[str]:
    """Return whose words hold for a team, by the slugs of the departments."""
    now = Team.objects.get(pk=team.pk)
    return slugs(departments_asked(now.department_id, now))


def slugs(found: list[int]) -> list[str]:
    named = dict(Department.objects.values_list("pk", "slug"))
    return [named[pk] for pk in found]


def test_without_a_change_it_is_the_department_and_those_above(town):
    assert of(town.roads) == ["streets", "hall"]


def test_a_department_that_was_renamed_has_the_words_of_the_old_one(town, become):
    ways = make_department("ways", parent=town.hall)

    become(town.roads.department, into=ways)

    assert of(town.roads) == ["ways", "streets", "hall"]
    assert slugs(departments_asked(ways.pk)) == ["ways", "streets", "hall"]


def test_each_renaming_is_followed(town, become):
    ways, paths = (
        make_department(name, parent=town.hall) for name in ("ways", "paths")
    )

    become(town.roads.department, into=ways)
    become(ways, into=paths)

    assert of(town.roads) == ["paths", "ways", "streets", "hall"]


def test_of_several_that_became_one_a_team_keeps_the_words_of_its_own(town, become):
    outdoors = make_department("outdoors", parent=town.hall)
    streets, gardens = town.roads.department, town.parks.department

    become(streets, gardens, into=outdoors)

    assert of(town.roads) == ["outdoors", "streets", "hall"]
    assert of(town.parks) == ["outdoors", gardens.slug, "hall"]
    assert slugs(several_before(outdoors.pk)) == ["streets", gardens.slug]


def test_so_it_is_when_they_became_one_after_the_other(town, become):
    outdoors = make_department("outdoors", parent=town.hall)
    streets, gardens = town.roads.department, town.parks.department

    become(streets, into=outdoors)
    become(gardens, into=outdoors)

    assert of(town.roads) == ["outdoors", "streets", "hall"]
    assert of(town.parks) == ["outdoors", gardens.slug, "hall"]


def test_a_team_that_came_later_has_no_words_of_the_several(town, become):
    outdoors = make_department("outdoors", parent=town.hall)
    become(town.roads.department, town.parks.department, into=outdoors)

    assert of(make_team("lakes", outdoors)) == ["outdoors", "hall"]


def test_what_went_elsewhere_keeps_the_words_of_where_it_was(town, become):
    ways, _bridges = (
        make_department(name, parent=town.hall) for name in ("ways", "bridges")
    )

    become(town.roads.department, into=ways, roads="bridges")

    assert of(town.roads) == ["bridges", "streets", "hall"]


def test_a_department_above_that_became_another_is_asked_as_well(town, become):
    crew = make_team("crew", make_department("crew", parent=town.roads.department))
    ways = make_department("ways", parent=town.hall)

    become(town.roads.department, into=ways)

    assert of(crew) == ["crew", "ways", "streets", "hall"]


def test_a_team_that_was_moved_on_by_hand_leaves_the_words_behind(town, become):
    ways = make_department("ways", parent=town.hall)
    become(town.roads.department, into=ways)

    Team.objects.filter(pk=town.roads.pk).update(department=town.hall)
    forget()

    assert of(town.roads) == ["hall"]


def test_what_is_only_planned_changes_nothing(town, noor):
    ways = make_department("ways", parent=town.hall)
    plan_reorganisation(
        on=date(2090, 1, 1), ending=[town.roads.department], into=ways, by=noor
    )
    forget()

    assert of(town.roads) == ["streets", "hall"]
