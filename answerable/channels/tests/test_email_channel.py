"""Mail is understood as a message, and handed out so that any server takes it."""

from __future__ import annotations

import smtplib
from datetime import UTC, datetime

import pytest
from django.core import mail
from django.core.mail import EmailMessage

from answerable.channels.email.channel import base_address
from answerable.channels.message import Arrival, Kind, Outbound
from answerable.channels.registry import CHANNELS
from answerable.lib.errors import ChannelTrouble
from answerable.lib.parties import IdentityLevel

NOW = datetime(2026, 3, 2, 10, tzinfo=UTC)
MAILBOX = "Help+7k4m9xqk-abcdefghijklmnop@Hillford.example"
LETTER = """\
From: Amina Yusuf <Amina@mail.example>
To: Town Hall <help@hillford.example>
Subject: Re: Street light
Message-ID: <1@mail.example>
In-Reply-To: <sent@hillford.example>
Content-Type: text/plain; charset=utf-8

It is still dark.

On Monday, Town Hall wrote:
> We look at it.
"""
OUTBOUND = Outbound(
    to="amina@mail.example",
    sender_address="help@hillford.example",
    subject="Re: Street light – مصباح",
    text="We look at it.\n",
    language="en",
    message_id="<sent@hillford.example>",
    sender_name="Ben, Roads",
    reply_to="help+key@hillford.example",
)


def read(letter: str = LETTER, **headers: str):
    lines = [f"{name.replace('_', '-')}: {said}\n" for name, said in headers.items()]
    raw = ("".join(lines) + letter).encode()
    return CHANNELS["email"].read(Arrival(raw, NOW, MAILBOX, "amina@mail.example"))


def sent(**changes: object) -> EmailMessage:
    CHANNELS["email"].send(Outbound(**(vars(OUTBOUND) | changes)))
    return mail.outbox[-1]


def refused(monkeypatch, error: Exception) -> ChannelTrouble:
    """Have the server answer with an error; return what became of it."""

    def answer(*_args: object, **_options: object) -> None:
        raise error

    monkeypatch.setattr(EmailMessage, "send", answer)
    with pytest.raises(ChannelTrouble) as trouble:
        CHANNELS["email"].send(OUTBOUND)
    return trouble.value


def test_words_and_quotation_are_told_apart():
    inbound = read()

    assert inbound.text.strip() == "It is still dark."
    assert "We look at it." in inbound.quoted


def test_a_mail_knows_what_it_answers_and_where_it_was_sent():
    inbound = read()

    assert (inbound.message_id, inbound.references) == (
        "<1@mail.example>",
        ("<sent@hillford.example>",),
    )
    assert inbound.recipients == (MAILBOX, "help@hillford.example")
    assert inbound.mailbox == "help@hillford.example"


def test_what_is_nothing_but_quoted_is_what_they_have_to_say():
    inbound = read(LETTER.replace("It is still dark.\n\n", ""))

    assert "We look at it." in inbound.text
    assert inbound.quoted == ""


def test_a_from_line_is_only_a_claim():
    sender = read().sender

    assert (sender.kind, sender.address, sender.name, sender.level) == (
        "email",
        "amina@mail.example",
        "Amina Yusuf",
        IdentityLevel.CLAIMED,
    )


@pytest.mark.parametrize(
    ("server", "verdict", "level"),
    [
        pytest.param("mx.hillford.example", "pass", 2, id="our server says so"),
        pytest.param("mx.hillford.example", "fail", 1, id="our server says not"),
        pytest.param("mx.evil.example", "pass", 1, id="somebody else says so"),
    ],
)
def test_a_sender_is_proved_by_our_own_server_alone(settings, server, verdict, level):
    settings.MAIL_AUTHSERV = "mx.hillford.example"
    proof = f"{server}; dkim={verdict} header.d=mail.example"

    assert read(Authentication_Results=proof).sender.level == level


def test_a_mail_that_nobody_signed_has_no_address_to_answer():
    sender = read(LETTER.replace("From: Amina Yusuf <Amina@mail.example>\n", "")).sender

    assert (sender.kind, sender.address) == ("", "")


def test_our_own_mail_is_known_by_its_mark():
    assert read(X_Answerable_Loop="1").kind is Kind.LOOP


@pytest.mark.parametrize(
    "letter",
    [pytest.param("", id="nothing"), pytest.param("\x01\x02\x03", id="rubbish")],
)
def test_what_says_nothing_is_no_mail(letter):
    raw = letter.encode()

    with pytest.raises(ChannelTrouble, match="this is no mail") as trouble:
        CHANNELS["email"].read(Arrival(raw[:0], NOW))

    assert not trouble.value.temporary


