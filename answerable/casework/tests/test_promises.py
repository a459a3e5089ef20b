"""What is promised is met, missed, paused or begun anew, as the story goes on."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
import time_machine

from answerable.agency.models import Team
from answerable.cases.models import Case
from answerable.cases.models.case import Outcome
from answerable.cases.tests.makers import history
from answerable.casework import deliver, follow, resolve, work
from answerable.casework.complain import looking_into, responding
from answerable.casework.tests.complaining import now, seen
from answerable.casework.tests.makers import case_of, make_case, send_mail
from answerable.casework.tests.twins import followed
from answerable.channels.models import Envelope
from answerable.clock.models import ServiceStandard
from answerable.complaints.machine import Finding
from answerable.correspondence.models import Dispatch
from answerable.lib.memory import forget

# Monday, 10 o'clock: acknowledged by the end of Tuesday, answered by that of Monday.
MONDAY = datetime(2026, 3, 2, 10, tzinfo=UTC)
TUESDAY_17 = datetime(2026, 3, 3, 17, tzinfo=UTC)
NEXT_MONDAY_17 = datetime(2026, 3, 9, 17, tzinfo=UTC)
SECOND = timedelta(seconds=1)


@pytest.fixture(name="clock", autouse=True)
def _clock():
    with time_machine.travel(MONDAY, tick=False) as clock:
        yield clock


def deadlines(case: Case) -> list[tuple[str, str]]:
    return [(each.kind, each.state) for each in case.deadlines.order_by("pk")]


def due(case: Case, kind: str) -> datetime:
    return case.deadlines.filter(kind=kind).latest("pk").due_at


def fresh(case: Case) -> Case:
    case.refresh_from_db()
    return case


def reply(case: Case, ben, *, is_answer: bool = False) -> Case:
    seen = fresh(case).version
    return work.reply(case, words="Well.", by=ben, seen=seen, is_answer=is_answer)


def end(case: Case, ben) -> Case:
    seen = fresh(case).version
    return resolve.resolve(case, outcome=Outcome.DONE, reason="x", by=ben, seen=seen)


def test_the_queue_shows_what_is_due_first(case):
    assert (due(case, "acknowledge"), due(case, "answer")) == (
        TUESDAY_17,
        NEXT_MONDAY_17,
    )
    assert case.next_due == TUESDAY_17


def test_an_acknowledgement_counts_when_it_is_accepted_and_not_before(case):
    written = deadlines(case)

    deliver.drain()

    assert written == [("acknowledge", "running"), ("answer", "running")]
    assert deadlines(case) == [("acknowledge", "met"), ("answer", "running")]
    assert fresh(case).next_due == NEXT_MONDAY_17


def test_an_acknowledgement_that_is_accepted_too_late_is_missed(case, clock):
    clock.move_to(TUESDAY_17 + SECOND)

    deliver.drain()

    assert deadlines(case)[0] == ("acknowledge", "missed")


@pytest.mark.parametrize(
    ("moment", "state"),
    [
        pytest.param(NEXT_MONDAY_17, "met", id="in time"),
        pytest.param(NEXT_MONDAY_17 + SECOND, "missed", id="too late"),
    ],
)
def test_an_answer_is_met_or_missed_when_it_is_written(case, clock, ben, moment, state):
    clock.move_to(moment)

    reply(case, ben, is_answer=True)

    assert deadlines(case)[1] == ("answer", state)


def test_no_machine_keeps_the_promise_of_an_answer(case):
    deliver.drain()
    sent = Dispatch.objects.get(case=case)

    send_mail("I am away.", Auto_Submitted="auto-replied", In_Reply_To=sent.message_id)

    assert deadlines(case)[1] == ("answer", "running")
    assert fresh(case).responded_at is None


def test_our_time_stands_still_while_the_person_owes_us_an_answer(case, clock, ben):
    work.ask_and_wait(case, words="Which one?", by=ben, seen=case.version)
    sent = Dispatch.objects.get(occasion="question")
    clock.move_to(datetime(2026, 3, 5, tzinfo=UTC))

    send_mail("Number 4.", In_Reply_To=sent.message_id)

    # Tuesday and Wednesday did not count.
    assert due(case, "answer") == NEXT_MONDAY_17 + timedelta(days=2)
    assert fresh(case).next_due == NEXT_MONDAY_17 + timedelta(days=2)


def test_a_reopened_case_is_promised_an_answer_by_the_version_it_had(case, clock, ben):
    deliver.drain()
    end(case, ben)
    ServiceStandard.objects.create(
        kind="answer", version=2, amount=1, unit="working_day"
    )
    forget()
    clock.move_to(datetime(2026, 3, 16, 10, tzinfo=UTC))

    done = resolve.take_back_up(fresh(case), by=ben, seen=case.version)

    assert deadlines(done) == [
        ("acknowledge", "met"),
        ("answer", "met"),
        ("answer", "running"),
    ]
    assert done.next_due == datetime(2026, 3, 23, 17, tzinfo=UTC)
    assert done.deadlines.latest("pk").standard.version == 1


def test_a_change_of_service_replaces_the_promises_in_the_journal(case, town, ben):
    ServiceStandard.objects.create(
        kind="answer",
        amount=2,
        unit="working_day",
        start_rule="next_working_day",
        service=town.tree,
    )
    forget()

    done = work.change_service(case, service=town.tree, by=ben, seen=case.version)

    ended = {entry.what for entry in history(done).filter(number__gt=7)}
    assert {"deadline_stopped", "deadline_started"} <= ended
    assert due(done, "answer") == datetime(2026, 3, 4, 17, tzinfo=UTC)
    assert done.deadlines.latest("pk").started_at == case.opened_at


@pytest.fixture(name="complaint")
def _complaint(town) -> Case:
    return make_case(case_type="complaint", service="")


def test_a_machine_does_not_acknowledge_a_complaint(complaint):
    deliver.drain()

    assert Dispatch.objects.get(case=complaint).state == "sent"
    assert deadlines(complaint) == [("acknowledge", "running")]


def test_a_complaint_is_answered_in_time_from_staffs_acknowledgement(
    complaint, clock, dee
):
    clock.move_to(datetime(2026, 3, 4, 10, tzinfo=UTC))

    done = reply(complaint, dee)

    assert deadlines(done) == [("acknowledge", "met"), ("answer", "running")]
    assert done.deadlines.latest("pk").started_at == datetime(
        2026, 3, 4, 10, tzinfo=UTC
    )
    assert done.next_due == datetime(2026, 3, 18, 17, tzinfo=UTC)


def test_a_complaint_answered_at_once_keeps_both_promises(complaint, dee):
    looking_into.add_issue(complaint, words="Dark.", by=dee, seen=seen(complaint))
    issue, finding = now(complaint).issues.get(), Finding.NOT_UPHELD
    given = {"finding": finding, "reasons": "It was not.", "by": dee}
    looking_into.find(complaint, issue.pk, **given, seen=seen(complaint))

    done = responding.respond(complaint, words="", by=dee, seen=seen(complaint))

    assert deadlines(done) == [("acknowledge", "met"), ("answer", "met")]


def test_a_complaint_taken_back_unread_and_reopened_is_promised_something(complaint):
    follow.withdraw(followed(complaint))

    follow.reopen(followed(complaint))

    assert deadlines(complaint) == [
        ("acknowledge", "stopped"),
        ("acknowledge", "running"),
    ]
    assert fresh(complaint).next_due is not None


def test_what_was_taken_back_is_promised_nothing(case):
    follow.withdraw(followed(case))

    assert deadlines(case) == [("acknowledge", "stopped"), ("answer", "stopped")]
    assert fresh(case).next_due is None


def test_an_enquiry_without_a_service_is_not_promised_what_a_complaint_is(town):
    case = case_of(send_mail("When do you open?"))

    amounts = {each.kind: each.standard.amount for each in case.deadlines.all()}
    assert amounts == {"acknowledge": 1, "answer": 5}


def test_where_nothing_is_promised_nothing_is_due(town):
    ServiceStandard.objects.all().delete()

    case = make_case()

    assert (deadlines(case), case.next_due) == ([], None)


def test_without_a_triage_team_a_message_waits_for_one(town):
    Team.objects.filter(is_triage=True).update(is_triage=False)
    forget()

    envelope = send_mail("Hello")

    assert (envelope.outcome, envelope.fault[:8]) == (
        Envelope.Outcome.WAITING,
        "NotFound",
    )
