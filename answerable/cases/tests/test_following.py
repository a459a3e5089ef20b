"""Who can prove to be part of a case sees its public side; others learn nothing."""

from __future__ import annotations

from datetime import timedelta

import pytest
import time_machine
from django.core import signing

from answerable.cases.access import case_followed
from answerable.cases.actions import Saying, reopen_case, say, withdraw_case
from answerable.cases.models import Interaction
from answerable.cases.proofs import LINK_SALT, LinkProof, SecretProof, link_key
from answerable.cases.tests.makers import (
    MONDAY,
    REFERENCES,
    SECRET,
    answer,
    hear,
    open_one,
)
from answerable.cases.workflow import State
from answerable.lib.errors import NotFound, Refused
from answerable.lib.parties import IdentityLevel

REFERENCE, OTHER = REFERENCES[:2]
ADDRESS = "amina@mail.example"
WRONG = "WRNGWRNGWR"
UNKNOWN = REFERENCES[3]


@pytest.fixture(name="monday", autouse=True)
def _monday():
    with time_machine.travel(MONDAY, tick=False) as clock:
        yield clock


@pytest.fixture(name="lamp")
def _lamp(town):
    return open_one(town.roads)


def try_secret(reference: str, secret: str = WRONG, visitor: str = "") -> str:
    try:
        return case_followed(SecretProof(secret, visitor), reference).reference
    except (NotFound, Refused) as error:
        return type(error).__name__


def test_the_secret_opens_its_case(lamp):
    followed = case_followed(SecretProof(SECRET), REFERENCE)

    assert (followed.reference, followed.level) == (REFERENCE, IdentityLevel.ANONYMOUS)


def test_reference_and_secret_may_be_typed_carelessly(lamp):
    assert try_secret(" 7k4m 9xqk ", " abcde-fghjk ") == REFERENCE


def test_the_secret_of_one_case_opens_no_other(town, lamp):
    open_one(town.roads, number=1, sealed_secret="")

    assert try_secret(OTHER, SECRET) == "NotFound"


@pytest.mark.parametrize(
    "reference",
    [
        pytest.param(REFERENCE, id="a wrong secret"),
        pytest.param(UNKNOWN, id="an unknown case"),
        pytest.param("7K4M-9XQ2", id="a mistyped reference"),
    ],
)
def test_wrong_and_unknown_are_answered_alike(lamp, reference):
    with pytest.raises(NotFound):
        case_followed(SecretProof(WRONG), reference)


def test_the_fifth_wrong_secret_closes_the_door_of_a_case(lamp):
    answers = [try_secret(REFERENCE) for _ in range(6)]

    assert answers == ["NotFound"] * 5 + ["Refused"]
    assert try_secret(REFERENCE, SECRET) == "Refused"


def test_unknown_cases_close_their_door_like_known_ones(lamp):
    assert [try_secret(UNKNOWN) for _ in range(6)] == ["NotFound"] * 5 + ["Refused"]


def test_the_door_of_another_case_stays_open(town, lamp):
    for _ in range(6):
        try_secret(UNKNOWN)

    assert try_secret(REFERENCE, SECRET) == REFERENCE


def test_slips_of_many_people_lock_nobody_out(lamp):
    answers = {try_secret("7K4M-9XQ2", visitor=f"198.51.100.{n}") for n in range(10)}

    assert answers == {"NotFound"}


def test_twenty_wrong_tries_close_the_door_for_a_visitor(lamp):
    cases = [f"2222-22{one}{two}" for one in "2345" for two in "23456"]
    for reference in cases:
        try_secret(reference, visitor="203.0.113.9")

    assert try_secret(REFERENCE, SECRET, visitor="203.0.113.9") == "Refused"
    assert try_secret(REFERENCE, SECRET, visitor="203.0.113.10") == REFERENCE


def test_the_door_opens_again_after_a_quarter_of_an_hour(lamp, monday):
    for _ in range(6):
        try_secret(REFERENCE)
    monday.shift(timedelta(minutes=15))

    assert try_secret(REFERENCE, SECRET) == REFERENCE


def test_who_was_let_in_before_stays_in_while_others_guess(lamp):
    for _ in range(6):
        try_secret(REFERENCE)

    again = SecretProof(SECRET, was_accepted=True)

    assert case_followed(again, REFERENCE).reference == REFERENCE
    assert try_secret(REFERENCE, SECRET) == "Refused"


def test_who_was_let_in_before_is_put_out_by_another_secret_and_counts_as_no_guess(
    lamp,
):
    for _ in range(6):
        with pytest.raises(NotFound):
            case_followed(SecretProof(WRONG, was_accepted=True), REFERENCE)

    assert try_secret(REFERENCE, SECRET) == REFERENCE