@pytest.mark.parametrize(
    ("address", "base"),
    [
        pytest.param("Help+key@Town.example", "help@town.example", id="signed"),
        pytest.param("help@town.example", "help@town.example", id="plain"),
        pytest.param("help+a+b@town.example", "help@town.example", id="two signs"),
        pytest.param("", "@", id="nothing"),
    ],
)
def test_a_mailbox_is_what_stands_before_the_plus_sign(address, base):
    assert base_address(address) == base


def test_a_message_goes_out_with_what_was_composed():
    message = sent()

    assert (message.to, message.reply_to) == (
        ["amina@mail.example"],
        ["help+key@hillford.example"],
    )
    assert (message.subject, message.body) == (OUTBOUND.subject, OUTBOUND.text)
    assert message.from_email == '"Ben, Roads" <help@hillford.example>'
    assert message.message()["Message-ID"] == "<sent@hillford.example>"


def test_every_message_carries_our_mark_and_its_language():
    message = sent(language="es")

    assert message.extra_headers["x-answerable-loop"] == "1"
    assert message.extra_headers["Content-Language"] == "es"


@pytest.mark.parametrize(
    ("automatic", "says"),
    [
        pytest.param(True, True, id="a machine"),
        pytest.param(False, False, id="a person"),
    ],
)
def test_a_machine_says_that_it_is_one(automatic, says):
    assert ("Auto-Submitted" in sent(automatic=automatic).extra_headers) is says


def test_an_answer_stands_in_the_thread_of_what_it_answers():
    message = sent(in_reply_to="<2@mail.example>", references=("<1@mail.example>",))

    assert message.extra_headers["In-Reply-To"] == "<2@mail.example>"
    assert message.extra_headers["References"] == "<1@mail.example> <2@mail.example>"


def test_the_plain_text_comes_first_and_its_twin_in_html_last():
    plain, page = sent().message().get_payload()

    assert plain.get_content_type() == "text/plain"
    assert plain.get_payload(decode=True).decode() == OUTBOUND.text
    assert page.get_content_type() == "text/html"
    assert '<html lang="en" dir="ltr">' in page.get_payload(decode=True).decode()


def test_the_twin_of_an_arabic_mail_begins_at_the_right():
    _plain, page = sent(language="ar", text="مرحبًا").message().get_payload()

    assert '<html lang="ar" dir="rtl">' in page.get_payload(decode=True).decode()


def test_a_mail_that_was_taken_is_accepted():
    assert CHANNELS["email"].send(OUTBOUND).accepted


@pytest.mark.parametrize(
    ("error", "temporary"),
    [
        pytest.param(
            smtplib.SMTPRecipientsRefused({"a": (550, b"unknown")}), False, id="nobody"
        ),
        pytest.param(
            smtplib.SMTPRecipientsRefused({"a": (452, b"full")}), True, id="full"
        ),
        pytest.param(smtplib.SMTPDataError(554, b"spam"), False, id="not wanted"),
        pytest.param(smtplib.SMTPDataError(451, b"greylisted"), True, id="later"),
        pytest.param(
            smtplib.SMTPSenderRefused(553, b"no", "help@x"), False, id="not from us"
        ),
        pytest.param(
            smtplib.SMTPAuthenticationError(535, b"no"), True, id="our password"
        ),
        pytest.param(smtplib.SMTPConnectError(554, b"busy"), True, id="no connection"),
        pytest.param(smtplib.SMTPServerDisconnected("gone"), True, id="hung up"),
        pytest.param(ConnectionRefusedError("no server"), True, id="no server"),
        pytest.param(TimeoutError("slow"), True, id="a slow server"),
    ],
)
def test_trouble_passes_unless_it_is_about_this_mail(monkeypatch, error, temporary):
    assert refused(monkeypatch, error).temporary is temporary


@pytest.mark.parametrize(
    "change",
    [
        pytest.param({"to": "no address\n"}, id="a line break in the address"),
        pytest.param({"subject": "a\nBcc: eve@mail.example"}, id="in the subject"),
        pytest.param({"in_reply_to": "<1\n@mail.example>"}, id="in what it answers"),
    ],
)
def test_a_mail_that_cannot_be_written_is_given_up(change):
    with pytest.raises(ChannelTrouble) as trouble:
        sent(**change)

    assert not trouble.value.temporary
    assert mail.outbox == []
