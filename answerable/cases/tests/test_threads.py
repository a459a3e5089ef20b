"""A message belongs to a case by what it proves, never by a number that it names."""

from __future__ import annotations

from datetime import timedelta

import pytest
import time_machine
from django.conf import settings

from answerable.cases.models import Representative
from answerable.cases.tests.makers import AMINA, MONDAY, answer, hear, open_one
from answerable.cases.threads import Thread, is_on_case, thread_of
from answerable.cases.workflow import State
from answerable.channels.message import Inbound
from answerable.lib.keys import reply_key
from answerable.lib.parties import IdentityLevel, Sender
from answerable.people.models import ContactPoint, Person

ADDRESS = "amina@mail.example"
SENT = "<sent@hillford.example>"
EVE = Sender("email", "eve@mail.example", "Eve", IdentityLevel.VERIFIED_CHANNEL)
PROVED = Sender("email", ADDRESS, "Amina", IdentityLevel.VERIFIED_CHANNEL)
LEVEL = IdentityLevel


@pytest.fixture(name="lamp")
def _lamp(town):
    case = open_one(town.roads)
    hear(case)
    answer(case, ADDRESS, SENT)
    return case


def message(**changes: object) -> Inbound:
    facts = {"channel": "email", "received_at": MONDAY, "text": "Hi", "sender": AMINA}
    return Inbound(**(facts | changes))  # type: ignore[arg-type]  # as said


def to_reply_address(case, address=ADDRESS, **changes: object) -> Inbound:
    key = reply_key(case.reference, address, settings.KEYS)
    recipients = ("office@else.example", f"help+{key}@hillford.example")
    return message(recipients=recipients, **changes)


def test_a_new_matter_belongs_to_no_case(lamp):
    assert thread_of(message()) is None


def test_a_number_in_the_subject_counts_for_nothing(lamp):
    assert thread_of(message(subject=f"Re: {lamp.reference}")) is None


def test_what_a_surface_proved_is_believed(lamp):
    thread = thread_of(message(concerns=lamp.reference))

    assert thread == Thread(lamp, LEVEL.ANONYMOUS)


def test_a_case_that_a_surface_names_and_is_not_there_is_none(lamp):
    assert thread_of(message(concerns="2222-2222")) is None


def test_our_reply_address_proves_who_answers(lamp):
    assert thread_of(to_reply_address(lamp)) == Thread(lamp, LEVEL.VERIFIED_CHANNEL)


def test_our_reply_address_in_other_hands_proves_nothing(lamp):
    assert thread_of(to_reply_address(lamp, sender=EVE)) == Thread(lamp, None)


def test_a_reply_address_that_we_never_gave_names_no_case(lamp):
    inbound = to_reply_address(lamp, "never@mail.example", sender=EVE)

    assert thread_of(inbound) is None


def test_a_reply_address_of_no_case_is_passed_over(lamp):
    key = reply_key("V9DX-4RMY", ADDRESS, settings.KEYS)

    assert thread_of(message(recipients=(f"help+{key}@hillford.example",))) is None


def test_a_reply_address_of_an_older_key_still_proves(lamp, settings):
    inbound = to_reply_address(lamp)
    settings.KEYS = ["the key of this year", *settings.KEYS]

    assert thread_of(inbound) == Thread(lamp, LEVEL.VERIFIED_CHANNEL)


@pytest.mark.parametrize(
    ("sender", "level"),
    [
        pytest.param(AMINA, LEVEL.CLAIMED, id="who was on the case"),
        pytest.param(PROVED, LEVEL.VERIFIED_CHANNEL, id="and proved it"),
        pytest.param(EVE, None, id="who was not"),
        pytest.param(Sender(), None, id="who does not say who"),
    ],
)
def test_a_message_that_answers_ours_belongs_to_its_case(lamp, sender, level):
    inbound = message(references=("<old@mail.example>", SENT), sender=sender)

    assert thread_of(inbound) == Thread(lamp, level)


