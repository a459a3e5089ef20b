"""What was written is sent by as many attempts as it takes, and never twice."""

from __future__ import annotations

import email
import email.policy
import smtplib
from datetime import UTC, datetime, timedelta
from email.message import EmailMessage as Received

import pytest
import time_machine
from django.core.mail import EmailMessage
from django.utils import timezone

from answerable.cases.models import Case
from answerable.cases.tests.makers import history
from answerable.casework import deliver, work
from answerable.casework.tests.makers import case_of, make_case, send_mail
from answerable.casework.verify import breaks
from answerable.correspondence.actions import WAITS
from answerable.correspondence.models import Delivery, Dispatch

NOW = datetime(2026, 3, 2, 10, tzinfo=UTC)
HEAVIEST = 15_000  # bytes of a letter, with both its parts
FILES = "answerable.channels.email.outbox.FolderBackend"
BUSY = smtplib.SMTPDataError(451, b"greylisted")
UNKNOWN = smtplib.SMTPRecipientsRefused({"a": (550, b"no such mailbox")})
State = Dispatch.State


@pytest.fixture(name="clock", autouse=True)
def _clock():
    with time_machine.travel(NOW, tick=False) as clock:
        yield clock


@pytest.fixture(name="server")
def _server(monkeypatch):
    """Have the mail server answer with these errors, then take what comes."""

    def server(*errors: Exception) -> list[EmailMessage]:
        left = list(errors)

        def send(message: EmailMessage, *, fail_silently: bool = False) -> int:
            tried.append(message)
            if left:
                raise left.pop(0)
            return 1

        monkeypatch.setattr(EmailMessage, "send", send)
        return tried

    tried: list[EmailMessage] = []
    return server


@pytest.fixture(name="outbox")
def _outbox(settings, tmp_path):
    """Write mail to files, as the demo does; return what lies there."""
    settings.EMAIL_BACKEND, settings.EMAIL_FILE_PATH = FILES, tmp_path

    def outbox() -> list[Received]:
        policy = email.policy.default
        files = sorted(tmp_path.iterdir())
        return [email.message_from_bytes(f.read_bytes(), policy=policy) for f in files]

    return outbox


def acknowledgement() -> Dispatch:
    return Dispatch.objects.get(occasion="acknowledgement")


def results() -> list[str]:
    return list(Delivery.objects.order_by("pk").values_list("result", flat=True))


def test_a_letter_lies_in_the_outbox_as_it_was_composed(case, outbox):
    deliver.drain()

    (letter,) = outbox()
    dispatch = acknowledgement()
    assert letter["To"] == "amina@mail.example"
    assert letter["From"] == '"Roads, Hillford Town Hall" <help@hillford.example>'
    assert letter["Message-ID"] == dispatch.message_id
    assert letter["Reply-To"] == dispatch.reply_to
    assert letter["Subject"] == dispatch.subject
    assert letter["Auto-Submitted"] == "auto-replied"
    plain, page = letter.iter_parts()
    assert plain.get_content().startswith(dispatch.text)
    assert page.get_content_type() == "text/html"


@pytest.mark.parametrize("language", ["en", "es", "ar"])
def test_a_letter_weighs_little_with_both_its_parts(town, outbox, language):
    words = "La farola de la plaza lleva rota desde el domingo. " * 20
    make_case(words=words, language=language)

    deliver.drain()

    (letter,) = outbox()
    assert letter.get_content_type() == "multipart/alternative"
    assert len(letter.as_bytes()) < HEAVIEST


def test_an_answer_stands_in_the_thread_of_the_mail_it_answers(town, dee, outbox):
    envelope = send_mail(message_id="<1@mail.example>")
    case = case_of(envelope)
    work.reply(case, words="Yes.", by=dee, seen=case.version, is_answer=True)

    deliver.drain()

    assert {letter["In-Reply-To"] for letter in outbox()} == {"<1@mail.example>"}
    by_us = [letter for letter in outbox() if "Auto-Submitted" not in letter]
    assert [letter["From"] for letter in by_us] == [
        '"Dee Example, Hillford Town Hall" <help@hillford.example>'
    ]


def test_what_is_accepted_is_sent_and_not_tried_again(case, outbox):
    assert (deliver.drain(), deliver.drain()) == (1, 0)

    dispatch = acknowledgement()
    assert (dispatch.state, dispatch.attempts) == (State.SENT, 1)
    assert dispatch.settled_at == NOW
    assert results() == ["accepted"]


