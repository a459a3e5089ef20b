from __future__ import annotations

import pytest

from answerable.channels.email import mime
from answerable.channels.email.tests.makers import multipart, part, raw_mail

BASE64 = {"content_transfer_encoding": "base64"}


def nested(depth: int) -> bytes:
    heads = [
        f'Content-Type: multipart/mixed; boundary="b{n}"\r\n\r\n--b{n}\r\n'
        for n in range(depth)
    ]
    return ("Subject: deep\r\n" + "".join(heads) + "\r\nHello").encode()


@pytest.mark.parametrize(
    "before",
    [
        pytest.param(b"\xef\xbb\xbf", id="byte order mark"),
        pytest.param(b"\r\n\r\n", id="blank lines"),
    ],
)
def test_what_stands_before_the_headers_is_passed_over(before):
    found = mime.read(before + raw_mail(subject="Lamp"))

    assert found["subject"] == "Lamp"


def test_a_mail_nested_beyond_reason_keeps_its_headers():
    found = mime.read(nested(2_000))

    assert found["subject"] == "deep"
    assert not mime.children(found)


def test_headers_that_lost_their_indent_are_mended():
    raw = b"Received: from a\nby b with c\nSubject: Lamp\n\nHello"

    found = mime.read(raw)

    assert found["subject"] == "Lamp"
    assert mime.text(found) == "Hello"


@pytest.mark.parametrize(
    "raw",
    [
        pytest.param(b"Subject: Lamp\nHello there\n\nBye", id="text too early"),
        pytest.param(b"Subject: Lamp\nHello there", id="no blank line"),
    ],
)
def test_text_below_headers_is_not_taken_for_headers(raw):
    found = mime.read(raw)

    assert found["subject"] == "Lamp"
    assert mime.text(found).startswith("Hello there")


def test_a_header_with_parameters_is_cut_to_a_bearable_length():
    found = part(content_type="text/plain; x=" + ";" * 10_000)

    assert len(found["content-type"]) == mime.PARAMETERS_LIMIT


@pytest.mark.parametrize(
    ("values", "body", "content"),
    [
        pytest.param(BASE64, "SGVsbG8=", b"Hello", id="base64"),
        pytest.param(
            {"content_transfer_encoding": "base64;"}, "SGk=", b"Hi", id="semicolon"
        ),
        pytest.param({"content_transfer_encoding": ""}, "Hi", b"Hi", id="no encoding"),
        pytest.param(
            {"content_type": 'multipart/mixed; boundary="x"'}, "Hi", b"Hi", id="no part"
        ),
    ],
)
def test_the_content_of_a_leaf_is_decoded(values, body, content):
    assert mime.content(part(body, **values)) == content


def test_the_content_of_a_nested_mail_is_the_mail():
    inner = raw_mail("Hello\r\n", subject="Inner")

    found = part(inner, content_type="message/rfc822")

    assert mime.content(found).replace(b"\n", b"\r\n") == inner


def test_a_part_that_cannot_be_flattened_is_empty():
    found = part(nested(300), content_type="message/rfc822")

    assert mime.content(found) == b""


@pytest.mark.parametrize(
    ("header", "value"),
    [
        pytest.param('attachment; filename="a.pdf"', "a.pdf", id="plain"),
        pytest.param(
            "attachment; filename*=utf-8''%C3%A9.pdf", "é.pdf", id="one piece"
        ),
        pytest.param(
            "attachment; filename*0*=utf-8''%C3%A9; filename*1=b.pdf",
            "éb.pdf",
            id="two",
        ),
        pytest.param("attachment; filename*='' x", " x", id="no charset"),
        pytest.param("attachment", "", id="none"),
        pytest.param("attachment; filename*0=a; filename*=b", "", id="contradiction"),
    ],
)
def test_a_parameter_is_read_in_every_dialect(header, value):
    found = part(content_disposition=header)

    assert (
        mime.parameter(found, "content-disposition", "filename").strip()
        == value.strip()
    )


@pytest.mark.parametrize(
    ("raw", "charset"),
    [
        pytest.param(
            raw_mail(content_type="text/plain; charset=big5"), "big5", id="leaf"
        ),
        pytest.param(raw_mail(), "", id="none"),
        pytest.param(
            multipart("mixed", b"Content-Type: text/plain; charset=koi8-r\r\n\r\nHi"),
            "koi8-r",
            id="first part",
        ),
        pytest.param(multipart("mixed", b"\r\nHi"), "", id="no part says"),
    ],
)
def test_the_charset_of_a_mail_is_that_of_its_first_text(raw, charset):
    assert mime.charset_of(mime.read(raw)) == charset
