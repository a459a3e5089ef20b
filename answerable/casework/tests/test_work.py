"""What staff do with a case, step by step, each written down and nothing overwritten."""

from __future__ import annotations

import pytest

from answerable.agency.roles import Role
from answerable.agency.tests.makers import make_staff
from answerable.cases.actions import Saying, say
from answerable.cases.models import Case, Interaction
from answerable.cases.models.case import Outcome
from answerable.cases.tests.makers import history
from answerable.cases.workflow import State
from answerable.casework import work
from answerable.casework.resolve import resolve
from answerable.casework.tests.makers import LAMP, make_case, send_mail
from answerable.casework.verify import breaks
from answerable.channels.message import File
from answerable.clock.models import Deadline
from answerable.clock.queries import nearest_due
from answerable.correspondence.models import Dispatch
from answerable.lib.errors import Refused, Stale

Kind = Interaction.Kind


def whats(case: Case) -> list[str]:
    return [entry.what for entry in history(case)]


def deadlines(case: Case) -> dict[str, str]:
    return {each.kind: each.state for each in case.deadlines.order_by("pk")}


def begin(case: Case, staff) -> Case:
    return work.reply(
        case, words="We look.", by=staff, seen=case.version, is_answer=False
    )


STEPS = [
    pytest.param(
        lambda case, who, **seen: work.reply(
            case, words="x", by=who, is_answer=True, **seen
        ),
        id="reply",
    ),
    pytest.param(
        lambda case, who, **seen: work.ask_and_wait(case, words="x", by=who, **seen),
        id="ask",
    ),
    pytest.param(
        lambda case, who, **seen: work.tell_and_wait(case, words="x", by=who, **seen),
        id="wait for another body",
    ),
    pytest.param(
        lambda case, who, **seen: work.assign(
            case, team=case.team, owner=who, by=who, **seen
        ),
        id="assign",
    ),
    pytest.param(
        lambda case, who, **seen: work.change_service(
            case, service=case.service, by=who, **seen
        ),
        id="change the service",
    ),
    pytest.param(
        lambda case, who, **seen: work.change_summary(case, text="x", by=who, **seen),
        id="change the summary",
    ),
    pytest.param(
        lambda case, who, **seen: resolve(
            case, outcome=Outcome.DONE, reason="x", by=who, **seen
        ),
        id="resolve",
    ),
]


@pytest.mark.parametrize("step", STEPS)
def test_nothing_is_done_to_a_case_that_changed_since_it_was_read(case, ben, step):
    seen = case.version
    work.note(case, words="I was faster.", by=ben)
    before = whats(case)

    with pytest.raises(Stale):
        step(case, ben, seen=seen)

    assert whats(case) == before
    assert Dispatch.objects.count() == 1


@pytest.mark.parametrize("step", STEPS)
def test_every_step_leaves_the_journal_whole_and_the_queue_right(case, ben, step):
    done = step(case, ben, seen=case.version)

    done.refresh_from_db()
    assert done.version > case.version
    assert list(breaks()) == []
    assert done.next_due == nearest_due(done)


def test_a_note_never_waits_and_is_never_sent(case, ben):
    case.version = 0

    work.note(case, words="Call the power company.", by=ben)

    note = case.interactions.get(kind=Kind.NOTE)
    assert (note.text, note.staff, note.is_ours) == (
        "Call the power company.",
        ben,
        True,
    )
    assert Dispatch.objects.count() == 1


def test_a_reply_makes_its_writer_the_owner_and_begins_the_work(case, ben):
    done = begin(case, ben)

    assert (done.owner, done.state) == (ben, State.IN_PROGRESS)
    dispatch = Dispatch.objects.get(occasion="reply")
    assert (dispatch.interaction.kind, dispatch.is_automatic) == (Kind.REPLY, False)


def test_a_reply_leaves_the_owner_that_there_is(case, ben, dee):
    done = begin(begin(case, ben), dee)

    assert done.owner == ben


def test_an_update_acknowledges_and_keeps_no_promise_of_an_answer(case, ben):
    done = begin(case, ben)

    assert deadlines(done) == {"acknowledge": "met", "answer": "running"}
    assert done.responded_at is None


def test_an_answer_keeps_the_promise(case, ben):
    done = work.reply(case, words="Done.", by=ben, seen=case.version, is_answer=True)

    assert deadlines(done) == {"acknowledge": "met", "answer": "met"}
    assert done.responded_at is not None
    assert (done.state, done.next_due) == (State.IN_PROGRESS, None)
    assert case.interactions.get(kind=Kind.ANSWER).text == "Done."


def test_a_question_stops_our_clock_until_the_person_answers(case, ben):
    done = work.ask_and_wait(case, words="Which one?", by=ben, seen=case.version)

    assert (done.state, done.owner) == (State.WAITING_PERSON, ben)
    assert deadlines(done) == {"acknowledge": "met", "answer": "paused"}
    assert done.next_due is None
    assert Dispatch.objects.filter(occasion="question").count() == 1


def test_the_answer_of_the_person_sets_it_going_again(case, ben):
    work.ask_and_wait(case, words="Which one?", by=ben, seen=case.version)
    sent = Dispatch.objects.get(occasion="question")

    send_mail("Number 4.", In_Reply_To=sent.message_id)

    case.refresh_from_db()
    assert (case.state, case.owner) == (State.IN_PROGRESS, ben)
    assert deadlines(case)["answer"] == "running"
    assert case.next_due == nearest_due(case)


