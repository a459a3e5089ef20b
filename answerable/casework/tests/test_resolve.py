"""A case ends with an outcome and a reason, and is closed when nobody comes back."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
import time_machine

from answerable.cases.locks import lock_case
from answerable.cases.models import Case
from answerable.cases.models.case import Outcome
from answerable.cases.tests.makers import history
from answerable.cases.workflow import State
from answerable.casework.resolve import close_old, resolve, take_back_up
from answerable.casework.verify import breaks
from answerable.correspondence.models import Dispatch
from answerable.lib.errors import Refused

MONDAY = datetime(2026, 3, 2, 10, tzinfo=UTC)


@pytest.fixture(name="clock", autouse=True)
def _clock():
    with time_machine.travel(MONDAY, tick=False) as clock:
        yield clock


def end(case: Case, ben) -> Case:
    return resolve(
        case, outcome=Outcome.DONE, reason="Changed.", by=ben, seen=case.version
    )


def test_a_resolved_case_is_closed_by_the_system_when_its_window_is_over(
    case, ben, clock
):
    end(case, ben)
    clock.shift(timedelta(days=30))
    too_early = close_old()
    clock.shift(timedelta(seconds=1))

    assert (too_early, close_old(), close_old()) == (0, 1, 0)

    case.refresh_from_db()
    closed_at = MONDAY + timedelta(days=30, seconds=1)
    assert (case.state, case.closed_at) == (State.CLOSED, closed_at)
    assert history(case).last().actor == "system"


def test_what_was_reopened_meanwhile_is_not_closed(case, ben, clock, monkeypatch):
    end(case, ben)
    clock.shift(timedelta(days=31))

    def reopened_meanwhile(pk: int) -> Case:
        Case.objects.filter(pk=pk).update(state=State.IN_PROGRESS)
        return lock_case(pk)

    monkeypatch.setattr("answerable.casework.resolve.lock_case", reopened_meanwhile)

    close_old()

    case.refresh_from_db()
    assert (case.state, case.closed_at) == (State.IN_PROGRESS, None)


def test_a_resolution_tells_outcome_reason_and_how_to_come_back(case, ben):
    done = end(case, ben)

    letter = Dispatch.objects.get(occasion="resolution").text
    assert "Changed." in letter
    assert "Outcome: Done" in letter
    assert "within 30 days" in letter
    assert (done.outcome, done.outcome_reason, done.next_due) == (
        "done",
        "Changed.",
        None,
    )


def test_a_case_cannot_be_resolved_twice(case, ben):
    done = end(case, ben)

    with pytest.raises(Refused):
        end(done, ben)

    assert Dispatch.objects.filter(occasion="resolution").count() == 1


def test_a_case_taken_up_again_can_be_resolved_again(case, ben, clock):
    done = end(case, ben)
    again = take_back_up(done, by=ben, seen=done.version)
    clock.shift(timedelta(hours=1))

    done = end(again, ben)

    assert done.resolved_at == MONDAY + timedelta(hours=1)
    assert list(breaks()) == []
