"""What is promised again: after a reopening, and when it was about something else."""

from __future__ import annotations

import pytest

from answerable.cases.tests.makers import open_one
from answerable.clock.actions import (
    carry,
    change,
    give_back,
    meet,
    meet_for,
    pause,
    restart,
    resume,
    start,
    stop,
    tell_again_for,
)
from answerable.clock.models import Deadline, Kind, ServiceStandard
from answerable.clock.tests.makers import make_standard
from answerable.clock.tests.watching import MONDAY, day, deadline, midnight, written

State = Deadline.State


def test_a_reopened_case_is_promised_an_answer_by_the_version_that_it_had(begun):
    meet(begun, Kind.ACKNOWLEDGE, at=day(0))
    meet(begun, Kind.ANSWER, at=day(60))
    ServiceStandard.objects.create(
        kind=Kind.ANSWER, version=2, amount=1, unit="working_day"
    )

    (again,) = restart(begun, at=day(61))

    first = begun.deadlines.filter(kind=Kind.ANSWER).earliest("pk")
    assert (first.state, again.state) == (State.MISSED, State.RUNNING)
    assert (again.standard, again.started_at) == (first.standard, day(61))


def test_a_complaint_taken_back_unread_is_promised_its_acknowledgement_again(case):
    case.deadlines.all().delete()
    start(case, [Kind.ACKNOWLEDGE], at=MONDAY)
    stop(case, at=day(1))

    (again,) = restart(case, at=day(2))

    assert (again.kind, again.started_at) == (Kind.ACKNOWLEDGE, day(2))


def test_where_nothing_was_promised_nothing_is_promised_again(case):
    case.deadlines.all().delete()

    assert restart(case, at=MONDAY) == []


@pytest.fixture(name="quicker")
def _quicker(town) -> ServiceStandard:
    """Promise applications an answer in two days, that no pause prolongs."""
    return make_standard(Kind.ANSWER, 2, case_type="application", pauses=False)


@pytest.fixture(name="slower")
def _slower(town) -> ServiceStandard:
    """Promise applications an answer in ten days."""
    return make_standard(Kind.ANSWER, 10, case_type="application")


def become_application(case) -> None:
    case.case_type = "application"
    case.service = None


def test_another_service_promises_anew_from_the_same_start(begun, slower):
    meet(begun, Kind.ACKNOWLEDGE, at=day(0))
    become_application(begun)

    (again,) = change(begun, at=day(3))

    old = begun.deadlines.filter(kind=Kind.ANSWER).earliest("pk")
    assert (old.state, again.standard) == (State.STOPPED, slower)
    assert (again.started_at, again.due_at.date()) == (MONDAY, day(14).date())
    assert written(begun)[-2:] == ["deadline_stopped", "deadline_started"]


def test_after_a_reopening_the_same_start_is_the_reopening(begun, slower):
    meet(begun, Kind.ACKNOWLEDGE, at=day(0))
    meet(begun, Kind.ANSWER, at=day(1))
    restart(begun, at=day(20))
    become_application(begun)

    (again,) = change(begun, at=day(21))

    assert again.started_at == day(20)


def test_the_time_it_stood_still_goes_over_to_the_new_promise(begun, slower):
    pause(begun, at=midnight(1))
    resume(begun, at=midnight(3))
    become_application(begun)

    again = change(begun, at=day(3))[-1]

    assert again.due_at.date() == day(16).date()


def test_a_clock_that_stands_still_stands_still_after_the_change(begun, slower):
    pause(begun, at=midnight(1))
    become_application(begun)

    change(begun, at=day(2))
    resume(begun, at=midnight(3))

    assert deadline(begun).state == State.RUNNING
    assert deadline(begun).due_at.date() == day(16).date()


def test_a_promise_that_nothing_prolongs_forgets_the_pauses(begun, quicker):
    pause(begun, at=day(1))
    become_application(begun)

    change(begun, at=day(2))

    answer = deadline(begun)
    assert (answer.state, answer.pauses) == (State.RUNNING, [])
    assert answer.due_at.date() == day(2).date()


def test_what_has_ended_is_not_promised_again_by_a_change(begun, slower):
    meet(begun, Kind.ACKNOWLEDGE, at=day(0))
    meet(begun, Kind.ANSWER, at=day(1))
    become_application(begun)

    assert change(begun, at=day(2)) == []


def test_a_kind_that_the_new_service_does_not_promise_ends(begun):
    begun.deadlines.filter(kind=Kind.ANSWER).update(kind="update")

    again = change(begun, at=day(1))

    assert [each.kind for each in again] == [Kind.ACKNOWLEDGE]


def test_a_case_that_lost_its_team_is_promised_nothing_new(begun):
    begun.team = None

    assert change(begun, at=day(1)) == []


@pytest.mark.parametrize(
    ("was_kept", "goes_on"),
    [
        pytest.param(False, [State.MET, State.RUNNING], id="still owed"),
        pytest.param(True, [State.MET], id="kept as well"),
    ],
)
def test_what_began_anew_while_a_case_was_joined_goes_on_unless_it_has_ended(
    town, was_kept, goes_on
):
    make_standard(Kind.UPDATE, 5)
    joined, other = open_one(town.roads), open_one(town.roads, number=1)
    start(joined, [Kind.UPDATE], at=MONDAY)
    carry(joined, to=other, at=day(1))
    tell_again_for(joined, to=other, at=day(2))
    if was_kept:
        meet_for(joined, Kind.UPDATE, to=other, at=day(3))

    give_back(joined, to=other, joined_at=day(1), at=day(4), was_waiting=False)

    assert [each.state for each in joined.deadlines.order_by("pk")] == goes_on
