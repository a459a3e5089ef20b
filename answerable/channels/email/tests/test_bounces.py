from __future__ import annotations

import pytest

from answerable.channels.email import mime
from answerable.channels.email.bounces import bounce_status_of, bounced_ids_of
from answerable.channels.email.tests.makers import multipart, raw_mail

STATUS = b"Content-Type: message/delivery-status\r\n\r\n"
DELAYED = b"Reporting-MTA: dns; x\r\n\r\nAction: delayed\r\nStatus: 4.4.7\r\n"
FAILED = b"\r\nAction: failed\r\nStatus: 5.1.1 (no such user)\r\n"
RETURNED = b"Message-ID: <7@city.example>\r\nSubject: Lamp\r\n\r\nHello\r\n"


@pytest.mark.parametrize(
    "kind",
    [
        pytest.param(b"message/rfc822", id="whole mail"),
        pytest.param(b"text/rfc822-headers", id="headers"),
        pytest.param(b"message/rfc822-headers", id="headers by another name"),
    ],
)
def test_the_mail_that_came_back_is_named_by_its_headers(kind):
    raw = multipart("report", b"Content-Type: " + kind + b"\r\n\r\n" + RETURNED)

    assert bounced_ids_of(mime.read(raw), "") == ("<7@city.example>",)


def test_a_copy_in_the_text_names_it_too():
    text = "Below is a copy:\n\n> Message-Id: <7@city.example>\n> Subject: Lamp"

    assert bounced_ids_of(mime.read(raw_mail(text)), text) == ("<7@city.example>",)


@pytest.mark.parametrize(
    ("raw", "text", "status"),
    [
        pytest.param(
            multipart("report", STATUS + DELAYED + FAILED), "", "5.1.1", id="failed"
        ),
        pytest.param(multipart("report", STATUS + DELAYED), "", "4.4.7", id="delayed"),
        pytest.param(raw_mail(), "said: 550 5.7.1 no", "5.7.1", id="in the text"),
        pytest.param(
            raw_mail(), "at 5.1.1.12 it failed", "", id="an address of the net"
        ),
    ],
)
def test_the_status_is_that_of_what_failed(raw, text, status):
    assert bounce_status_of(mime.read(raw), text) == status
