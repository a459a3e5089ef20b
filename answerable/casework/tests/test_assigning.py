"""Who gets a case: nobody who is away, nobody who cannot do it, everybody in turn."""

from __future__ import annotations

from collections import Counter
from datetime import UTC, date, datetime, timedelta

import pytest
import time_machine

from answerable.agency.models import Membership, Team
from answerable.agency.policy import put_absence, put_needs, put_skill, put_skills
from answerable.agency.roles import Role
from answerable.agency.tests.makers import make_staff
from answerable.cases.models import Case
from answerable.cases.tests.makers import history
from answerable.casework import tasks, work
from answerable.casework.cover import hand_over
from answerable.casework.distributing import give_out_waiting
from answerable.casework.tests.makers import make_case
from answerable.casework.tests.test_concurrency import at_once
from answerable.lib.errors import Refused

MONDAY = datetime(2026, 3, 2, 10, tzinfo=UTC)
DAY = date(2026, 3, 2)


@pytest.fixture(name="clock", autouse=True)
def _clock():
    with time_machine.travel(MONDAY, tick=False) as clock:
        yield clock


@pytest.fixture(name="eve")
def _eve(town):
    return make_staff("eve", Role.CLERK, town.roads.department, town.roads)


def away(staff, substitute=None):
    put_absence(staff=staff, first_day=DAY, last_day=DAY, substitute=substitute)


def give(case, to, by):
    return work.assign(case, team=case.team, owner=to, by=by, seen=case.version)


def rule(team, distribution, most_open=None):
    Team.objects.filter(pk=team.pk).update(
        distribution=distribution, most_open=most_open
    )


def owners():
    return Counter(Case.objects.values_list("owner__username", flat=True))


def last_reason(case):
    return history(case).filter(what="assigned").last().reason


def test_who_stands_in_gets_what_is_given_to_somebody_who_is_away(case, ben, eve, dee):
    away(ben, eve)

    given = give(case, ben, dee)

    assert given.owner == eve
    assert last_reason(case) == "stands_in"


def test_without_a_substitute_the_team_gets_it(case, ben, dee):
    away(ben)

    assert give(case, ben, dee).owner is None


def test_nobody_gives_a_case_to_who_has_left(case, ben, dee):
    ben.is_active = False
    ben.save()

    assert give(case, ben, dee).owner is None


def test_who_is_here_after_all_may_take_a_case(case, ben, eve):
    away(ben, eve)

    assert give(case, ben, ben).owner == ben


def test_what_is_in_time_stays_with_its_owner(case, ben, eve, dee):
    give(case, ben, dee)
    away(ben, eve)

    assert hand_over() == 0


@pytest.mark.parametrize(
    "stands_in",
    [pytest.param(True, id="to eve"), pytest.param(False, id="to the team")],
)
def test_what_gets_late_with_somebody_away_is_handed_over(
    case, ben, eve, clock, stands_in
):
    give(case, ben, ben)
    put_absence(
        staff=ben,
        first_day=DAY,
        last_day=DAY + timedelta(days=30),
        substitute=eve if stands_in else None,
    )
    clock.shift(timedelta(days=20))

    tasks.assign(timestamp=0)

    case.refresh_from_db()
    assert case.owner == (eve if stands_in else None)
    assert last_reason(case) == "owner_away"


def test_who_leaves_leaves_no_case_behind(case, ben, dee):
    give(case, ben, dee)
    ben.is_active = False
    ben.save()

    assert hand_over() == 1

    case.refresh_from_db()
    assert (case.owner, case.team) == (None, case.team)
    assert last_reason(case) == "owner_left"


def need_gas(service, *able, until=None):
    gas = put_skill(slug="gas", name={"en": "Gas"}).thing
    put_needs(service, {gas: 2})
    for staff in able:
        put_skills(staff, {gas: (2, until)})
    return gas


def test_A16_a_worker_with_a_lapsed_certificate_is_not_offered_cases_that_need_it(
    town, case, ben, eve, dee
):
    gas = need_gas(town.lamp, ben, until=DAY - timedelta(days=1))
    put_skills(eve, {gas: (2, DAY)})
    other = make_case(service="permit")
    Case.objects.filter(pk=other.pk).update(next_due=case.next_due + timedelta(days=9))

    assert work.take_next(ben) == other
    assert work.take_next(ben) is None
    with pytest.raises(Refused, match="Ben Example does not have"):
        give(case, ben, dee)
    rule(town.roads, "round_robin")
    assert give_out_waiting() == 1
    case.refresh_from_db()
    assert case.owner == eve


