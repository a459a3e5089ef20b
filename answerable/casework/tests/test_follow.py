"""What the person does with their own case, and how little others learn."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
import time_machine

from answerable.cases.access import case_followed
from answerable.cases.models import Case
from answerable.cases.models.case import Outcome
from answerable.cases.proofs import LinkProof, link_key
from answerable.cases.public import FollowedCase
from answerable.cases.tests.makers import history
from answerable.cases.workflow import State
from answerable.casework import follow, work
from answerable.casework.resolve import resolve
from answerable.casework.tests.makers import case_of, make_case, send_form, send_mail
from answerable.casework.verify import breaks
from answerable.channels.models import Envelope
from answerable.correspondence.models import Dispatch
from answerable.lib.errors import Refused
from answerable.lib.parties import IdentityLevel

MONDAY = datetime(2026, 3, 2, 10, tzinfo=UTC)
ADDRESS = "amina@mail.example"


@pytest.fixture(name="clock", autouse=True)
def _clock():
    with time_machine.travel(MONDAY, tick=False) as clock:
        yield clock


def followed(case: Case) -> FollowedCase:
    return case_followed(LinkProof(link_key(case.reference, ADDRESS)), case.reference)


def end(case: Case, ben) -> Case:
    return resolve(
        case, outcome=Outcome.DONE, reason="Changed.", by=ben, seen=case.version
    )


def test_a_case_that_is_fixed_already_ends_and_says_so(case):
    done = follow.confirm_fixed(followed(case))

    assert (done.state, done.withdrawn_at) == (State.WITHDRAWN, MONDAY)
    assert history(done).filter(reason="fixed_already").exists()
    assert list(breaks()) == []


def test_on_a_resolved_case_it_is_the_confirmation_and_moves_nothing(case, ben):
    end(case, ben)

    done = follow.confirm_fixed(followed(case))

    assert (done.state, done.confirmed_at) == (State.RESOLVED, MONDAY)
    assert history(done).last().what == "confirmed"


def test_a_case_is_taken_back(case):
    done = follow.withdraw(followed(case))

    assert (done.state, done.next_due) == (State.WITHDRAWN, None)


def test_what_has_ended_cannot_be_taken_back(case, ben):
    end(case, ben)

    with pytest.raises(Refused, match="ended already"):
        follow.withdraw(followed(case))


def test_what_is_not_solved_is_taken_up_again(case, ben):
    end(case, ben)

    done = follow.reopen(followed(case))

    assert done.state == State.IN_PROGRESS
    assert done.deadlines.filter(kind="answer", state="running").exists()


def test_an_open_case_needs_no_reopening(case):
    before = case.version

    assert follow.reopen(followed(case)).version == before


def test_what_ended_too_long_ago_is_not_taken_up_again(case, ben, clock):
    end(case, ben)
    proof = followed(case)
    clock.shift(timedelta(days=31))

    with pytest.raises(Refused, match="30 days"):
        follow.reopen(proof)


def test_words_added_on_the_page_take_a_resolved_case_up_again(case, ben):
    end(case, ben)

    envelope = send_form(concerns=case.reference, service="").envelope

    case.refresh_from_db()
    assert envelope.case_reference == case.reference
    assert case.state == State.IN_PROGRESS


def test_a_signed_answer_takes_up_again_what_was_taken_back(case):
    follow.withdraw(followed(case))
    sent = Dispatch.objects.get(case=case)

    send_mail("I changed my mind.", to=sent.reply_to)

    case.refresh_from_db()
    assert case.state == State.IN_PROGRESS


@pytest.mark.parametrize(
    "ending",
    [
        pytest.param(end, id="resolved"),
        pytest.param(lambda case, _: follow.withdraw(followed(case)), id="withdrawn"),
    ],
)
def test_who_writes_to_what_ended_long_ago_gets_a_linked_case(case, ben, clock, ending):
    ending(case, ben)
    sent = Dispatch.objects.filter(case=case).latest("pk")
    clock.shift(timedelta(days=31))

    envelope = send_mail("It is dark again.", to=sent.reply_to)

    assert envelope.outcome == Envelope.Outcome.OPENED
    assert case_of(envelope).links.get().to == case


def test_who_only_claims_an_address_gets_a_linked_case_for_what_ended(case, ben):
    end(case, ben)
    sent = Dispatch.objects.filter(case=case).latest("pk")

    envelope = send_mail("Thanks!", In_Reply_To=sent.message_id)

    assert case_of(envelope).links.get().to == case


def links() -> list[str]:
    sent = Dispatch.objects.filter(occasion="link").order_by("pk")
    return list(sent.values_list("address", flat=True))


def test_a_lost_link_is_sent_to_the_address_on_file(case):
    follow.send_link(case.reference.lower())

    assert links() == [ADDRESS]


@pytest.mark.parametrize(
    "typed",
    [
        pytest.param("V9DX-4RMY", id="an unknown case"),
        pytest.param("nonsense", id="nonsense"),
        pytest.param("", id="nothing"),
    ],
)
def test_for_anything_else_nothing_is_sent_and_nothing_said(case, typed):
    follow.send_link(typed)

    assert links() == []


def test_a_case_without_an_address_gets_no_link(town):
    follow.send_link(make_case(email="", name="").reference)

    assert links() == []


def test_nobody_is_buried_in_links(case):
    for _ in range(9):
        follow.send_link(case.reference)

    assert len(links()) == 4  # with the acknowledgement, five a day


def test_a_new_day_brings_new_links(case, clock):
    for _ in range(9):
        follow.send_link(case.reference)
    clock.shift(timedelta(days=1, seconds=1))

    follow.send_link(case.reference)

    assert len(links()) == 5


@pytest.mark.parametrize(
    ("address", "sent"),
    [
        pytest.param(" Amina@mail.example", [ADDRESS], id="whom we wrote to"),
        pytest.param("eve@mail.example", [], id="whom we did not"),
        pytest.param("", [], id="nobody"),
    ],
)
def test_who_asks_whether_a_message_was_ours_is_told_by_mail(case, address, sent):
    follow.confirm_ours(case.reference, address)

    assert links() == sent


def test_what_we_wrote_long_ago_is_not_confirmed(case, clock):
    clock.shift(timedelta(days=31))

    follow.confirm_ours(case.reference, ADDRESS)

    assert links() == []


def test_of_a_case_that_there_is_not_nothing_is_confirmed(town):
    follow.confirm_ours("V9DX-4RMY", ADDRESS)

    assert links() == []


def test_whoever_follows_by_link_is_verified(case):
    assert followed(case).level == IdentityLevel.VERIFIED_CHANNEL


def test_a_person_reads_what_staff_wrote_and_not_their_notes(case, ben):
    work.note(case, words="Careful.", by=ben)

    assert "Careful." not in {message.text for message in followed(case).messages}
