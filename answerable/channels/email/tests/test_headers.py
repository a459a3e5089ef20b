from __future__ import annotations

from datetime import UTC, datetime

import pytest

from answerable.channels.email import headers as h
from answerable.channels.email.addresses import Mailbox
from answerable.channels.email.tests.makers import headers


@pytest.mark.parametrize(
    ("values", "sender"),
    [
        pytest.param(
            {"From": "Ada <a@x.example>", "Reply-To": "r@x.example"},
            Mailbox("a@x.example", "Ada"),
            id="from",
        ),
        pytest.param(
            {"From": "Ada", "Reply-To": "r@x.example"},
            Mailbox("r@x.example", "Ada"),
            id="reply-to with the name of from",
        ),
        pytest.param(
            {"From": "Ada", "Return-Path": "<p@x.example>"},
            Mailbox("p@x.example", "Ada"),
            id="return path",
        ),
        pytest.param({"From": "Ada"}, Mailbox("", "Ada"), id="a name alone"),
        pytest.param({}, Mailbox(), id="nobody"),
    ],
)
def test_the_sender_is_who_wrote_before_who_carried(values, sender):
    assert h.sender_of(headers(**values)) == sender


def test_recipients_come_from_every_header_that_names_them_once():
    given = headers(
        To="Desk <Desk@City.example>",
        Cc="b@x.example",
        Delivered_To="desk@city.example",
    )

    assert h.recipients_of(given) == ("desk@city.example", "b@x.example")


@pytest.mark.parametrize(
    ("value", "message_id"),
    [
        pytest.param("<1@x.example>", "<1@x.example>", id="in brackets"),
        pytest.param("1@x.example", "<1@x.example>", id="without brackets"),
        pytest.param("<a b>", "", id="no id"),
        pytest.param(f"<{'x' * 300}@x>", "", id="longer than the column"),
    ],
)
def test_a_message_id_stands_in_brackets(value, message_id):
    assert h.message_id_of(headers(Message_ID=value)) == message_id


def test_references_begin_with_the_mail_that_is_answered():
    given = headers(In_Reply_To="<2@x>", References="<1@x>\r\n <2@x>,<3@x>")

    assert h.references_of(given) == ("<2@x>", "<1@x>", "<3@x>")


@pytest.mark.parametrize(
    ("value", "date"),
    [
        pytest.param(
            "Mon, 02 Mar 2026 09:00:00 +0200",
            datetime(2026, 3, 2, 7, tzinfo=UTC),
            id="with a zone",
        ),
        pytest.param(
            "Mon, 02 Mar 2026 09:00:00 -0000",
            datetime(2026, 3, 2, 9, tzinfo=UTC),
            id="without a zone",
        ),
        pytest.param("yesterday", None, id="words"),
        pytest.param("Fri, 31 Dec 9999 23:00:00 -1400", None, id="after all time"),
    ],
)
def test_a_date_is_aware_or_nothing(value, date):
    assert h.date_of(headers(Date=value)) == date


def test_a_text_is_the_first_that_says_something_on_one_line():
    given = headers(Subject="\r\n Broken\r\n\tlamp ")

    assert given.text("subject") == "Broken lamp"
    assert given.text("comments") == ""


@pytest.mark.parametrize(
    ("value", "word"),
    [
        pytest.param("Auto-Replied; x=y", "auto-replied", id="with parameters"),
        pytest.param("", "", id="empty"),
    ],
)
def test_a_word_is_small_and_alone(value, word):
    assert headers(Auto_Submitted=value).word("auto-submitted") == word
