"""The channels at the setup: shown as they are set, without secrets, and tried."""

from __future__ import annotations

import smtplib
from dataclasses import replace
from datetime import UTC, datetime

import pytest
import time_machine
from django.core import mail
from django.utils import timezone

from answerable.agency.models import Agency
from answerable.casework.intake import keep
from answerable.casework.traffic import TESTS_AN_HOUR
from answerable.channels.email.mailbox import Mailbox
from answerable.channels.models import MailboxMark
from answerable.correspondence.models import Delivery, Dispatch
from answerable.front.desk.setup import channels
from answerable.front.desk.tests.pages import read, text_of
from answerable.lib.errors import ChannelTrouble
from answerable.lib.memory import forget
from answerable.routing.engine import RuleLine
from answerable.routing.policy import publish_rules

PAGE = "/setup/channels/"
SEND = "/setup/channels/test/"
CHECK = "/setup/channels/check/"
MONDAY = datetime(2026, 3, 2, 10, tzinfo=UTC)


@pytest.fixture
def roads(settings, tmp_path):
    """A mailbox whose password lies in a file."""
    secret = tmp_path / "mailbox-roads"
    secret.write_text("s3same")
    mailbox = Mailbox(
        name="roads",
        host="imap.town.example",
        user="roads-user",
        address="roads@town.example",
        language="es",
        password_file=secret,
    )
    settings.MAILBOXES = [mailbox]
    return mailbox


@pytest.fixture
def in_march():
    """The week of the moments that are told: of another year, they would have it."""
    with time_machine.travel(datetime(2026, 3, 5, 10, tzinfo=UTC)):
        yield


@pytest.fixture
def server(settings):
    """A mail server with a password."""
    settings.MAIL = replace(
        settings.MAIL, host="smtp.town.example", user="us", password="h1dden"
    )


def card(page, heading):
    """Return what stands in the card of this name."""
    found = next(each for each in read(page).select("h2, h3") if each.text == heading)
    return " ".join(found.find_parent(["section", "article"]).text.split())


def test_a_mailbox_stands_there_as_it_is_set(administrator, roads, town):
    publish_rules(rules=[RuleLine("mail", {"mailbox": [roads.address]}, "parks")])

    said = card(administrator.get(PAGE), "roads")

    for fact in ("roads@town.example", "imap.town.example:993", "roads-user"):
        assert fact in said
    assert "with a password from a file" in said
    assert "Team Parks" in said
    assert "Language Spanish" in said
    assert "Not read yet" in said


def test_a_rule_that_wants_more_than_the_mailbox_names_no_team(
    administrator, roads, town
):
    conditions = {"mailbox": [roads.address], "language": ["en"]}
    publish_rules(rules=[RuleLine("mail", conditions, "parks")])

    assert "the other rules decide" in card(administrator.get(PAGE), "roads")


@pytest.mark.usefixtures("in_march")
def test_it_says_when_a_mailbox_was_read_and_what_was_wrong_last(administrator, roads):
    MailboxMark.objects.create(
        name="roads",
        read_at=datetime(2026, 3, 2, 9, 59, tzinfo=UTC),
        came_at=datetime(2026, 3, 1, 8, tzinfo=UTC),
        failed_at=datetime(2026, 2, 20, 8, tzinfo=UTC),
        fault="no route to host",
    )

    said = card(administrator.get(PAGE), "roads")

    assert "In order" in said
    assert "Last fetched 2 Mar," in said
    assert "Last came 1 Mar," in said
    assert "Last fault 20 Feb," in said
    assert "no route to host" in said


def test_one_that_cannot_be_read_is_marked_here_and_in_the_list_of_tasks(
    administrator, roads
):
    MailboxMark.objects.create(
        name="roads", failing_since=timezone.now(), fault="wrong password"
    )

    assert "Cannot be read" in card(administrator.get(PAGE), "roads")
    tasks = read(administrator.get("/setup/"))
    row = tasks.find("a", href=PAGE).find_parent("li").text
    assert "Cannot be read: roads" in row
    assert "To do" in row


def test_what_waits_from_a_mailbox_is_counted(administrator, roads):
    for number in range(2):
        keep(
            "email",
            b"Subject: Lamp\r\n\r\nIt is out.",
            mailbox=roads.address,
            transport_sender="amina@mail.example",
            idempotency_key=f"imap:roads:{number}",
        )

    assert "Waiting to be understood 2" in card(administrator.get(PAGE), "roads")


@pytest.mark.usefixtures("in_march")
def test_what_came_last_is_told_apart_by_its_way(administrator, roads):
    with time_machine.travel(MONDAY, tick=False):
        keep("email", b"Subject: Lamp\r\n\r\nIt is out.", idempotency_key="lmtp:1")
    keep("email", b"Subject: Lamp\r\n\r\nIt is.", idempotency_key="imap:roads:1")

    page = administrator.get(PAGE)

    assert "Last came 2 Mar," in card(page, "Mail that your server hands over")
    assert "Not among the newest" in card(page, "The form on the web")