def test_a_refusal_for_good_is_the_end(case, server):
    server(UNKNOWN)

    deliver.drain()

    delivery = Delivery.objects.get()
    assert (acknowledgement().state, deliver.drain()) == (State.FAILED, 0)
    assert (delivery.result, delivery.said) == ("refused", "550 b'no such mailbox'")
    assert str(delivery) == f"{acknowledgement().pk}: refused"


def test_a_letter_that_is_refused_for_good_is_in_the_journal(case, server):
    server(UNKNOWN)
    before = Case.objects.get().version

    deliver.drain()

    line = history(case).get(what="letter_failed")
    letter = acknowledgement().pk
    assert line.after == {"letter": letter, "occasion": "acknowledgement"}
    assert (line.actor, line.reason) == ("system", "")
    assert Case.objects.get().version == before
    assert list(breaks()) == []


def test_what_is_tried_again_is_not_in_the_journal_yet(case, server):
    server(BUSY)

    deliver.drain()

    assert not history(case).filter(what__startswith="letter_").exists()


def test_a_letter_of_no_case_fails_without_a_journal(case, server):
    Dispatch.objects.update(case=None)
    server(UNKNOWN)

    assert deliver.drain() == 1

    assert not history(case).filter(what__startswith="letter_").exists()


@pytest.mark.parametrize(
    "trouble",
    [
        pytest.param(BUSY, id="a server that is busy"),
        pytest.param(ConnectionRefusedError("nobody"), id="no server"),
        pytest.param(RuntimeError("our mistake"), id="our mistake"),
    ],
)
def test_trouble_that_may_pass_is_tried_again_later(case, server, clock, trouble):
    server(trouble)

    deliver.drain()
    at_once = deliver.drain()
    clock.shift(timedelta(minutes=1))

    assert (at_once, deliver.drain()) == (0, 1)
    assert results() == ["try_again", "accepted"]


def test_the_next_attempt_is_later_each_time_then_a_person_must_look(
    case, server, clock
):
    server(*[BUSY] * 9)
    waits = []
    for _ in WAITS:
        deliver.drain()
        waits.append((acknowledgement().next_try - timezone.now()).total_seconds() / 60)
        clock.move_to(acknowledgement().next_try)
    deliver.drain()

    assert waits == [1, 5, 15, 60, 240, 720, 1440]
    assert (acknowledgement().state, acknowledgement().attempts) == (State.FAILED, 8)


def test_every_attempt_carries_the_same_message_id(case, server, clock):
    tried = server(BUSY, BUSY)
    for minutes in (0, 1, 5):
        clock.shift(timedelta(minutes=minutes))
        deliver.drain()

    assert [message.extra_headers["Message-ID"] for message in tried] == [
        acknowledgement().message_id
    ] * 3


def test_a_promise_to_confirm_is_kept_by_the_accepted_attempt(case, server, clock):
    server(BUSY)
    deliver.drain()
    before = case.deadlines.get(kind="acknowledge").state
    clock.shift(timedelta(minutes=1))

    deliver.drain()

    assert (before, case.deadlines.get(kind="acknowledge").state) == ("running", "met")


@pytest.mark.parametrize(
    "address",
    [
        pytest.param("a\nb@mail.example", id="a line break"),
        pytest.param("", id="nothing"),
        pytest.param("@", id="no name"),
    ],
)
def test_a_letter_that_cannot_be_sent_holds_up_no_other(town, mailoutbox, address):
    make_case()
    Dispatch.objects.update(address=address)
    make_case(email="berta@mail.example", words="Another lamp.")

    deliver.drain()

    assert ["berta@mail.example"] in [letter.to for letter in mailoutbox]


def test_the_longest_waiting_goes_first_and_no_more_than_it_may(town, server, clock):
    tried = server()
    for name in "abc":
        make_case(email=f"{name}@mail.example", words=name)
        clock.shift(timedelta(seconds=1))

    assert deliver.drain(most=2) == 2
    assert [message.to for message in tried] == [["a@mail.example"], ["b@mail.example"]]


def test_a_letter_outside_of_a_conversation_is_sent_as_well(case, server):
    tried = server()
    deliver.drain()
    link = Dispatch.objects.get()
    Dispatch.objects.create(
        case=None,
        **{
            name: getattr(link, name)
            for name in ("channel", "language", "sender_name", "reply_to", "subject")
        },
        occasion="release",
        address="eve@mail.example",
        text="Please confirm.",
        message_id="<2@hillford.example>",
        is_automatic=True,
    )

    deliver.drain()

    assert tried[-1].to == ["eve@mail.example"]
    assert str(Dispatch.objects.last()) == "release <2@hillford.example>"
