"""What is no person's new message is recognised, recorded, and never answered."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
import time_machine

from answerable.cases.models import Case, Interaction
from answerable.cases.tests.makers import history
from answerable.casework import deliver, follow
from answerable.casework.intake import keep, understand
from answerable.casework.tests.makers import LAMP, send_form, send_mail
from answerable.casework.tests.twins import followed
from answerable.casework.verify import breaks
from answerable.channels.models import Envelope
from answerable.correspondence.models import Dispatch
from answerable.lib.parties import IdentityLevel

NOW = datetime(2026, 3, 2, 10, tzinfo=UTC)
Outcome = Envelope.Outcome
REPORT = """\
From: Mail Delivery System <mailer-daemon@mail.example>
To: help@hillford.example
Subject: Undelivered Mail Returned to Sender
Message-ID: <bounce-{number}@mail.example>
MIME-Version: 1.0
Content-Type: multipart/report; report-type=delivery-status; boundary="x"

--x
Content-Type: text/plain

Your message could not be delivered.

--x
Content-Type: message/delivery-status

Reporting-MTA: dns; mail.example

Final-Recipient: rfc822; amina@mail.example
Action: failed
Status: 5.1.1

--x
Content-Type: message/rfc822

Message-ID: {message_id}
From: help@hillford.example
Subject: We have your message

