"""A case moves only as the table allows, and says when and why."""

from __future__ import annotations

from datetime import timedelta

import pytest
import time_machine
from django.db import IntegrityError, transaction
from django.utils import translation

from answerable.cases.actions import (
    close_case,
    confirm_case,
    mark_responded,
    move_case,
    reopen_case,
    resolve_case,
    states,
    withdraw_case,
)
from answerable.cases.journal import one_page
from answerable.cases.models import Case
from answerable.cases.tests.makers import MONDAY, history, open_one
from answerable.cases.workflow import State
from answerable.lib.errors import Refused

pytestmark = pytest.mark.usefixtures("monday")


@pytest.fixture(name="monday")
def _monday():
    with time_machine.travel(MONDAY, tick=False) as clock:
        yield clock


@pytest.fixture(name="lamp")
def _lamp(town):
    return open_one(town.roads)


def resolve(case: Case) -> None:
    with one_page(case):
        resolve_case(case, outcome="done", reason="We changed it.", actor="staff:7")


def test_a_move_is_journalled_with_both_states(lamp):
    move_case(lamp, to=State.IN_PROGRESS, actor="staff:7", reason="began")

    entry = history(lamp).last()
    assert (entry.before, entry.after) == (
        {"state": "received"},
        {"state": "in_progress"},
    )
    assert (entry.actor, entry.what, entry.reason) == ("staff:7", "moved", "began")


def test_a_move_outside_of_the_table_is_refused_in_words(lamp):
    with pytest.raises(Refused, match="“Received”") as refused:
        move_case(lamp, to=State.CLOSED, actor="system")

    assert refused.value.code == "case-state"
    assert lamp.state == State.RECEIVED


def test_a_resolved_case_has_its_outcome_reason_and_time(lamp):
    resolve(lamp)

    lamp.refresh_from_db()
    assert (lamp.state, lamp.outcome) == (State.RESOLVED, "done")
    assert (lamp.outcome_reason, lamp.resolved_at) == ("We changed it.", MONDAY)
    assert (lamp.is_open, lamp.ended_at) == (False, MONDAY)


def test_the_database_refuses_a_resolved_case_without_outcome(lamp):
    with pytest.raises(IntegrityError), transaction.atomic():
        Case.objects.filter(pk=lamp.pk).update(state=State.RESOLVED)


def test_the_database_knows_the_states(lamp):
    with pytest.raises(IntegrityError), transaction.atomic():
        Case.objects.filter(pk=lamp.pk).update(state="lost")


def test_a_withdrawn_case_says_when_and_why(lamp):
    withdraw_case(lamp, actor="person", reason="by_person")

    lamp.refresh_from_db()
    assert (lamp.state, lamp.ended_at) == (State.WITHDRAWN, MONDAY)
    assert history(lamp).last().reason == "by_person"


def test_an_open_case_has_not_ended(lamp):
    assert lamp.ended_at is None


@pytest.mark.parametrize(
    "end",
    [
        pytest.param(resolve, id="resolved"),
        pytest.param(
            lambda case: withdraw_case(case, actor="person", reason="by_person"),
            id="withdrawn",
        ),
    ],
)
def test_what_ended_is_reopened_within_the_window(lamp, monday, end):
    end(lamp)
    monday.shift(timedelta(days=30))

    reopen_case(lamp, actor="person", reason="not_fixed")

    assert lamp.state == State.IN_PROGRESS


@pytest.mark.parametrize(
    "end",
    [
        pytest.param(resolve, id="resolved"),
        pytest.param(
            lambda case: withdraw_case(case, actor="person", reason="by_person"),
            id="withdrawn",
        ),
    ],
)
def test_what_ended_long_ago_stays_as_it_is(lamp, monday, end):
    end(lamp)
    monday.shift(timedelta(days=30, seconds=1))

    with pytest.raises(Refused, match="30 days") as refused:
        reopen_case(lamp, actor="person", reason="not_fixed")

    assert refused.value.code == "case-reopen-window"


def test_the_days_of_the_window_are_counted_as_each_language_counts(
    lamp, monday, monkeypatch
):
    monkeypatch.setattr(states, "REOPENED_WITHIN_DAYS", 3)
    resolve(lamp)
    monday.shift(timedelta(days=31))

    with translation.override("ar"), pytest.raises(Refused, match="3 أيام"):
        reopen_case(lamp, actor="person", reason="not_fixed")


def test_a_confirmation_changes_no_state(lamp):
    resolve(lamp)

    confirm_case(lamp, actor="person")

    assert (lamp.state, lamp.confirmed_at) == (State.RESOLVED, MONDAY)


def test_only_the_first_answer_counts_as_the_response(lamp):
    mark_responded(lamp, at=MONDAY, actor="staff:7")

    mark_responded(lamp, at=MONDAY + timedelta(days=1), actor="staff:7")

    assert lamp.responded_at == MONDAY
    assert [entry.what for entry in history(lamp)] == ["opened", "responded"]


def test_a_closed_case_says_when(lamp):
    resolve(lamp)

    with one_page(lamp):
        close_case(lamp, actor="system")

    assert (lamp.state, lamp.closed_at) == (State.CLOSED, MONDAY)
