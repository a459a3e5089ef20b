"""A deadline runs, stands still, is met or missed, and each step is written down."""

from __future__ import annotations

from datetime import timedelta

import pytest

from answerable.agency.models import Calendar
from answerable.agency.tests.makers import WEEK
from answerable.cases.tests.makers import history
from answerable.clock.actions import meet, pause, resume, start, stop
from answerable.clock.models import Deadline, Kind, ServiceStandard
from answerable.clock.tests.makers import make_standard
from answerable.clock.tests.watching import (
    MONDAY,
    day,
    deadline,
    midnight,
    states,
    written,
)
from answerable.lib.errors import NotFound
from answerable.lib.memory import forget
from answerable.lib.worktime import Unit

State = Deadline.State
BOTH = list(Kind)


def test_a_deadline_keeps_the_versions_it_is_judged_by(begun):
    answer = deadline(begun)
    Calendar.objects.create(slug="office", version=2, zone="UTC", hours=WEEK)
    ServiceStandard.objects.create(
        kind=Kind.ANSWER, version=2, amount=1, unit="working_day"
    )

    pause(begun, at=day(1))
    resume(begun, at=day(1))

    assert deadline(begun).due_at == answer.due_at
    assert (answer.calendar.version, answer.standard.version) == (1, 1)


def test_only_what_is_promised_is_started(town, case):
    case.deadlines.all().delete()
    ServiceStandard.objects.filter(kind=Kind.ANSWER).delete()
    forget()

    started = start(case, BOTH, at=MONDAY)

    assert [each.kind for each in started] == [Kind.ACKNOWLEDGE]


def test_where_nothing_is_promised_nothing_starts(case):
    assert start(case, [], at=MONDAY) == []


def test_a_case_without_a_team_has_no_hours_to_promise_by(case):
    case.team = None

    with pytest.raises(NotFound, match="no team"):
        start(case, BOTH, at=MONDAY)


def test_the_journal_says_what_was_promised_and_by_when(begun):
    answer = deadline(begun)

    assert history(begun).last().after == {
        "deadline": answer.pk,
        "kind": "answer",
        "standard": answer.standard.pk,
        "due": answer.due_at.isoformat(),
    }


@pytest.mark.parametrize(
    ("after", "state"),
    [
        pytest.param(timedelta(), State.MET, id="at the last moment"),
        pytest.param(timedelta(microseconds=1), State.MISSED, id="a moment later"),
    ],
)
def test_a_promise_is_met_until_it_is_due(begun, after, state):
    at = deadline(begun).due_at + after

    meet(begun, Kind.ANSWER, at=at)

    assert (deadline(begun).state, deadline(begun).ended_at) == (state, at)
    assert written(begun)[-1] == f"deadline_{state}"


def test_a_promise_is_met_once(begun):
    meet(begun, Kind.ANSWER, at=day(1))

    assert meet(begun, Kind.ANSWER, at=day(60)) == []
    assert deadline(begun).state == State.MET


def test_to_meet_one_promise_leaves_the_other_running(begun):
    meet(begun, Kind.ACKNOWLEDGE, at=day(0))

    assert states(begun) == {"acknowledge": "met", "answer": "running"}


def test_waiting_for_the_person_pauses_the_answer_and_not_the_acknowledgement(begun):
    pause(begun, at=day(1))

    assert states(begun) == {"acknowledge": "running", "answer": "paused"}
    assert deadline(begun).pauses == [[day(1).isoformat(), None]]


def test_a_pause_that_goes_on_is_not_begun_again(begun):
    pause(begun, at=day(1))

    pause(begun, at=day(2))

    assert deadline(begun).pauses == [[day(1).isoformat(), None]]


def test_the_due_time_moves_by_the_days_it_stood_still(begun):
    before = deadline(begun).due_at
    pause(begun, at=midnight(1))

    resume(begun, at=midnight(3))

    answer = deadline(begun)
    assert (answer.state, answer.due_at - before) == ("running", timedelta(days=2))
    assert written(begun)[-2:] == ["deadline_paused", "deadline_resumed"]


def test_two_pauses_move_it_by_both(begun):
    before = deadline(begun).due_at
    for begin in (midnight(1), midnight(3)):
        pause(begun, at=begin)
        resume(begun, at=begin + timedelta(days=1))

    assert deadline(begun).due_at - before == timedelta(days=2)


def test_what_does_not_stand_still_is_not_resumed(begun):
    resume(begun, at=day(1))

    assert "deadline_resumed" not in written(begun)


@pytest.mark.parametrize(
    ("paused_after", "state"),
    [
        pytest.param(timedelta(), State.MET, id="paused in time"),
        pytest.param(timedelta(seconds=1), State.MISSED, id="paused too late"),
    ],
)
def test_an_answer_while_the_clock_stands_is_judged_by_when_it_stopped(
    begun, paused_after, state
):
    at = deadline(begun).due_at + paused_after
    pause(begun, at=at)

    meet(begun, Kind.ANSWER, at=at + timedelta(days=30))

    answer = deadline(begun)
    assert answer.state == state
    assert answer.pauses == [
        [at.isoformat(), (at + timedelta(days=30)).isoformat()],
    ]


def test_what_needs_no_answer_any_more_is_stopped(begun):
    meet(begun, Kind.ACKNOWLEDGE, at=day(0))
    pause(begun, at=day(1))

    stop(begun, at=day(2))

    assert states(begun) == {"acknowledge": "met", "answer": "stopped"}


def test_hours_are_counted_in_hours(town, case):
    case.deadlines.all().delete()
    make_standard(Kind.ANSWER, 3, Unit.HOUR, case_type="application")
    case.case_type, case.service = "application", None
    forget()

    answer = start(case, BOTH, at=MONDAY)[-1]

    assert answer.due_at == day(1).replace(hour=12)


@pytest.fixture(name="overstayed")
def _overstayed(begun):
    """An answer that stands still since Tuesday and may for one working day."""
    ServiceStandard.objects.filter(kind=Kind.ANSWER).update(longest_pause=1)
    pause(begun, at=day(1))
    return begun


PAUSE_ENDS = midnight(2) + timedelta(hours=17)


@pytest.mark.parametrize(
    ("at", "state"),
    [
        pytest.param(day(8), State.MET, id="within the days that the pause gave"),
        pytest.param(day(30), State.MISSED, id="after them"),
    ],
)
def test_an_answer_after_the_longest_pause_is_judged_by_a_clock_that_ran_on(
    overstayed, at, state
):
    meet(overstayed, Kind.ANSWER, at=at)

    assert deadline(overstayed).state == state
    assert written(overstayed)[-2:] == ["deadline_runs_on", f"deadline_{state}"]


def test_what_is_stopped_after_the_longest_pause_stood_still_no_longer(overstayed):
    stop(overstayed, at=day(30))

    answer = deadline(overstayed)
    assert (answer.state, answer.ended_at) == (State.STOPPED, day(30))
    assert answer.pauses == [[day(1).isoformat(), PAUSE_ENDS.isoformat()]]
