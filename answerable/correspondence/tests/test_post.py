"""A letter is one row that commits with what caused it, and answers find it again."""

from __future__ import annotations

from datetime import timedelta

import pytest
import time_machine
from django.conf import settings
from django.db import IntegrityError, transaction
from django.utils import timezone

from answerable.cases.models import Interaction
from answerable.correspondence.actions import (
    deliver,
    post,
    post_alone,
    record_bounce,
)
from answerable.correspondence.models import Delivery, Dispatch
from answerable.correspondence.queries import (
    dispatches_of,
    find_dispatch,
    may_answer_automatically,
    was_sent_by_us,
)
from answerable.correspondence.recipients import writable_address
from answerable.lib.keys import find_reply_reference, is_reply_key

ADDRESS = "amina@mail.example"
REPLY = Interaction.Kind.REPLY


@pytest.fixture(name="letter")
def _letter(case, ben) -> Dispatch:
    post(case, "reply", kind=REPLY, words="We look at it.", by=ben)
    return Dispatch.objects.get(occasion="reply")


def test_what_we_say_is_kept_in_the_case_and_sent_from_there(case, ben, letter):
    said = letter.interaction

    assert (said.text, said.staff, said.channel) == ("We look at it.", ben, "email")
    assert (said.address, said.message_id) == (ADDRESS, letter.message_id)
    assert (letter.address, letter.state) == (ADDRESS, Dispatch.State.WAITING)


def test_what_a_machine_says_is_kept_in_the_words_of_the_letter(case):
    said = case.interactions.get(kind=Interaction.Kind.ACKNOWLEDGEMENT)

    assert said.text.startswith("Thank you. We have your message.")
    assert said.text in Dispatch.objects.get(case=case).text


def test_the_reply_address_names_the_case_to_whom_it_was_sent(case, letter):
    local, _, domain = letter.reply_to.partition("@")
    key = local.removeprefix("help+")

    assert domain == "hillford.example"
    assert find_reply_reference(key) == case.reference
    assert is_reply_key(key, case.reference, ADDRESS, settings.KEYS)


def test_a_message_id_is_of_our_domain_and_never_the_same(case, ben, letter):
    again = post(case, "reply", kind=REPLY, words="We look at it.", by=ben)

    assert letter.message_id.endswith("@hillford.example>")
    assert again.message_id != letter.message_id


def test_without_an_address_the_words_are_kept_for_the_page(case, ben):
    case.contact = None

    assert post(case, "reply", kind=REPLY, words="Hello.", by=ben) is None
    assert case.interactions.get(kind=REPLY).channel == "web"


@pytest.mark.parametrize(
    ("kind", "address"),
    [pytest.param("email", ADDRESS, id="mail"), pytest.param("phone", "", id="phone")],
)
def test_only_mail_can_be_written_to(case, kind, address):
    case.contact.kind = kind

    assert writable_address(case) == address


def test_a_letter_stands_in_the_thread_of_what_the_person_last_wrote(case, ben):
    case.interactions.filter(kind="message").update(message_id="<1@mail.example>")

    letter = post(case, "reply", kind=REPLY, words="Yes.", by=ben)

    assert letter.in_reply_to == "<1@mail.example>"


def test_whoever_knows_what_is_answered_says_so(case, ben):
    letter = post(
        case, "reply", kind=REPLY, words="Yes.", by=ben, answering="<2@mail.example>"
    )

    assert letter.in_reply_to == "<2@mail.example>"


def test_a_link_is_no_part_of_the_conversation(case):
    before = case.interactions.count()

    link = post_alone("link", address=ADDRESS, language="en", case=case)

    assert case.interactions.count() == before
    assert (link.interaction, link.in_reply_to, link.is_automatic) == (None, "", True)


def test_a_case_is_acknowledged_once(case):
    with pytest.raises(IntegrityError), transaction.atomic():
        post(case, "acknowledgement", kind=Interaction.Kind.ACKNOWLEDGEMENT)


def test_a_message_is_found_by_what_it_was_sent_as(case, letter):
    assert find_dispatch(("<old@else.example>", letter.message_id)) == letter
    assert find_dispatch(("<old@else.example>",)) is None
    assert find_dispatch(()) is None
    assert was_sent_by_us(letter.message_id)
    assert not was_sent_by_us("<old@else.example>")


def test_a_case_shows_its_letters(case, letter, django_assert_num_queries):
    with django_assert_num_queries(1):
        shown = [each.occasion for each in dispatches_of(case)]

    assert shown == ["acknowledgement", "reply"]


def test_a_letter_that_came_back_is_shown_with_every_attempt(
    case, letter, mailoutbox, django_assert_num_queries
):
    deliver(letter)
    record_bounce(letter, "5.1.1")

    with django_assert_num_queries(2):
        *_, lost = dispatches_of(case)
        attempts = [one.result for one in lost.deliveries.all()]

    assert attempts == ["accepted", "bounced"]
    assert lost.state == Dispatch.State.BOUNCED


def test_a_fault_of_ours_is_no_refusal(letter, monkeypatch):
    monkeypatch.setattr("answerable.correspondence.actions._outbound", lambda _: 1 / 0)

    delivery = deliver(letter)

    assert delivery.result == Delivery.Result.TRY_AGAIN
    assert delivery.said == "ZeroDivisionError: division by zero"


def machine(count: int, case=None, address: str = ADDRESS) -> None:
    for _ in range(count):
        post_alone("link", address=address, language="en", case=case)


@pytest.mark.parametrize(
    ("count", "may"),
    [
        pytest.param(3, True, id="four with the first"),
        pytest.param(4, False, id="five"),
    ],
)
def test_a_machine_writes_five_times_a_day_to_an_address(case, count, may):
    machine(count)

    assert may_answer_automatically(ADDRESS) is may


@pytest.mark.parametrize(
    ("count", "may"),
    [pytest.param(18, True, id="nineteen"), pytest.param(19, False, id="twenty")],
)
def test_a_machine_writes_twenty_times_a_day_in_a_case(case, count, may):
    for number in range(count):
        machine(1, case, f"{number}@mail.example")

    assert may_answer_automatically("new@mail.example", case=case) is may


def test_what_staff_wrote_does_not_count(case, ben):
    for _ in range(9):
        post(case, "reply", kind=REPLY, words="Hello.", by=ben)

    assert may_answer_automatically(ADDRESS, case=case)


def test_a_day_later_a_machine_may_write_again(case):
    machine(9)

    with time_machine.travel(timezone.now() + timedelta(days=1, seconds=1)):
        assert may_answer_automatically(ADDRESS)
