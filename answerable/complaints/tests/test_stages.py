"""A complaint moves through its stages, and each move is in the journal of its case."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.utils import timezone

from answerable.cases.actors import PERSON, staff_actor
from answerable.cases.tests.makers import history
from answerable.complaints import actions
from answerable.complaints.machine import Finding
from answerable.complaints.queries import current_run
from answerable.complaints.tests.makers import decide, look_into, put_right, respond
from answerable.lib.errors import Refused

MONDAY = datetime(2026, 3, 2, 10, tzinfo=UTC)


@pytest.fixture(name="clock", autouse=True)
def _clock():
    with time_machine.travel(MONDAY, tick=False) as clock:
        yield clock


def escalate(complaint, *, needs_another: bool = True):
    at = timezone.now()
    return actions.escalate(complaint, needs_another=needs_another, at=at, actor=PERSON)


def test_a_complaint_begins_at_its_first_stage(complaint):
    run = complaint.runs.get()

    assert (complaint.code, run.position, run.asked_at) == ("received", 1, MONDAY)
    line = history(complaint.case).get(what="complaint_opened")
    assert line.after == {"procedure": None, "about": None, "stage": 1}


def test_it_is_acknowledged_once(complaint):
    first = actions.acknowledge(complaint, at=MONDAY)
    second = actions.acknowledge(complaint, at=MONDAY)

    assert (first, second, complaint.code) == (True, False, "acknowledged_s1")
    assert current_run(complaint).acknowledged_at == MONDAY


def test_each_move_is_written_down_by_whoever_made_it(complaint, ben):
    look_into(complaint, ben)

    line = history(complaint.case).filter(what="complaint_moved").last()
    assert line.actor == staff_actor(ben)
    assert line.before == {"state": "acknowledged_s1"}
    assert line.after == {"state": "investigating_s1", "stage": 1}


def test_a_response_without_reasons_is_refused_in_plain_words(complaint, ben):
    issue = look_into(complaint, ben)

    with pytest.raises(Refused, match="a decision without reasons is none"):
        actions.find(complaint, issue, finding=Finding.NOT_UPHELD, reasons=" ", by=ben)


def test_an_upheld_complaint_is_not_answered_without_a_remedy(complaint, ben):
    decide(complaint, ben, Finding.UPHELD)

    with pytest.raises(Refused, match="Add what you do to put it right"):
        actions.respond(complaint, words="", by=ben, at=MONDAY)
    put_right(complaint, ben)
    actions.respond(complaint, words="", by=ben, at=MONDAY)

    assert complaint.code == "responded_s1"
    assert current_run(complaint).decision == Finding.UPHELD


def test_another_look_needs_no_reasons_and_another_person(complaint, ben, dee):
    respond(complaint, ben)
    escalate(complaint)
    decide(complaint, ben)

    with pytest.raises(Refused, match="you answered it before"):
        respond(complaint, ben)
    respond(complaint, dee)

    assert complaint.code == "responded_s2"


def test_where_the_procedure_does_not_ask_it_the_same_person_may_look(complaint, ben):
    respond(complaint, ben)
    escalate(complaint, needs_another=False)
    respond(complaint, ben)

    assert complaint.code == "responded_s2"


def test_another_look_is_asked_for_within_its_window(complaint, ben, clock):
    respond(complaint, ben)
    clock.shift(timedelta(days=28, seconds=1))

    with pytest.raises(Refused, match="The time to ask for another look is over"):
        escalate(complaint)


def test_after_the_last_stage_the_person_is_referred(complaint, ben, dee):
    respond(complaint, ben)
    escalate(complaint)
    respond(complaint, dee)

    with pytest.raises(Refused, match="This was our last stage"):
        escalate(complaint)
    actions.refer(complaint, actor=staff_actor(dee))

    assert complaint.code == "referred_ombudsman"


def test_a_stage_keeps_what_the_one_before_it_found(complaint, ben, dee):
    respond(complaint, ben)
    escalate(complaint)
    respond(complaint, dee, Finding.UPHELD)

    decisions = complaint.runs.order_by("position").values_list("decision", flat=True)
    assert list(decisions) == ["not_upheld", "upheld"]
    found = complaint.issues.get().findings.order_by("run__position")
    assert [each.finding for each in found] == ["not_upheld", "upheld"]


def test_an_exclusion_without_words_is_refused(complaint, ben):
    with pytest.raises(Refused, match="say it in your own words"):
        actions.exclude(complaint, reason="courts", words=" ", by=ben)

    actions.exclude(complaint, reason="courts", words="A court decides.", by=ben)

    assert (complaint.code, complaint.excluded_as) == ("excluded", "courts")


def test_what_was_taken_back_is_taken_up_where_it_was(complaint, ben):
    look_into(complaint, ben)
    actions.withdraw(complaint, actor=PERSON)
    withdrawn = complaint.code
    actions.resume(complaint, actor=PERSON)

    assert (withdrawn, complaint.code) == ("withdrawn", "investigating_s1")


def test_it_does_not_end_while_the_day_of_a_remedy_is_over(complaint, ben, clock):
    respond(complaint, ben, Finding.UPHELD)
    clock.shift(timedelta(days=8))
    remedy = complaint.remedies.get()

    with pytest.raises(Refused, match="The day of a remedy is over"):
        actions.close(complaint)
    actions.complete_remedy(complaint, remedy, by=ben, at=timezone.now())
    actions.close(complaint)

    assert complaint.code == "closed_s1"
