"""While two cases are joined: their people are told and heard, each on their own."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
import time_machine

from answerable.cases.models import Case, Interaction
from answerable.cases.tests.makers import history
from answerable.cases.threads import thread_of
from answerable.casework import deliver, follow, receive, resolve, work
from answerable.casework.joined import acknowledged_joined
from answerable.casework.tests.makers import send_mail
from answerable.casework.tests.twins import (
    REASON,
    ask,
    end,
    followed,
    join,
    make_twins,
    undo,
    write,
)
from answerable.casework.verify import breaks
from answerable.channels.models import Envelope
from answerable.clock.models import Deadline
from answerable.correspondence.models import Dispatch
from answerable.lib.errors import Refused

MONDAY = datetime(2026, 3, 2, 10, tzinfo=UTC)
OMAR = "Omar <omar@mail.example>"


@pytest.fixture
def monday():
    with time_machine.travel(MONDAY, tick=False) as clock:
        yield clock


@pytest.fixture
def twins(town, ben, monday):
    """Omar's case is joined with Amina's."""
    found = make_twins()
    monday.shift(timedelta(hours=1))
    return join(found, ben)


def reply_to(case: Case, text: str = "It still does not shine.") -> Envelope:
    """Have Omar answer our last letter in his case."""
    last = Dispatch.objects.filter(case=case).latest("pk")
    return send_mail(text, sender=OMAR, to=last.reply_to, subject="Re: lamp")


def owed(twins) -> set[str]:
    """Return the kinds of promise that Omar is still owed."""
    running = Deadline.objects.filter(case=twins.amina, carried_from__isnull=False)
    return set(running.filter(state="running").values_list("kind", flat=True))


def test_a_message_to_the_absorbed_case_stays_its_own_and_reaches_the_survivor(twins):
    envelope = reply_to(twins.omar)

    message = twins.omar.interactions.get(text="It still does not shine.")
    line = history(twins.amina).get(what="joined_message")
    assert (envelope.outcome, envelope.case_reference) == (
        "continued",
        twins.omar.reference,
    )
    assert line.after == {"case": twins.omar.pk, "message": message.pk}
    assert list(breaks()) == []


def test_a_message_that_comes_in_the_moment_of_joining_waits_and_is_tried_again(
    town, ben, monkeypatch
):
    twins = make_twins()
    letter = Dispatch.objects.get(case=twins.omar)
    found = thread_of

    def joined_meanwhile(inbound):
        thread = found(inbound)
        join(twins, ben)
        return thread

    monkeypatch.setattr(receive, "thread_of", joined_meanwhile)

    envelope = send_mail("Still dark.", sender=OMAR, to=letter.reply_to)

    assert (envelope.outcome, envelope.attempts) == ("waiting", 1)
    assert "has just been joined" in envelope.fault


def test_a_message_to_the_absorbed_case_takes_up_a_survivor_that_waited(twins, ben):
    ask(twins.amina, ben)

    reply_to(twins.omar)

    assert twins.fresh().amina.state == "in_progress"


def test_a_message_to_the_absorbed_case_reopens_a_resolved_survivor(twins, ben):
    end(twins.amina, ben)

    reply_to(twins.omar)

    now = twins.fresh()
    assert (now.amina.state, now.omar.state) == ("in_progress", "merged")


def test_after_the_survivor_is_closed_a_message_opens_a_case_that_follows(twins):
    Case.objects.filter(pk=twins.amina.pk).update(state="closed")

    envelope = reply_to(twins.omar)

    assert envelope.outcome == "opened"
    link = Case.objects.get(reference=envelope.case_reference).links.get()
    assert (link.to, link.kind) == (twins.omar, "follows")


def test_a_machine_that_answers_is_recorded_on_the_absorbed_case(twins):
    last = Dispatch.objects.filter(case=twins.omar).latest("pk")

    send_mail(
        "I am away.", sender=OMAR, to=last.reply_to, Auto_Submitted="auto-replied"
    )

    assert twins.omar.interactions.filter(kind="automatic").count() == 1
    assert twins.fresh().omar.state == "merged"


def test_the_end_is_told_to_both_each_by_their_own_reference_and_language(twins, ben):
    end(twins.amina, ben)

    to_amina = Dispatch.objects.get(occasion="resolution")
    to_omar = Dispatch.objects.get(occasion="resolution_joined")
    assert (to_amina.address, to_omar.address) == (
        "amina@mail.example",
        "omar@mail.example",
    )
    assert to_omar.language == "es"
    assert twins.omar.reference in to_omar.text
    assert twins.amina.reference not in to_omar.text
    assert REASON in to_omar.text
    assert "Amina" not in to_omar.text
    assert to_omar.interaction.case == twins.omar


def test_each_reads_the_reason_in_their_own_language_where_it_was_given(twins, ben):
    end(twins.amina, ben, reasons={"es": "La bombilla estaba rota.", "ar": "..."})

    to_amina = Dispatch.objects.get(occasion="resolution")
    to_omar = Dispatch.objects.get(occasion="resolution_joined")
    assert REASON in to_amina.text
    assert "La bombilla estaba rota." in to_omar.text
    assert REASON not in to_omar.text
    assert followed(twins.amina).outcome_reason == REASON
    assert followed(twins.omar).outcome_reason == "La bombilla estaba rota."


def test_what_is_written_to_them_after_the_end_is_not_its_reason(twins, ben, monday):
    end(twins.amina, ben)
    monday.shift(timedelta(hours=1))
    write(twins.omar, ben, is_answer=True)

    assert followed(twins.omar).outcome_reason == REASON


def test_the_end_keeps_what_was_promised_to_both(twins, ben):
    end(twins.amina, ben)

    states = Deadline.objects.filter(case=twins.amina, kind="answer")
    assert set(states.values_list("state", flat=True)) == {"met"}
    assert twins.fresh().omar.responded_at is not None
    assert list(breaks()) == []


def test_an_answer_to_one_person_keeps_no_promise_to_the_other(twins, ben):
    write(twins.amina, ben, is_answer=True)

    assert owed(twins) == {"acknowledge", "answer"}
    assert twins.fresh().amina.next_due is not None


def test_the_person_of_an_absorbed_case_can_be_written_to_alone(twins, ben):
    write(twins.omar, ben, is_answer=True)

    now = twins.fresh()
    assert Dispatch.objects.get(occasion="reply").address == "omar@mail.example"
    assert owed(twins) == set()
    assert now.omar.state == "merged"
    assert now.omar.responded_at == MONDAY + timedelta(hours=1)
    assert now.amina.responded_at is None


def test_an_update_to_them_counts_as_confirmed_and_not_as_answered(twins, ben):
    write(twins.omar, ben)

    assert owed(twins) == {"answer"}


def test_a_confirmation_that_arrives_later_counts_for_the_survivor(
    twins, mailoutbox, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        deliver.drain()

    assert owed(twins) == {"answer"}


def test_while_the_other_person_is_asked_their_own_clock_runs_on(twins, ben):
    ask(twins.amina, ben)

    assert "answer" in owed(twins)
    assert twins.fresh().amina.next_due is not None


def test_where_both_are_of_one_person_what_is_said_to_them_counts_for_both(twins, ben):
    Case.objects.filter(pk=twins.omar.pk).update(person=twins.amina.person)

    write(twins.amina, ben, is_answer=True)

    assert owed(twins) == set()


def test_another_service_keeps_what_is_owed_to_whom(twins, ben, town):
    now = twins.fresh().amina
    work.change_service(now, service=town.tree, by=ben, seen=now.version)

    assert owed(twins) == {"acknowledge", "answer"}


def test_taken_out_after_the_end_a_new_answer_is_promised(twins, ben, monday):
    end(twins.amina, ben)
    monday.shift(timedelta(days=1))

    undone = undo(twins, ben)

    open_ones = undone.omar.deadlines.filter(state="running")
    assert undone.omar.state == "received"
    assert [each.started_at for each in open_ones] == [MONDAY + timedelta(hours=25)]
    assert set(undone.omar.deadlines.values_list("state", flat=True)) == {
        "met",
        "running",
    }


def test_what_the_person_wrote_meanwhile_takes_up_a_case_that_waited(town, ben, monday):
    twins = make_twins()
    ask(twins.omar, ben)
    monday.shift(timedelta(hours=1))
    join(twins, ben)
    monday.shift(timedelta(hours=1))
    reply_to(twins.omar)
    monday.shift(timedelta(hours=1))

    undone = undo(twins, ben)

    answer = undone.omar.deadlines.get(kind="answer")
    paused_until = (MONDAY + timedelta(hours=2)).isoformat()
    assert undone.omar.state == "in_progress"
    assert answer.pauses == [[MONDAY.isoformat(), paused_until]]


def test_a_case_that_is_not_solved_for_one_is_taken_up_for_both(twins, ben):
    end(twins.amina, ben)

    follow.reopen(followed(twins.omar))

    assert twins.fresh().amina.state == "in_progress"


def test_the_desk_does_not_take_up_an_absorbed_case(twins, ben):
    with pytest.raises(Refused, match="take it up there"):
        resolve.take_back_up(twins.omar, by=ben, seen=twins.omar.version)


def test_that_it_is_solved_ends_the_own_case_alone(twins):
    follow.confirm_fixed(followed(twins.omar))

    now = twins.fresh()
    assert (now.omar.state, now.amina.state) == ("withdrawn", "received")


def test_after_the_end_their_yes_is_kept_with_their_own_case(twins, ben):
    end(twins.amina, ben)

    follow.confirm_fixed(followed(twins.omar))

    now = twins.fresh()
    assert now.omar.confirmed_at is not None
    assert now.amina.confirmed_at is None


def test_nothing_is_taken_back_that_has_ended(twins, ben):
    end(twins.amina, ben)

    with pytest.raises(Refused, match="has ended already"):
        follow.withdraw(followed(twins.omar))


def test_notes_on_an_absorbed_case_stay_there(twins, ben):
    work.note(twins.omar, words="Same lamp.", by=ben)

    assert twins.omar.interactions.filter(kind=Interaction.Kind.NOTE).count() == 1


def test_a_confirmation_that_arrives_after_they_were_taken_apart_changes_nothing(
    twins, ben
):
    undo(twins, ben)

    acknowledged_joined(twins.omar.pk)

    assert twins.omar.deadlines.get(kind="acknowledge").state == "running"
