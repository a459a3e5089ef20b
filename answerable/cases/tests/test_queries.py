"""The queue of a desk: what is most urgent first, and no more than may be seen."""

from __future__ import annotations

from datetime import timedelta

import pytest
import time_machine

from answerable.agency.roles import Role
from answerable.agency.tests.makers import make_staff
from answerable.cases.access import visible_to
from answerable.cases.counting import counts
from answerable.cases.models import CaseAccess
from answerable.cases.queries import (
    View,
    behind,
    next_unowned,
    queue,
)
from answerable.cases.tests.makers import MONDAY, open_one, place_of, rule_on
from answerable.cases.workflow import State


def hours(number: int):
    return MONDAY + timedelta(hours=number)


@pytest.fixture(name="desk")
def _desk(town, ben):
    """Four cases at 12 o'clock: late and mine, due, never due, done."""
    with time_machine.travel(hours(2), tick=False):
        yield [
            open_one(town.roads, number=0, next_due=hours(1), owner=ben),
            open_one(town.roads, number=1, next_due=hours(3)),
            open_one(town.roads, number=2, next_due=None),
            open_one(town.roads, number=3, state=State.WITHDRAWN),
        ]


@pytest.mark.parametrize(
    ("view", "numbers"),
    [
        pytest.param(View.MINE, [0], id="mine"),
        pytest.param(View.TEAM, [0, 1, 2], id="my team's"),
        pytest.param(View.LATE, [0], id="late"),
        pytest.param(View.UNASSIGNED, [1, 2], id="nobody's"),
    ],
)
def test_a_view_shows_its_open_cases_by_time_left(desk, ben, view, numbers):
    shown = queue(visible_to(ben), view, ben)

    assert list(shown) == [desk[number] for number in numbers]


def test_counts_go_no_further_than_they_are_shown(desk, ben):
    counted = counts(ben, most=2)

    assert counted == {
        View.MINE: 1,
        View.TEAM: 2,
        View.LATE: 1,
        View.UNASSIGNED: 2,
    }


def test_counts_are_those_of_the_queues(desk, ben, dee, ada):
    for staff in (ben, dee, ada):
        visible = visible_to(staff)
        queues = {view: queue(visible, view, staff).count() for view in View}
        assert counts(staff, most=99) == queues


def test_who_sees_nothing_counts_nothing(desk, town):
    eli = make_staff("eli", Role.ADMINISTRATOR, town.hall)

    assert counts(eli, most=99) == dict.fromkeys(View, 0)


def test_a_ruling_counts(desk, chloe):
    rule_on(desk[0], chloe, CaseAccess.Verdict.GRANT)
    rule_on(desk[1], chloe, CaseAccess.Verdict.DENY)

    with time_machine.travel(hours(2), tick=False):
        counted = counts(chloe, most=99)

    assert counted[View.LATE] == 1


@pytest.mark.parametrize(
    ("last", "numbers"),
    [
        pytest.param(None, [0, 1, 2], id="the first page"),
        pytest.param(0, [1, 2], id="behind one that is due"),
        pytest.param(1, [2], id="before those that are never due"),
        pytest.param(2, [], id="behind the last"),
    ],
)
def test_the_next_page_begins_behind_the_last_case(desk, ben, last, numbers):
    case = desk[last] if last is not None else None
    place = place_of(case) if case else None

    rest = behind(queue(visible_to(ben), View.TEAM, ben), place)

    assert list(rest) == [desk[number] for number in numbers]


def test_cases_due_at_once_are_told_apart_by_their_age(town, ben):
    first, second = (open_one(town.roads, number=n, next_due=MONDAY) for n in (0, 1))

    rest = behind(queue(visible_to(ben), View.TEAM, ben), place_of(first))

    assert list(rest) == [second]


def test_cases_due_at_once_go_by_priority_then_by_when_they_were_received(town, ben):
    later = MONDAY + timedelta(minutes=1)
    facts = [(3, later), (3, MONDAY), (2, later), (5, MONDAY)]
    cases = [
        open_one(town.roads, number=n, next_due=MONDAY, priority=p, opened_at=at)
        for n, (p, at) in enumerate(facts)
    ]
    ordered = [cases[2], cases[1], cases[0], cases[3]]
    waiting = queue(visible_to(ben), View.TEAM, ben)

    pages = [list(behind(waiting, place_of(case))) for case in ordered]

    assert list(waiting) == ordered
    assert pages == [ordered[1:], ordered[2:], ordered[3:], []]


def test_the_next_case_is_the_most_urgent_that_nobody_has(desk, ben):
    assert list(next_unowned(visible_to(ben), ben.team_ids)) == [desk[1], desk[2]]


def test_a_supervisor_is_given_the_cases_of_their_own_queue(desk, dee):
    assert list(next_unowned(visible_to(dee), dee.team_ids)) == []
