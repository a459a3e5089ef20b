from __future__ import annotations

import pytest

from answerable.channels.email import mime
from answerable.channels.email.bodies import DEPTH_LIMIT, read_body
from answerable.channels.email.tests.makers import multipart, raw_mail

PLAIN = b"Content-Type: text/plain\r\n\r\nThe lamp is dark."
HTML = b"Content-Type: text/html\r\n\r\n<p>The <b>lamp</b> is dark.</p>"
STUB = b"Content-Type: text/plain\r\n\r\nSee the HTML part."
LONG_HTML = b"Content-Type: text/html\r\n\r\n<p>" + b"The lamp is dark. " * 20
BROKEN = b"Content-Type: text/plain; charset=utf-8\r\n\r\n" + "\ufffd\ufffd x".encode()
EMPTY = b"Content-Type: text/plain\r\n\r\n \r\n"
PICTURE = b"Content-Type: image/png\r\n\r\nPNG"
NAMED = b'Content-Type: text/plain; name="list.txt"\r\n\r\nOne'
ATTACHED = b"Content-Type: text/plain\r\nContent-Disposition: attachment\r\n\r\nOne"


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        pytest.param(raw_mail("Hi"), "Hi", id="plain"),
        pytest.param(raw_mail("<p>Hi", content_type="text/html"), "Hi", id="html"),
        pytest.param(raw_mail("<html><p>Hi"), "Hi", id="html called plain"),
        pytest.param(raw_mail("a\r\nb\rc"), "a\nb\nc", id="line ends"),
        pytest.param(
            raw_mail("Hi \r\nyou", content_type="text/plain; format=flowed"),
            "Hi you",
            id="flowed",
        ),
        pytest.param(
            raw_mail("Hi \r\nyou", content_type="text/plain; format=flowed; delsp=yes"),
            "Hiyou",
            id="flowed without spaces",
        ),
        pytest.param(
            multipart("alternative", PLAIN, HTML), "The lamp is dark.", id="both"
        ),
        pytest.param(
            multipart("alternative", HTML), "The lamp is dark.", id="only html"
        ),
        pytest.param(
            multipart("alternative", PLAIN), "The lamp is dark.", id="only plain"
        ),
        pytest.param(
            multipart("alternative", EMPTY, HTML), "The lamp is dark.", id="empty"
        ),
        pytest.param(
            multipart("alternative", BROKEN, HTML), "The lamp is dark.", id="broken"
        ),
        pytest.param(
            multipart("alternative", STUB, LONG_HTML),
            " ".join(["The lamp is dark."] * 20),
            id="a stub beside html",
        ),
        pytest.param(multipart("alternative", EMPTY, EMPTY), "", id="nothing twice"),
        pytest.param(
            multipart("mixed", PLAIN, HTML),
            "\n\n".join(["The lamp is dark."] * 2),
            id="mixed",
        ),
        pytest.param(
            raw_mail("Hi", content_type="multipart/mixed"), "Hi", id="no boundary"
        ),
        pytest.param(
            raw_mail("Hi", content_type='text/plain; name="body.txt"'),
            "Hi",
            id="named whole",
        ),
    ],
)
def test_the_text_of_a_mail_is_what_a_person_would_read(raw, text):
    body = read_body(mime.read(raw))

    assert body.text().strip() == text


@pytest.mark.parametrize(
    ("raw", "count"),
    [
        pytest.param(multipart("mixed", PLAIN, PICTURE), 1, id="picture"),
        pytest.param(multipart("mixed", PLAIN, NAMED), 1, id="named text"),
        pytest.param(multipart("mixed", PLAIN, ATTACHED), 1, id="attached text"),
        pytest.param(
            multipart("alternative", PLAIN, PICTURE), 1, id="inside alternatives"
        ),
        pytest.param(
            raw_mail("%PDF", content_type="application/pdf"), 1, id="nothing else"
        ),
        pytest.param(
            raw_mail(raw_mail(), content_type="message/rfc822"), 1, id="a mail"
        ),
        pytest.param(multipart("mixed", PLAIN), 0, id="none"),
    ],
)
def test_what_is_no_text_is_a_file(raw, count):
    body = read_body(mime.read(raw))

    assert len(body.files) == count


def test_parts_beyond_the_depth_are_kept_as_a_file():
    raw = PLAIN
    for _ in range(DEPTH_LIMIT + 1):
        raw = multipart("mixed", raw).replace(b"edge", b"edge" + str(len(raw)).encode())

    body = read_body(mime.read(raw))

    assert len(body.files) == 1
