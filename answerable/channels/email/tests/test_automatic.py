from __future__ import annotations

import pytest

from answerable.channels.email import mime
from answerable.channels.email.automatic import kind_of
from answerable.channels.email.headers import Headers
from answerable.channels.email.tests.makers import multipart, raw_mail
from answerable.channels.message import Kind

PERSON = {"from": "Ada <ada@x.example>"}
ROBOT = {"from": "no-reply@x.example"}
AWAY = {"subject": "Automatische Antwort: Lampe"}
REPORT = {
    "content_type": 'multipart/report; report-type=disposition-notification; boundary="b"'
}


def kind(raw: bytes) -> Kind:
    message = mime.read(raw)
    return kind_of(message, Headers(message))


@pytest.mark.parametrize(
    "values",
    [
        pytest.param({"auto_submitted": "auto-generated"}, id="rfc 3834"),
        pytest.param(
            {"auto_submitted": "auto-replied (vacation)"}, id="with a comment"
        ),
        pytest.param({"precedence": "bulk"}, id="bulk"),
        pytest.param({"precedence": "list"}, id="list"),
        pytest.param({"precedence": "auto_reply"}, id="auto_reply"),
        pytest.param({"preference": "auto_reply"}, id="misspelt"),
        pytest.param({"x_auto_response_suppress": "DR, OOF, AutoReply"}, id="suppress"),
        pytest.param({"x_auto_response_suppress": "All"}, id="suppress all"),
        pytest.param({"x_autoreply": "yes"}, id="x-autoreply"),
        pytest.param({"x_autorespond": "lamp"}, id="x-autorespond"),
        pytest.param({"x_post_messageclass": "9; Autoresponder"}, id="message class"),
        pytest.param({"delivered_to": "Autoresponder"}, id="delivered to"),
        pytest.param({"list_unsubscribe": "<https://x.example>"}, id="newsletter"),
        pytest.param({"list_id": "<x>", "from": "bounces@x.example"}, id="list itself"),
        pytest.param({"return_path": "<>"}, id="no return path"),
        pytest.param({**AWAY, "in_reply_to": "<1@x>"}, id="away, in answer"),
        pytest.param({**AWAY, **ROBOT}, id="away, from nobody"),
        pytest.param(REPORT, id="read receipt"),
    ],
)
def test_automatic_mail_is_seen(values):
    assert kind(raw_mail(**{**PERSON, **values})) is Kind.AUTO_REPLY


@pytest.mark.parametrize(
    "values",
    [
        pytest.param({}, id="plain"),
        pytest.param({"auto_submitted": "no"}, id="says that it is not"),
        pytest.param({"precedence": "first-class"}, id="ordinary precedence"),
        pytest.param({"x_auto_response_suppress": "DR, RN"}, id="wants no receipts"),
        pytest.param({"list_id": "<desk.city.example>"}, id="through a shared mailbox"),
        pytest.param({"subject": "Re: Out of office hours?"}, id="asks about it"),
        pytest.param(AWAY, id="away, but answers nothing"),
        pytest.param({"return_path": "<ada@x.example>"}, id="return path"),
        pytest.param({"from": "postmaster@x.example"}, id="a postmaster writes"),
        pytest.param(ROBOT, id="a form of somebody's website"),
        pytest.param({"from": ""}, id="no sender"),
    ],
)
def test_people_are_taken_for_people(values):
    assert kind(raw_mail(**{**PERSON, **values})) is Kind.MESSAGE


def test_our_own_header_makes_a_loop_before_all_else():
    raw = raw_mail(**PERSON, x_answerable_loop="desk", auto_submitted="auto-replied")

    assert kind(raw) is Kind.LOOP


@pytest.mark.parametrize(
    "raw",
    [
        pytest.param(
            multipart("report; report-type=delivery-status", b"\r\nIt failed."),
            id="report",
        ),
        pytest.param(
            multipart(
                "mixed", b"Content-Type: message/delivery-status\r\n\r\nStatus: 5.1.1"
            ),
            id="report in other clothes",
        ),
        pytest.param(raw_mail(x_failed_recipients="a@x.example", **PERSON), id="exim"),
        pytest.param(
            raw_mail(**{"from": "MAILER-DAEMON (Mail)", "subject": "Failure notice"}),
            id="daemon and subject",
        ),
        pytest.param(
            raw_mail(
                "Hi. This is the qmail-send program at x.",
                **{"from": "MAILER-DAEMON@x"},
            ),
            id="daemon and words",
        ),
        pytest.param(
            raw_mail(**PERSON, return_path="<>", subject="Unzustellbar: Lampe"),
            id="no return path and subject",
        ),
    ],
)
def test_a_bounce_is_seen(raw):
    assert kind(raw) is Kind.BOUNCE
