"""How many promises were kept in time, and what was left out of counting."""

from __future__ import annotations

import pytest

from answerable.cases.models import Case
from answerable.cases.tests.makers import open_one
from answerable.clock.models import Deadline, Kind
from answerable.clock.on_time import OnTime, on_time
from answerable.clock.tests.watching import day

State = Deadline.State


@pytest.fixture(name="promise")
def _promise(town):
    """Open a case, and promise it an answer that ended in this state."""

    def promise(number: int, state: State | None, *, due: int = 5) -> Case:
        case = open_one(town.roads, number=number)
        if state:
            Deadline.objects.create(
                case=case,
                kind=Kind.ANSWER,
                state=state,
                started_at=day(0),
                due_at=day(due),
            )
        return case

    return promise


def test_a_town_without_cases_promised_nothing(town):
    assert on_time(Case.objects.all()) == OnTime(
        met=0,
        judged=0,
        left_out={"not_answered_yet": 0, "not_judged": 0, "without_promise": 0},
    )


def test_what_is_met_counts_among_what_was_judged(promise):
    promise(0, State.MET)
    promise(1, State.MISSED, due=0)

    counted = on_time(Case.objects.all())

    assert (counted.met, counted.judged, counted.due_at_once) == (1, 2, 1)


def test_what_is_left_out_is_counted_by_its_reason(promise):
    promise(0, State.RUNNING)
    promise(1, State.PAUSED)
    promise(2, State.STOPPED)
    promise(3, None)

    counted = on_time(Case.objects.all())

    assert counted.judged == 0
    assert counted.left_out == {
        "not_answered_yet": 2,
        "not_judged": 1,
        "without_promise": 1,
    }


def test_an_acknowledgement_is_no_answer(promise):
    case = promise(0, State.MET)
    case.deadlines.update(kind=Kind.ACKNOWLEDGE)

    assert on_time(Case.objects.all()).judged == 0


def test_only_the_cases_that_are_asked_for_count(promise):
    promise(0, State.MET)
    case = promise(1, State.MET)

    assert on_time(Case.objects.filter(pk=case.pk)).judged == 1