@pytest.mark.usefixtures("in_march")
def test_how_our_letters_leave_is_told_with_the_last_fault(administrator, server, case):
    dispatch = Dispatch.objects.get()
    Delivery.objects.create(dispatch=dispatch, result="accepted", at=MONDAY)
    later = datetime(2026, 3, 3, 10, tzinfo=UTC)
    Delivery.objects.create(
        dispatch=dispatch, result="try_again", at=later, said="451 later"
    )

    said = card(administrator.get(PAGE), "Mail going out")

    assert "smtp.town.example:25" in said
    assert "Waiting to be sent 1" in said
    assert "Last delivered 2 Mar," in said
    assert "Last fault 3 Mar," in said
    assert "451 later" in said
    assert "The last try failed" in said


def test_no_secret_is_shown(administrator, roads, server, settings):
    command = ("fetch-token", "--secret", "t0ken")
    token = replace(roads, name="parks", password_file=None, token_command=command)
    settings.MAILBOXES = [roads, token]

    page = administrator.get(PAGE).content.decode()

    assert "with a token that a command prints" in page
    for secret in ("s3same", "h1dden", "t0ken", str(roads.password_file)):
        assert secret not in page


def test_a_test_message_leaves_now_and_goes_where_it_is_wanted(administrator, server):
    answer = administrator.post(SEND, {"email": "me@town.example"}, follow=True)

    (sent,) = mail.outbox
    assert sent.to == ["me@town.example"]
    assert "A test of the mail of Hillford Town Hall" in sent.subject
    assert "If you read this, our letters leave" in sent.body
    assert sent.extra_headers["Auto-Submitted"] == "auto-replied"
    assert "took the test for me@town.example" in text_of(answer)


def test_without_a_server_it_says_where_the_file_is(administrator):
    answer = administrator.post(SEND, {"email": "me@town.example"}, follow=True)

    assert "written to a file in" in text_of(answer)


def test_what_the_mail_server_refuses_is_said_and_the_address_stays(
    administrator, server, monkeypatch
):
    def refuse(*_mail):
        raise smtplib.SMTPDataError(554, b"no relay")

    monkeypatch.setattr("answerable.channels.email.line.Line.send", refuse)

    answer = administrator.post(SEND, {"email": "me@town.example"})

    page = read(answer)
    assert answer.status_code == 422
    assert "The mail server did not take it: 554" in page.text
    assert page.select_one("#test-email")["value"] == "me@town.example"


def test_a_wrong_address_is_named_with_the_mend(administrator):
    answer = administrator.post(SEND, {"email": "me at town"})

    assert answer.status_code == 422
    assert "Write the address like name@example.org" in text_of(answer)
    assert mail.outbox == []


def test_without_an_address_of_the_office_nothing_can_be_sent(administrator, town):
    Agency.objects.update(email="")
    forget()

    answer = administrator.post(SEND, {"email": "me@town.example"})

    assert "Give the office an e-mail address first" in text_of(answer)


def test_more_tests_than_anybody_needs_are_refused_for_a_while(administrator):
    for _time in range(TESTS_AN_HOUR):
        administrator.post(SEND, {"email": "me@town.example"})

    answer = administrator.post(SEND, {"email": "me@town.example"})

    assert "many tests within an hour" in text_of(answer)
    assert len(mail.outbox) == TESTS_AN_HOUR


def test_a_mailbox_is_checked_and_what_is_in_it_is_said(
    administrator, roads, monkeypatch
):
    monkeypatch.setattr(channels, "look_into", lambda _mailbox: 3)

    answer = administrator.post(CHECK, {"name": "roads"}, follow=True)

    assert "roads opens. 3 messages are to be fetched." in text_of(answer)
    assert not MailboxMark.objects.exists()


def test_one_that_does_not_open_says_why(administrator, roads, monkeypatch):
    def refuse(_mailbox):
        message = "wrong password"
        raise ChannelTrouble(message, temporary=True)

    monkeypatch.setattr(channels, "look_into", refuse)

    answer = administrator.post(CHECK, {"name": "roads"}, follow=True)

    assert "roads cannot be opened: wrong password" in text_of(answer)


def test_a_mailbox_that_there_is_not_is_not_found(administrator, roads):
    assert administrator.post(CHECK, {"name": "gossip"}).status_code == 404


def test_without_a_mailbox_it_says_so(administrator, settings):
    settings.MAILBOXES = []

    assert "None is set." in text_of(administrator.get(PAGE))


# The four doors


def test_an_auditor_reads_and_tries_nothing(seat, ada, roads):
    browser = seat(ada)

    page = read(browser.get(PAGE))

    assert page.select("main form") == []
    assert browser.post(SEND, {"email": "me@town.example"}).status_code == 403
    assert browser.post(CHECK, {"name": "roads"}).status_code == 403


@pytest.mark.parametrize("who", ["ben", "dee"])
def test_who_does_not_set_up_finds_nothing(seat, request, who, roads):
    browser = seat(request.getfixturevalue(who))

    assert browser.get(PAGE).status_code == 404
    assert browser.post(SEND, {"email": "me@town.example"}).status_code == 404


def test_a_stranger_is_asked_to_sign_in(client, town):
    assert client.get(PAGE).status_code == 302


def test_a_look_tries_nothing(administrator, roads):
    assert administrator.get(SEND).status_code == 405
    assert administrator.get(CHECK).status_code == 405


def test_more_mailboxes_cost_no_more_questions(
    administrator, roads, settings, django_assert_max_num_queries
):
    settings.MAILBOXES = [replace(roads, name=f"box{number}") for number in range(12)]
    administrator.get(PAGE)

    with django_assert_max_num_queries(20):
        administrator.get(PAGE)