Thank you.
--x--
"""


@pytest.fixture(name="clock", autouse=True)
def _clock():
    with time_machine.travel(NOW, tick=False) as clock:
        yield clock


def bounce(message_id: str, number: int = 1) -> Envelope:
    raw = (
        REPORT.format(message_id=message_id, number=number)
        .replace("\n", "\r\n")
        .encode()
    )
    return understand(keep("email", raw, mailbox="help@hillford.example").envelope)


def test_a_message_that_came_back_is_noted_on_what_we_sent(case):
    deliver.drain()
    sent = Dispatch.objects.get(case=case)

    envelope = bounce(sent.message_id)

    sent.refresh_from_db()
    assert (envelope.outcome, envelope.reason) == (Outcome.CONTINUED, "bounce")
    assert envelope.case_reference == case.reference
    assert sent.state == Dispatch.State.BOUNCED
    assert sent.deliveries.latest("pk").said == "5.1.1"


def test_a_message_that_came_back_is_in_the_journal_once(case):
    deliver.drain()
    sent = Dispatch.objects.get(case=case)

    bounce(sent.message_id)
    bounce(sent.message_id, number=2)

    line = history(case).get(what="letter_came_back")
    assert line.after == {"letter": sent.pk, "occasion": "acknowledgement"}
    assert list(breaks()) == []


def test_a_bounce_answers_reopens_and_says_nothing(case):
    deliver.drain()

    bounce(Dispatch.objects.get().message_id)

    assert Dispatch.objects.count() == 1
    assert not case.interactions.filter(kind=Interaction.Kind.AUTOMATIC).exists()


def test_a_bounce_of_a_letter_without_a_case_is_noted_too(case):
    follow.send_link(case.reference)
    Dispatch.objects.filter(occasion="link").update(case=None)

    envelope = bounce(Dispatch.objects.get(occasion="link").message_id)

    assert (envelope.outcome, envelope.case_reference) == (Outcome.CONTINUED, "")


def test_a_bounce_of_what_we_never_sent_is_shown_to_a_person(town):
    envelope = bounce("<never@else.example>")

    assert (envelope.outcome, envelope.reason) == (Outcome.QUARANTINED, "bounce")


def test_the_same_bounce_twice_is_a_duplicate(case):
    message_id = Dispatch.objects.get().message_id
    bounce(message_id)

    assert bounce(message_id).outcome == Outcome.DUPLICATE


def test_our_own_mark_is_a_loop(town):
    envelope = send_mail("Hello", X_Answerable_Loop="1")

    assert (envelope.outcome, envelope.reason) == (Outcome.REFUSED, "loop")


def test_a_message_id_of_our_domain_that_we_never_sent_is_no_loop(town):
    envelope = send_mail("Hello", message_id="<never@hillford.example>")

    assert envelope.outcome == Outcome.OPENED


def test_an_absence_note_of_a_stranger_is_recorded_on_the_case_it_names(case):
    sent = Dispatch.objects.get(case=case)

    envelope = send_mail(
        "I am away.",
        sender="eve@mail.example",
        Auto_Submitted="auto-replied",
        In_Reply_To=sent.message_id,
    )

    assert (envelope.outcome, envelope.reason) == (Outcome.CONTINUED, "automatic")


def test_an_absence_note_does_not_reopen_what_has_ended(case):
    follow.withdraw(followed(case))
    sent = Dispatch.objects.get(case=case)

    send_mail("Away.", Auto_Submitted="auto-replied", In_Reply_To=sent.message_id)

    case.refresh_from_db()
    assert case.state == "withdrawn"


@pytest.mark.parametrize(
    "change",
    [
        pytest.param({"sender": "eve@mail.example"}, id="another sender"),
        pytest.param({"to": "other@hillford.example"}, id="another mailbox"),
        pytest.param({"text": "Twice."}, id="other words"),
    ],
)
def test_a_message_id_alone_makes_no_duplicate(town, change):
    first = {"text": "Once.", "message_id": "<1@mail.example>"}
    send_mail(**first)

    assert send_mail(**(first | change)).outcome == Outcome.OPENED


def test_a_copy_with_other_trace_headers_is_a_duplicate(town):
    send_mail("Once.", message_id="<1@mail.example>")

    again = send_mail("Once.", message_id="<1@mail.example>", Received="by a; Mon, 1")

    assert again.outcome == Outcome.DUPLICATE


def test_a_copy_to_a_signed_address_of_the_same_mailbox_is_a_duplicate(case):
    send_mail("Once.", message_id="<1@mail.example>")
    signed = Dispatch.objects.filter(case=case).get().reply_to

    again = send_mail("Once.", message_id="<1@mail.example>", to=signed)

    assert again.outcome == Outcome.DUPLICATE


def test_the_copy_of_what_was_refused_is_refused_again(town):
    outcomes = [send_mail("Buy!", Precedence="bulk").outcome for _ in range(2)]

    assert outcomes == [Outcome.REFUSED, Outcome.REFUSED]


def forms(count: int, **changes: Any) -> list[str]:
    kept = [send_form(words=f"{LAMP} {number}", **changes) for number in range(count)]
    return [Envelope.objects.get(pk=each.envelope.pk).outcome for each in kept]


def test_the_limit_is_for_one_place(town):
    forms(11)

    assert forms(1, visitor="another") == [Outcome.OPENED]


def test_a_limit_that_is_used_up_comes_back(town, clock):
    forms(11)
    clock.shift(timedelta(minutes=6))

    assert forms(2) == [Outcome.OPENED, Outcome.QUARANTINED]


def test_nobody_sends_more_than_fifty_a_day(town, clock):
    sent = []
    for _ in range(9):
        sent += forms(8)
        clock.shift(timedelta(hours=1))

    # Fifty, and the seventeen that came back meanwhile.
    assert sent.count(Outcome.OPENED) <= 67 < len(sent)


def test_words_on_a_case_are_not_counted(case):
    forms(10)

    assert forms(3, concerns=case.reference) == [Outcome.CONTINUED] * 3


def test_somebody_whose_address_is_proved_is_not_counted(town):
    level = IdentityLevel.VERIFIED_CHANNEL

    assert set(forms(12, email="a@mail.example", level=level)) == {Outcome.OPENED}


def test_mail_is_not_counted(town):
    outcomes = {
        send_mail(f"{n}", message_id=f"<{n}@m.example>").outcome for n in range(12)
    }

    assert outcomes == {Outcome.OPENED}


def test_a_benchmark_may_lift_the_limits(town, settings):
    settings.FORM_LIMITS = False

    assert set(forms(12)) == {Outcome.OPENED}


def test_what_is_held_back_keeps_its_reference(town):
    *_, last = [send_form(words=f"{LAMP} {number}").envelope for number in range(11)]

    last.refresh_from_db()
    assert (last.outcome, last.reason) == (Outcome.QUARANTINED, "too_many")
    assert not Case.objects.filter(reference=last.reference).exists()


def test_a_mail_without_a_message_id_is_never_a_duplicate(town):
    raw = b"From: a@mail.example\r\n\r\nHello."

    kept = [understand(keep("email", raw).envelope).outcome for _ in range(2)]

    assert kept == [Outcome.OPENED, Outcome.OPENED]