def test_who_answers_without_the_skill_does_not_become_the_owner(town, case, ben):
    need_gas(town.lamp)

    answered = work.reply(
        case, words="We come.", by=ben, seen=case.version, is_answer=False
    )

    assert answered.owner is None


def test_a_substitute_without_the_skill_gets_nothing(town, case, ben, eve, clock):
    need_gas(town.lamp, ben)
    give(case, ben, ben)
    put_absence(
        staff=ben, first_day=DAY, last_day=DAY + timedelta(days=30), substitute=eve
    )
    clock.shift(timedelta(days=20))

    hand_over()

    case.refresh_from_db()
    assert case.owner is None


def test_cases_go_to_everybody_in_turn(town, ben, eve, clock):
    rule(town.roads, "round_robin")

    for number in range(4):
        clock.shift(1)
        make_case(words=f"Lamp {number}")

    assert owners() == {"ben": 2, "eve": 2}
    assert last_reason(Case.objects.first()) == "round_robin"


def test_by_load_who_has_least_gets_the_next(town, ben, eve):
    for number in range(2):
        give(make_case(words=f"Lamp {number}"), ben, ben)
    rule(town.roads, "by_load")

    for number in range(3):
        make_case(words=f"Tree {number}")

    assert sorted(owners().values()) == [2, 3]


def test_nobody_gets_more_than_the_limit(town, ben):
    rule(town.roads, "by_load", most_open=1)

    first, second = make_case(), make_case(words="Another lamp.")

    assert (first.owner, second.owner) == (ben, None)
    with pytest.raises(Refused, match="as many as your team allows"):
        work.take_next(ben)


def test_a_team_that_is_full_leaves_the_others_of_a_member(town, ben):
    rule(town.roads, "by_load", most_open=1)
    make_case()
    ben.teams.add(town.triage)
    sorted_ = make_case(service="", words="What is this?")

    assert sorted_.team == town.triage
    assert work.take_next(ben) == sorted_


def test_who_speaks_the_language_comes_first(town, ben, eve):
    rule(town.roads, "round_robin")
    Membership.objects.filter(staff=eve).update(last_turn=MONDAY)
    eve.speaks = ["es"]
    eve.save()

    assert make_case(language="es").owner == eve


def test_nobody_who_is_away_gets_a_case(town, ben, eve):
    rule(town.roads, "round_robin")
    away(ben, eve)

    assert {make_case(words=f"Lamp {n}").owner for n in range(2)} == {eve}


def test_what_comes_at_night_is_given_out_in_the_morning(town, ben, clock):
    rule(town.roads, "round_robin")
    clock.shift(timedelta(hours=10))
    case = make_case()
    assert case.owner is None
    assert give_out_waiting() == 0

    clock.shift(timedelta(hours=14))
    tasks.assign(timestamp=0)

    case.refresh_from_db()
    assert case.owner == ben


def test_what_nobody_can_do_stands_in_nobodys_way(town, ben, monkeypatch):
    monkeypatch.setattr("answerable.casework.distributing.AT_ONCE", 1)
    need_gas(town.lamp)
    make_case()
    able = make_case(service="permit")
    rule(town.roads, "round_robin")

    assert give_out_waiting() == 1

    able.refresh_from_db()
    assert able.owner == ben


def test_where_nobody_is_here_a_case_waits_for_the_team(town):
    rule(town.roads, "by_load")

    assert make_case().owner is None


@pytest.mark.usefixtures("committed")
def test_cases_that_come_at_one_moment_are_spread_as_if_one_by_one(town, ben, eve):
    rule(town.roads, "by_load")

    at_once(*(lambda n=n: make_case(words=f"Lamp {n}") for n in range(6)))

    assert owners() == {"ben": 3, "eve": 3}


@pytest.mark.usefixtures("committed")
def test_what_is_given_out_and_taken_at_one_moment_has_one_owner(town, ben, eve):
    made = [make_case(words=f"Lamp {number}") for number in range(4)]
    rule(town.roads, "round_robin")

    at_once(
        give_out_waiting,
        lambda: work.take_next(ben),
        lambda: work.take_next(eve),
        give_out_waiting,
    )
    give_out_waiting()

    assert owners()[None] == 0
    for case in made:
        lines = history(case).filter(what="assigned")
        assert len([line for line in lines if line.after["owner"]]) == 1
