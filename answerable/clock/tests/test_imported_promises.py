"""A promise that another system made is kept by its day, and never counted anew."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from answerable.cases.models import Case
from answerable.cases.tests.makers import open_one
from answerable.cases.workflow import State as Stands
from answerable.clock.actions import carry, change, meet, pause, restart, resume
from answerable.clock.actions.imported import take_over
from answerable.clock.ladders import Rung, moment_of
from answerable.clock.models import Deadline, Kind
from answerable.clock.models.ladders import When, Whom
from answerable.clock.queries import explained, find_explanation
from answerable.clock.tests.watching import day, deadline, states, written
from answerable.lib.errors import NotFound
from answerable.lib.worktime import Unit

State = Deadline.State


@pytest.fixture(name="imported")
def _imported(town) -> Case:
    """An open case that another system promised an answer by Saturday."""
    case = open_one(town.roads)
    take_over(case, due=day(5), ended=None, was_kept=True)
    return case


def test_an_open_case_is_due_by_the_day_that_was_named(imported):
    assert (deadline(imported).state, deadline(imported).due_at) == (
        State.RUNNING,
        day(5),
    )
    assert written(imported) == ["deadline_imported"]


@pytest.mark.parametrize(
    ("ended", "was_kept", "state"),
    [
        pytest.param(4, True, State.MET, id="before"),
        pytest.param(5, True, State.MET, id="to the second"),
        pytest.param(6, True, State.MISSED, id="after"),
        pytest.param(4, False, State.STOPPED, id="taken back"),
        pytest.param(None, True, State.STOPPED, id="nobody knows when"),
    ],
)
def test_a_promise_that_ended_is_judged_by_its_two_times(town, ended, was_kept, state):
    case = open_one(town.roads, state=Stands.CLOSED)

    taken = take_over(
        case,
        due=day(5),
        ended=None if ended is None else day(ended),
        was_kept=was_kept,
    )

    assert taken.state == state


def test_our_answer_keeps_it(imported):
    meet(imported, Kind.ANSWER, at=day(4))

    assert states(imported) == {"answer": State.MET}


def test_it_never_stands_still(imported):
    pause(imported, at=day(1))
    resume(imported, at=day(3))

    assert (deadline(imported).state, deadline(imported).due_at) == (
        State.RUNNING,
        day(5),
    )


def test_it_stays_when_the_case_is_about_something_else(imported, town):
    imported.service = town.permit

    assert change(imported, at=day(1)) == []
    assert deadline(imported).state == State.RUNNING


def test_a_reopened_case_is_promised_an_answer_by_us(imported):
    meet(imported, Kind.ANSWER, at=day(4))

    (again,) = restart(imported, at=day(6))

    assert again.standard is not None
    assert (again.kind, again.started_at) == (Kind.ANSWER, day(6))


def test_it_runs_on_in_a_case_that_it_is_joined_with(imported, town):
    other = open_one(town.roads, number=1)

    (twin,) = carry(imported, to=other, at=day(1))

    assert (twin.standard, twin.due_at) == (None, day(5))


def test_nobody_can_explain_how_it_was_counted(imported):
    with pytest.raises(NotFound, match="another system promised this"):
        explained(deadline(imported), now=day(1))


def test_so_nothing_is_explained_where_another_system_counted(imported):
    assert find_explanation(deadline(imported), now=day(1)) is None


def test_a_promise_of_ours_has_both_its_standard_and_its_calendar(begun):
    with pytest.raises(IntegrityError), transaction.atomic():
        begun.deadlines.update(calendar=None)


@pytest.mark.parametrize(
    ("amount", "unit", "after"),
    [
        pytest.param(4, Unit.HOUR, timedelta(hours=4), id="hours"),
        pytest.param(3, Unit.WORKING_DAY, timedelta(days=3), id="days"),
    ],
)
def test_once_it_is_late_somebody_is_told_after_plain_hours_and_days(
    imported, amount, unit, after
):
    rung = Rung(When.AFTER, (Whom.HEAD,), amount, unit)

    assert moment_of(rung, deadline(imported)) == day(5) + after