@pytest.mark.parametrize(
    ("ended_at", "level"),
    [
        pytest.param(None, LEVEL.CLAIMED, id="who acts"),
        pytest.param(MONDAY, None, id="who acts no more"),
    ],
)
def test_of_a_case_whose_person_is_unknown_only_who_acts_today_is_heard(
    town, ben, ended_at, level
):
    omar = Sender("email", "omar@law.example", "Omar Haddad", LEVEL.CLAIMED)
    person = Person.objects.create(name=omar.name)
    reached = ContactPoint.objects.create(
        person=person, kind="email", address=omar.address
    )
    lamp = open_one(town.roads, person=None, contact=None)
    answer(lamp, omar.address, SENT)
    Representative.objects.create(
        case=lamp,
        contact=reached,
        role=Representative.Role.LAWYER,
        proof=Representative.Proof.SEEN,
        told=Representative.Told.BOTH,
        first_day=MONDAY.date(),
        granted_by=ben,
        ended_by=ben if ended_at else None,
        ended_at=ended_at,
    )

    thread = thread_of(message(references=(SENT,), sender=omar))

    assert thread == Thread(lamp, level)


def test_a_message_that_answers_an_unknown_one_is_new(lamp):
    assert thread_of(message(references=("<other@mail.example>",))) is None


def test_the_newest_of_several_answered_messages_counts(town, lamp):
    later = open_one(town.roads, number=1)
    answer(later, ADDRESS, "<later@hillford.example>")

    thread = thread_of(message(references=(SENT, "<later@hillford.example>")))

    assert thread.case == later


@pytest.mark.parametrize(
    ("address", "is_on"),
    [
        pytest.param("AMINA@mail.example", True, id="wrote, in other letters"),
        pytest.param("eve@mail.example", False, id="never wrote"),
        pytest.param("", False, id="nobody"),
    ],
)
def test_an_address_is_on_a_case_when_it_wrote_there(lamp, address, is_on):
    assert is_on_case(lamp, address) is is_on


@pytest.mark.parametrize(
    ("state", "days_ago", "level", "may"),
    [
        pytest.param("in_progress", 0, LEVEL.CLAIMED, True, id="open, From line"),
        pytest.param("in_progress", 0, LEVEL.ANONYMOUS, True, id="open, by a page"),
        pytest.param("in_progress", 0, None, False, id="open, a stranger"),
        pytest.param("resolved", 1, LEVEL.CLAIMED, False, id="resolved, From line"),
        pytest.param("resolved", 1, LEVEL.ANONYMOUS, True, id="resolved, by a page"),
        pytest.param(
            "resolved", 1, LEVEL.VERIFIED_CHANNEL, True, id="resolved, proved"
        ),
        pytest.param(
            "resolved", 31, LEVEL.VERIFIED_CHANNEL, False, id="resolved long ago"
        ),
        pytest.param(
            "withdrawn", 1, LEVEL.VERIFIED_CHANNEL, True, id="withdrawn, proved"
        ),
        pytest.param("withdrawn", 1, LEVEL.CLAIMED, False, id="withdrawn, From line"),
        pytest.param("withdrawn", 31, LEVEL.ANONYMOUS, False, id="withdrawn long ago"),
        pytest.param("closed", 1, LEVEL.SIGNED_IN, False, id="closed"),
        pytest.param("merged", 1, LEVEL.SIGNED_IN, False, id="merged"),
    ],
)
def test_a_case_goes_on_only_with_the_proof_it_takes(town, state, days_ago, level, may):
    ended = MONDAY - timedelta(days=days_ago)
    times = {"resolved_at": ended, "withdrawn_at": ended} if days_ago else {}
    outcome = {} if state == "in_progress" else {"outcome": "done"}
    case = open_one(town.roads, state=State(state), **times, **outcome)

    with time_machine.travel(MONDAY, tick=False):
        may_continue = Thread(case, level).may_continue

    assert may_continue is may
