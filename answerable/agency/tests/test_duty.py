"""Who is away, who stands in, and who can do what."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
import time_machine
from django.db import IntegrityError

from answerable.agency.duty import (
    away_on,
    find_stand_in,
    is_working_now,
    planned_by,
    today,
)
from answerable.agency.models import Absence, Skill, StaffSkill
from answerable.agency.policy import (
    cancel_absence,
    put_absence,
    put_needs,
    put_skill,
    put_skills,
)
from answerable.agency.roles import Role
from answerable.agency.skills import barred_services, is_met, who_can
from answerable.agency.tests.makers import make_staff
from answerable.lib.changes import Effect

DAY = date(2026, 3, 2)
LATER = date(2026, 3, 6)


@pytest.fixture(name="eve")
def _eve(town):
    return make_staff("eve", Role.CLERK, town.roads.department, town.roads)


@pytest.fixture(name="fay")
def _fay(town):
    return make_staff("fay", Role.CLERK, town.roads.department, town.roads)


def away(staff, substitute=None, first=DAY, last=LATER):
    return put_absence(
        staff=staff, first_day=first, last_day=last, substitute=substitute
    ).thing


@pytest.mark.parametrize(
    ("day", "is_away"),
    [
        pytest.param(date(2026, 3, 1), False, id="the day before"),
        pytest.param(DAY, True, id="the first day"),
        pytest.param(LATER, True, id="the last day"),
        pytest.param(date(2026, 3, 7), False, id="the day after"),
    ],
)
def test_both_ends_of_an_absence_belong_to_it(ben, day, is_away):
    away(ben)

    assert (ben.pk in away_on(day)) is is_away


def test_who_stands_in_for_a_substitute_stands_in_for_both(town, ben, eve, fay):
    away(ben, eve)
    away(eve, fay)

    assert find_stand_in(ben.pk, away_on(DAY), town.roads.pk) == fay


def test_two_who_name_each_other_leave_it_to_the_team(town, ben, eve):
    away(ben, eve)
    away(eve, ben)

    assert find_stand_in(ben.pk, away_on(DAY), town.roads.pk) is None


@pytest.mark.parametrize(
    "who",
    [
        pytest.param("chloe", id="of another team"),
        pytest.param("left", id="who left"),
        pytest.param("", id="nobody"),
    ],
)
def test_who_cannot_work_there_does_not_stand_in(town, ben, chloe, eve, who):
    eve.is_active = False
    eve.save()
    away(ben, {"chloe": chloe, "left": eve}.get(who))

    assert find_stand_in(ben.pk, away_on(DAY), town.roads.pk) is None


def test_an_absence_that_begins_on_the_same_day_is_changed(ben, eve):
    first = away(ben)
    again = put_absence(staff=ben, first_day=DAY, last_day=LATER, substitute=eve)

    assert (again.effect, again.thing) == (Effect.UPDATED, first)
    assert Absence.objects.count() == 1


def test_an_absence_can_be_taken_back(ben):
    cancel_absence(away(ben))

    assert not away_on(DAY)


@pytest.mark.parametrize(
    "changes",
    [
        pytest.param({"last_day": date(2026, 3, 1)}, id="ends before it begins"),
        pytest.param({"substitute": "itself"}, id="stands in for oneself"),
    ],
)
def test_the_database_refuses_what_makes_no_sense(ben, changes):
    given = {"first_day": DAY, "last_day": LATER, "substitute": None} | changes
    if given["substitute"]:
        given["substitute"] = ben

    with pytest.raises(IntegrityError):
        Absence.objects.create(staff=ben, **given)


def test_a_member_plans_their_own_days_and_who_leads_plans_those_of_the_team(
    ben, chloe, dee
):
    assert list(planned_by(ben)) == [ben]
    assert {ben, chloe, dee} == set(planned_by(dee))


@pytest.mark.parametrize(
    ("hour", "is_open"),
    [pytest.param(10, True, id="day"), pytest.param(20, False, id="evening")],
)
def test_a_team_works_by_its_calendar(town, hour, is_open):
    with time_machine.travel(datetime(2026, 3, 2, hour, tzinfo=UTC), tick=False):
        assert is_working_now(town.roads) is is_open
        assert today() == DAY


@pytest.mark.parametrize(
    ("level", "until", "can"),
    [
        pytest.param(2, None, True, id="well enough"),
        pytest.param(1, None, False, id="not well enough"),
        pytest.param(3, DAY, True, id="certified to the day"),
        pytest.param(3, date(2026, 3, 1), False, id="lapsed yesterday"),
    ],
)
def test_what_a_service_needs_is_had_well_enough_and_has_not_lapsed(
    town, ben, level, until, can
):
    gas = put_skill(slug="gas", name={"en": "Gas"}).thing
    put_needs(town.lamp, {gas: 2})
    put_skills(ben, {gas: (level, until)})

    assert (barred_services(ben, DAY) == []) is can
    assert (who_can([ben.pk], town.lamp.pk, DAY) == {ben.pk}) is can


def test_a_service_that_needs_nothing_is_for_everybody(town, ben):
    assert who_can([ben.pk], town.lamp.pk, DAY) == {ben.pk}
    assert who_can([ben.pk], None, DAY) == {ben.pk}
    assert is_met({}, {})


def test_skills_and_needs_are_exactly_what_was_said_last(town, ben):
    gas, heights = (
        put_skill(slug=slug, name={"en": slug}).thing for slug in ("gas", "heights")
    )
    put_skills(ben, {gas: (1, None), heights: (1, DAY)})
    put_needs(town.lamp, {gas: 1})

    held = put_skills(ben, {heights: (2, DAY)})
    needed = put_needs(town.lamp, {heights: 1})

    assert StaffSkill.objects.get().level == 2
    assert (held.effect, needed.effect) == (Effect.UPDATED, Effect.UPDATED)
    assert put_skills(ben, {heights: (2, DAY)}).effect is Effect.UNCHANGED
    assert Skill.objects.count() == 2


def test_rows_say_what_they_are(town, ben):
    gas = put_skill(slug="gas", name={"en": "Gas"}).thing
    put_skills(ben, {gas: (1, None)})
    put_needs(town.lamp, {gas: 1})

    assert str(away(ben)) == "Ben Example, 2026-03-02 to 2026-03-06"
    assert str(ben.skills.get()) == "Ben Example: Gas 1"
    assert str(town.lamp.needs.get()) == "Street light: Gas 1"
