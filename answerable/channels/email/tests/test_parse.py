from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given, settings, strategies as st

from answerable.channels.email.authentication import Authentication
from answerable.channels.email.mail import Mail
from answerable.channels.email.parse import hash_body, parse
from answerable.channels.email.tests.makers import (
    multipart,
    raw_mail,
    sample,
    tnef,
    tnef_object,
)
from answerable.channels.message import Kind


def test_a_plain_mail_is_understood():
    mail = parse(sample("plain"))

    assert mail.sender_address == "amina.haddad@mail.example"
    assert mail.sender_name == "Amina Haddad"
    assert mail.recipients == ("help@city.example",)
    assert mail.subject == "Street light out in Harbour Road"
    assert mail.reply_text == mail.text
    assert mail.quoted_text == ""
    assert mail.message_id == "<lamp-1@mail.example>"
    assert mail.date == datetime(2026, 3, 2, 8, 15, tzinfo=UTC)
    assert mail.kind is Kind.MESSAGE
    assert mail.language == "en"
    assert mail.authentication == (
        Authentication("mx.city.example", dkim_aligned=True),
    )


def test_an_answer_is_told_from_what_it_answers():
    mail = parse(sample("reply"))

    assert mail.sender_name == "José Ibáñez"
    assert mail.reply_text.startswith("Buenos días, la farola sigue apagada.")
    assert "iPhone" in mail.quoted_text
    assert "Hemos enviado a un técnico." in mail.quoted_text
    assert mail.references == ("<out-9@city.example>", "<farola-1@mail.example>")
    assert mail.recipients == ("help+7k4m9xqk@city.example",)
    assert mail.language == "es"


def test_html_and_files_are_read():
    mail = parse(sample("outlook_html"))

    assert mail.sender_name == "King, Ada"
    assert mail.reply_text.strip() == (
        "Die Tonne wurde wieder nicht geleert, siehe Karte (https://maps.example/7)."
    )
    assert "Wir haben den Entsorger informiert." in mail.quoted_text
    assert [file.name for file in mail.attachments] == [
        "Straße 7.pdf",
        "Leerung am Montag.eml",
    ]


def test_a_bounce_names_our_mail_and_the_reason():
    mail = parse(sample("bounce"))

    assert mail.kind is Kind.BOUNCE
    assert mail.bounced_ids == ("<out-11@city.example>",)
    assert mail.bounce_status == "5.1.1"


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        pytest.param("away", Kind.AUTO_REPLY, id="away"),
        pytest.param("own_loop", Kind.LOOP, id="our own"),
    ],
)
def test_machines_are_told_from_people(name, kind):
    mail = parse(sample(name))

    assert mail.kind is kind
    assert mail.bounced_ids == ()


def test_our_own_header_is_handed_on():
    assert parse(sample("own_loop")).loop_header == "help@city.example"


def test_arabic_is_read_and_folded():
    mail = parse(sample("arabic"))

    assert mail.sender_name == "أمينة"
    assert mail.reply_text == "مصباح الشارع أمام بيتي لا يعمل منذ أسبوع."
    assert mail.language == "ar"


def test_the_words_in_a_container_stand_in_where_there_are_no_others():
    packed = tnef(tnef_object(0x800C, b"The lamp is dark\0"))
    raw = multipart("mixed", b"Content-Type: application/ms-tnef\r\n\r\n" + packed)

    assert parse(raw).text == "The lamp is dark"


def test_the_subject_of_a_forwarded_mail_keeps_all_in_the_reply():
    raw = raw_mail(
        "See:\r\n\r\n-----Original Message-----\r\nPay.", subject="Fwd: Bill"
    )

    assert parse(raw).quoted_text == ""


def test_a_reply_to_address_is_read():
    assert parse(raw_mail(reply_to="R <R@x.example>")).reply_to == "r@x.example"


def test_nul_bytes_and_lone_surrogates_are_taken_out():
    body = b"a\0b=ED=A0=80"
    raw = raw_mail(
        body,
        subject="x\0y",
        content_type="text/plain; charset=utf-7",
        content_transfer_encoding="quoted-printable",
    )

    mail = parse(raw)

    assert "\0" not in mail.text + mail.subject
    assert mail.text.encode("utf-8")


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        pytest.param(b"A: 1\r\n\r\nHi\r\n", b"B: 2\n\nHi", True, id="other headers"),
        pytest.param(b"A: 1\r\n\r\nHi", b"A: 1\r\n\r\nHo", False, id="other body"),
        pytest.param(b"A: 1", b"", True, id="no body"),
    ],
)
def test_the_hash_is_that_of_the_body_alone(one, other, same):
    assert (hash_body(one) == hash_body(other)) is same


@pytest.mark.parametrize(
    ("raw", "is_empty"),
    [
        pytest.param(b"", True, id="nothing"),
        pytest.param(b"\r\n\0\r\n", True, id="no words"),
        pytest.param(b"Hello", False, id="words without headers"),
        pytest.param(raw_mail("", subject="Lamp"), False, id="a subject"),
    ],
)
def test_a_mail_without_anything_is_empty(raw, is_empty):
    assert parse(raw).is_empty is is_empty


PIECES = st.sampled_from(
    [
        b"From: ",
        b"Subject: =?utf-8?B?",
        b"Content-Type: multipart/mixed; boundary=b\r\n",
        b"Content-Type: text/html\r\n",
        b"Content-Type: message/rfc822\r\n",
        b"Content-Type: message/delivery-status\r\n",
        b"Content-Type: text/plain; charset=\0; name*0*=x\r\n",
        b"Content-Disposition: attachment; filename*0=a; filename*=b\r\n",
        b"Content-Transfer-Encoding: base64\r\n",
        b"Content-Transfer-Encoding: x-uuencode\r\n",
        b"Date: 99999999999\r\n",
        b"Authentication-Results: \r\n",
        b"--b\r\n",
        b"--b--\r\n",
        b"\r\n",
        b"<div><blockquote type=cite>",
        b"\x78\x9f\x3e\x22",
        b"a@b",
        b"\xff\xfe\0\x80",
    ]
)


@given(
    st.binary() | st.lists(PIECES | st.binary(max_size=9), max_size=25).map(b"".join)
)
@settings(max_examples=200)
def test_reading_never_fails_whatever_the_bytes(raw):
    mail = parse(raw, languages=())

    assert isinstance(mail, Mail)
    assert "\0" not in mail.text + mail.subject + mail.sender_name