def test_a_link_works_while_others_guess(lamp):
    for _ in range(6):
        try_secret(REFERENCE)

    proof = LinkProof(link_key(REFERENCE, ADDRESS))

    assert case_followed(proof, REFERENCE).reference == REFERENCE


def test_the_right_secret_costs_nothing(lamp):
    answers = {try_secret(REFERENCE, SECRET, "203.0.113.9") for _ in range(30)}

    assert answers == {REFERENCE}


def test_a_link_opens_its_case(lamp):
    proof = LinkProof(link_key(REFERENCE, "Amina@mail.example"))

    followed = case_followed(proof, REFERENCE)

    assert followed.level == IdentityLevel.VERIFIED_CHANNEL


def test_a_link_works_for_thirty_days(lamp, monday):
    proof = LinkProof(link_key(REFERENCE, ADDRESS))
    monday.shift(timedelta(days=30))

    assert case_followed(proof, REFERENCE).reference == REFERENCE


def test_a_link_does_not_work_any_longer(lamp, monday):
    proof = LinkProof(link_key(REFERENCE, ADDRESS))
    monday.shift(timedelta(days=30, seconds=1))

    with pytest.raises(NotFound):
        case_followed(proof, REFERENCE)


@pytest.mark.parametrize(
    "key",
    [
        pytest.param(
            lambda: link_key(REFERENCE, "eve@mail.example"), id="other address"
        ),
        pytest.param(lambda: link_key(OTHER, ADDRESS), id="link of another case"),
        pytest.param(lambda: link_key(REFERENCE, ADDRESS)[:-1] + "_", id="forged"),
        pytest.param(lambda: "nonsense", id="nonsense"),
        pytest.param(
            lambda: signing.dumps([REFERENCE, ADDRESS], salt="else"),
            id="signed for something else",
        ),
        pytest.param(
            lambda: signing.dumps(REFERENCE, salt=LINK_SALT), id="another shape"
        ),
    ],
)
def test_any_other_link_opens_nothing(town, lamp, key):
    open_one(town.roads, number=1)

    with pytest.raises(NotFound):
        case_followed(LinkProof(key()), REFERENCE)


def test_a_link_dies_with_the_address_that_it_was_sent_to(lamp):
    proof = LinkProof(link_key(REFERENCE, ADDRESS))
    lamp.contact.address = "amina@new.example"
    lamp.contact.save()

    with pytest.raises(NotFound):
        case_followed(proof, REFERENCE)


def test_a_link_opens_no_case_without_an_address(town):
    open_one(town.roads, person=None, contact=None)

    with pytest.raises(NotFound):
        case_followed(LinkProof(link_key(REFERENCE, "")), REFERENCE)


def test_a_link_is_no_key_to_an_unknown_case(town):
    with pytest.raises(NotFound):
        case_followed(LinkProof(link_key(UNKNOWN, ADDRESS)), UNKNOWN)


def test_notes_among_ourselves_are_never_shown(lamp, ben):
    hear(lamp, "It is dark.")
    say(lamp, Saying(Interaction.Kind.NOTE, "A difficult one.", "desk"), by=ben)
    answer(lamp, ADDRESS, "<1@hillford.example>")

    followed = case_followed(SecretProof(SECRET), REFERENCE)

    shown = [(message.text, message.is_ours) for message in followed.messages]
    assert sorted(shown) == [("It is dark.", False), ("We look at it.", True)]


def test_the_public_side_says_how_a_case_stands(town, lamp):
    followed = case_followed(SecretProof(SECRET), REFERENCE)

    assert (followed.state, followed.state_words) == (State.RECEIVED, "Received")
    assert (followed.is_open, followed.team) == (True, town.roads)
    assert (followed.opened_at, followed.outcome_words) == (MONDAY, "")


@pytest.mark.parametrize(
    ("reasons", "is_fixed"),
    [
        pytest.param([], False, id="open"),
        pytest.param(["fixed_already"], True, id="solved"),
        pytest.param(["by_person"], False, id="taken back"),
        pytest.param(["fixed_already", "by_person"], False, id="in the end taken back"),
        pytest.param(["by_person", "fixed_already"], True, id="in the end solved"),
    ],
)
def test_the_public_side_tells_what_is_solved_from_what_is_taken_back(
    lamp, reasons, is_fixed
):
    for reason in reasons:
        if lamp.state == State.WITHDRAWN:
            reopen_case(lamp, actor="person", reason="not_fixed")
        withdraw_case(lamp, actor="person", reason=reason)

    assert case_followed(SecretProof(SECRET), REFERENCE).is_fixed is is_fixed


def test_what_is_open_again_is_not_solved(lamp):
    withdraw_case(lamp, actor="person", reason="fixed_already")
    reopen_case(lamp, actor="person", reason="not_fixed")

    assert not case_followed(SecretProof(SECRET), REFERENCE).is_fixed