def test_a_second_question_asks_again_and_waits_on(case, ben):
    first = work.ask_and_wait(case, words="Which one?", by=ben, seen=case.version)

    done = work.ask_and_wait(case, words="And where?", by=ben, seen=first.version)

    assert done.state == State.WAITING_PERSON
    assert len(done.deadlines.get(kind="answer").pauses) == 1


def test_while_another_body_acts_our_time_runs_on_and_the_person_knows(case, ben):
    done = work.tell_and_wait(case, words="The grid.", by=ben, seen=case.version)

    assert done.state == State.WAITING_OTHER
    assert Deadline.objects.get(case=case, kind="answer").state == "running"
    letter = Dispatch.objects.filter(case=case, occasion="reply").get()
    assert "The grid." in letter.text


def test_what_the_person_owed_us_does_not_hold_the_time_of_another_body(case, ben):
    asked = work.ask_and_wait(case, words="Which one?", by=ben, seen=case.version)

    work.tell_and_wait(case, words="The grid.", by=ben, seen=asked.version)

    assert Deadline.objects.get(case=case, kind="answer").state == "running"


def test_whoever_goes_on_waits_no_more_for_another_body(case, ben):
    done = work.tell_and_wait(case, words="The grid.", by=ben, seen=case.version)

    gone_on = work.reply(
        done, words="They came.", by=ben, seen=done.version, is_answer=False
    )

    assert gone_on.state == State.IN_PROGRESS


def test_what_has_ended_is_asked_nothing(case, ben):
    done = resolve(case, outcome=Outcome.DONE, reason="x", by=ben, seen=case.version)

    with pytest.raises(Refused):
        work.ask_and_wait(done, words="Why?", by=ben, seen=done.version)

    assert not Dispatch.objects.filter(occasion="question").exists()


def test_a_case_is_given_to_a_team_and_its_colleague(town, case, chloe, dee):
    done = work.assign(case, team=town.parks, owner=chloe, by=dee, seen=case.version)

    assert (done.team, done.owner) == (town.parks, chloe)


def test_another_service_brings_its_team_and_promises_from_the_same_start(
    town, case, ben
):
    begun = begin(case, ben)

    done = work.change_service(begun, service=town.tree, by=ben, seen=begun.version)

    answers = list(done.deadlines.filter(kind="answer").order_by("pk"))
    assert (done.service, done.team, done.owner) == (town.tree, town.parks, None)
    assert [each.state for each in answers] == ["stopped", "running"]
    assert {each.started_at for each in answers} == {case.opened_at}
    assert whats(done)[-4:] == [
        "service_changed",
        "assigned",
        "deadline_stopped",
        "deadline_started",
    ]


def test_another_service_of_the_same_team_leaves_the_owner(town, case, ben):
    begun = begin(case, ben)

    done = work.change_service(begun, service=town.permit, by=ben, seen=begun.version)

    assert (done.team, done.owner, done.case_type) == (town.roads, ben, "application")


def test_a_complaint_stays_one_whatever_it_is_about(town, dee):
    case = make_case(case_type="complaint", service="")

    done = work.change_service(case, service=town.lamp, by=dee, seen=case.version)

    assert (done.case_type, done.service) == ("complaint", town.lamp)
    assert deadlines(done) == {"acknowledge": "running"}


def test_a_summary_of_ours_stands_beside_the_persons_words(case, ben):
    done = work.change_summary(case, text="Lamp 12", by=ben, seen=case.version)

    assert done.summary == "Lamp 12"
    assert done.interactions.get(kind=Kind.MESSAGE).text == LAMP


def test_the_next_case_is_the_most_urgent_one_that_nobody_has(town, ben):
    first, second = make_case(), make_case(words="Another lamp.")
    Case.objects.filter(pk=second.pk).update(next_due=first.opened_at)

    taken = [work.take_next(ben) for _ in range(3)]

    assert taken == [second, first, None]
    assert {(case.owner, case.state) for case in taken[:2]} == {(ben, "in_progress")}


def test_nobody_takes_a_case_of_another_team(case, chloe):
    assert work.take_next(chloe) is None


def test_whoever_only_reads_takes_nothing(town, case):
    head = make_staff("eli", Role.DEPARTMENT_HEAD, town.roads.department, town.roads)

    assert work.take_next(head) is None


def test_a_case_without_a_team_gets_no_owner(case, ben):
    Case.objects.filter(pk=case.pk).update(team=None)

    done = begin(case, ben)

    assert (done.owner, done.state) == (None, State.IN_PROGRESS)


def test_where_no_mail_can_go_the_words_are_kept_for_the_page(town, ben):
    case = make_case(email="", name="")

    done = begin(case, ben)

    said = done.interactions.get(kind=Kind.REPLY)
    assert (said.text, said.channel) == ("We look.", "web")
    assert not Dispatch.objects.exists()


def test_what_we_say_can_bring_files(case, ben, files):
    plan = File("plan.pdf", "application/pdf", 8, "", b"%PDF-1.7")

    said = say(case, Saying(Kind.NOTE, "See.", "desk", files=(plan,)), by=ben)

    assert [str(file) for file in said.attachments.all()] == ["plan.pdf"]
