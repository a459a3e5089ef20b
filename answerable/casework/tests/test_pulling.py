"""Mail is fetched from real mailboxes: each message once, and none is touched."""

from __future__ import annotations

import imaplib
import os
import socket
from dataclasses import replace
from datetime import timedelta

import pytest
import time_machine
from django.core.management import call_command
from django.utils import timezone

from answerable.cases.models import Case
from answerable.casework import tasks
from answerable.casework.health import health
from answerable.casework.intake import drain, keep
from answerable.casework.pulling import look_into, pull, pull_all
from answerable.casework.tests.dovecot import DOVECOT, running_dovecot
from answerable.channels.email import imap
from answerable.channels.email.imap import opened
from answerable.channels.email.mailbox import Mailbox
from answerable.channels.models import Envelope, MailboxMark
from answerable.lib.errors import ChannelTrouble
from answerable.routing.engine import RuleLine
from answerable.routing.policy import publish_rules

Outcome = Envelope.Outcome


@pytest.fixture(scope="module")
def server():
    if not DOVECOT:
        # The gate must not be green because a server was missing.
        required = os.environ.get("ANSWERABLE_IMAP") == "required"
        missing = pytest.fail if required else pytest.skip
        missing("no Dovecot on this machine: apt-get install dovecot-imapd")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    with running_dovecot(port) as server:
        yield server


@pytest.fixture
def roads(server, request, settings):
    """Return a mailbox that no other test uses."""
    mailbox = server.mailbox(f"roads{abs(hash(request.node.name))}")
    settings.MAILBOXES = [mailbox]
    return mailbox


def mail(number, words="The lamp in our street is dark."):
    return (
        f"Return-Path: <amina@mail.example>\r\nFrom: Amina <amina@mail.example>\r\n"
        f"To: roads@town.gov\r\nSubject: Lamp {number}\r\n"
        f"Message-ID: <{number}@mail.example>\r\n\r\n{words} {number}\r\n"
    ).encode()


def mails(*numbers):
    return [mail(number) for number in numbers]


def outcomes():
    return sorted(Envelope.objects.values_list("outcome", flat=True))


def test_what_lies_in_a_mailbox_is_kept_as_it_is(server, roads, town):
    server.put(roads.user, *mails(1, 2))

    assert pull(roads) == 2

    first = Envelope.objects.order_by("pk").first()
    assert first.raw == mail(1)
    assert first.mailbox == roads.address
    assert first.transport_sender == "amina@mail.example"


def test_what_was_fetched_opens_a_case(server, roads, town, mailroom):
    server.put(roads.user, mail(1))

    pull_all()
    drain()

    assert Case.objects.get().summary == "Lamp 1"


def test_a_rule_sends_what_comes_to_a_mailbox_to_its_team(
    server, roads, town, mailroom
):
    conditions = {"mailbox": [roads.address]}
    publish_rules(rules=[RuleLine("mailbox", conditions, team="roads")])
    server.put(roads.user, mail(1, "Something else."), mail(2, "Something."))

    pull_all()
    drain()

    assert {case.team for case in Case.objects.all()} == {town.roads}


def test_a_mail_that_tells_no_language_is_answered_in_that_of_its_mailbox(
    server, roads, town, settings, mailroom
):
    settings.MAILBOXES = [replace(roads, language="es")]
    server.put(roads.user, mail(1, "+44 20"))

    pull_all()
    drain()

    assert Case.objects.get().language == "es"


def test_a_second_look_finds_only_what_is_new(server, roads, town):
    server.put(roads.user, *mails(1, 2))
    pull(roads)
    server.put(roads.user, mail(3))

    assert pull(roads) == 1
    assert pull(roads) == 0
    assert Envelope.objects.count() == 3


def test_messages_stay_where_they_are_unseen(server, roads, town):
    server.put(roads.user, *mails(1, 2))

    pull(roads)

    with server.program_of(roads.user) as line:
        line.select("INBOX", readonly=True)
        assert line.search(None, "UNSEEN")[1] == [b"1 2"]
        assert line.fetch("1", "(FLAGS)")[1][0] in {
            b"1 (FLAGS ())",
            b"1 (FLAGS (\\Recent))",
        }


def test_after_more_than_a_week_without_an_answer_nothing_is_lost_or_doubled(
    server, roads, town, mailroom
):
    server.put(roads.user, *mails(1, 2))
    pull_all()
    server.stop()
    told = pull_all()
    server.start()
    server.put(roads.user, *mails(3, 4))

    with time_machine.travel(timezone.now() + timedelta(days=9), tick=True):
        assert isinstance(told[roads.name], str)
        assert pull_all() == {roads.name: 2}
        drain()

    assert outcomes() == [Outcome.OPENED] * 4


def test_a_crash_between_keeping_and_marking_doubles_nothing(
    server, roads, town, monkeypatch
):
    server.put(roads.user, *mails(1, 2))

    def crash(*_args, **_options):
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(MailboxMark, "save", crash)
        MailboxMark.objects.bulk_create(
            [MailboxMark(name=roads.name, uidvalidity=numbering(roads))]
        )
        with pytest.raises(KeyboardInterrupt):
            pull(roads)

    assert Envelope.objects.count() == 1
    assert pull(roads) == 1
    assert Envelope.objects.count() == 2


def numbering(mailbox):
    with opened(mailbox) as folder:
        return folder.uidvalidity


def test_a_fault_in_the_middle_leaves_the_mark_at_what_was_kept(
    server, roads, town, monkeypatch
):
    server.put(roads.user, *mails(1, 2, 3))
    calls = []

    def faulty(*args, **options):
        calls.append(options["idempotency_key"])
        if len(calls) == 2:
            message = "the disk is full"
            raise ChannelTrouble(message, temporary=True)
        return keep(*args, **options)

    with monkeypatch.context() as patch:
        patch.setattr("answerable.casework.pulling.keep", faulty)
        assert pull_all() == {roads.name: "the disk is full"}

    assert Envelope.objects.count() == 1
    assert pull(roads) == 2


def test_numbered_anew_all_is_read_again_and_what_was_here_is_a_duplicate(
    server, roads, town, mailroom
):
    folder = server.mailbox(roads.user, folder="Requests", user=roads.user)
    with server.program_of(roads.user) as line:
        line.create("Requests")
    server.put(roads.user, *mails(1, 2), folder="Requests")
    pull(folder)
    drain()
    before = numbering(folder)

    with server.program_of(roads.user) as line:
        line.delete("Requests")
        line.create("Requests")
    server.put(roads.user, *mails(1, 2, 3), folder="Requests")
    assert numbering(folder) != before
    pull(folder)
    drain()

    assert outcomes() == [Outcome.DUPLICATE] * 2 + [Outcome.OPENED] * 3


def test_one_mailbox_that_cannot_be_read_stops_no_other(
    server, roads, town, settings, mailroom
):
    wrong = server.home / "wrong"
    wrong.write_text("wrong")
    broken = server.mailbox("broken", password_file=wrong)
    settings.MAILBOXES = [broken, roads]
    server.put(roads.user, mail(1))

    told = pull_all()

    assert told[roads.name] == 1
    assert "AUTHENTICATIONFAILED" in str(told["broken"])


def test_a_certificate_that_nobody_vouches_for_is_not_believed(server, roads, town):
    with pytest.raises(ChannelTrouble, match="certificate verify failed"):
        pull(server.mailbox(roads.name, ca_file=None))


def test_a_certificate_for_another_name_is_not_believed(server, roads, town):
    with pytest.raises(ChannelTrouble, match="certificate verify failed"):
        pull(server.mailbox(roads.name, host="127.0.0.1"))


def test_a_folder_that_is_not_there_is_said(server, roads, town):
    with pytest.raises(ChannelTrouble, match="Mailbox doesn't exist"):
        pull(server.mailbox(roads.name, folder='No "such" folder'))


def test_a_token_that_the_server_does_not_take_is_said(server, roads, town):
    token = server.mailbox(
        roads.name, password_file=None, token_command=("printf", "token")
    )

    with pytest.raises(ChannelTrouble, match="mechanism"):
        pull(token)


def test_a_command_that_gives_no_token_is_said(server, roads, town):
    token = server.mailbox(roads.name, password_file=None, token_command=("false",))

    with pytest.raises(ChannelTrouble, match="ended with 1"):
        pull(token)


def test_a_token_is_handed_over_as_the_servers_of_that_kind_want_it(
    server, roads, town, monkeypatch
):
    said = []

    def authenticate(line, mechanism, proof):
        said.append((mechanism, proof(b"")))
        return line.login(roads.user, "hello")

    monkeypatch.setattr(imaplib.IMAP4, "authenticate", authenticate)
    token = server.mailbox(
        roads.user, password_file=None, token_command=("printf", "t0ken\n")
    )

    assert pull(token) == 0
    proof = f"user={roads.user}\1auth=Bearer t0ken\1\1".encode()
    assert said == [("XOAUTH2", proof)]


def test_no_secret_of_a_command_is_told_where_it_fails(server, roads, town):
    command = ("sh", "-c", "exit 3", "s3same")
    token = server.mailbox(roads.name, password_file=None, token_command=command)

    with pytest.raises(ChannelTrouble, match="ended with 3") as trouble:
        pull(token)

    assert "s3same" not in str(trouble.value)


def test_a_command_that_takes_too_long_is_said(server, roads, town, monkeypatch):
    monkeypatch.setattr(imap, "SECONDS", 1)
    command = ("sleep", "5")
    token = server.mailbox(roads.name, password_file=None, token_command=command)

    with pytest.raises(ChannelTrouble, match="took more than 1 seconds"):
        pull(token)


def test_a_mailbox_is_looked_into_and_nothing_is_fetched(server, roads, town):
    server.put(roads.user, *mails(1, 2))
    before = look_into(roads)
    pull_all()
    server.put(roads.user, mail(3))

    assert (before, look_into(roads)) == (2, 1)
    assert Envelope.objects.count() == 2


def test_what_a_mailbox_did_last_is_written_down(server, roads, town):
    server.put(roads.user, mail(1))
    today = timezone.now()
    with time_machine.travel(today, tick=True):
        pull_all()
    with time_machine.travel(today + timedelta(days=1), tick=True):
        pull_all()
    server.stop()
    with time_machine.travel(today + timedelta(days=2), tick=True):
        pull_all()
    server.start()

    mark = MailboxMark.objects.get()
    days = [at.date() for at in (mark.came_at, mark.read_at, mark.failed_at)]
    assert days == [(today + timedelta(days=number)).date() for number in range(3)]
    assert mark.fault


def test_the_last_fault_stays_when_it_is_read_again(server, roads, town):
    server.stop()
    pull_all()
    server.start()

    pull_all()

    mark = MailboxMark.objects.get()
    assert mark.failing_since is None
    assert mark.fault
    assert mark.read_at
    assert mark.failed_at
    assert mark.read_at >= mark.failed_at


def test_what_is_gone_meanwhile_is_passed_over(server, roads, town):
    server.put(roads.user, mail(1))
    with opened(roads) as folder:
        assert folder.raw(99) is None


def test_a_mailbox_that_fails_is_named_until_it_answers_again(server, roads, town):
    server.stop()
    pull_all()
    pull_all()
    faults = [fault for fault in health().faults if roads.name in fault]
    server.start()

    pull_all()

    assert len(faults) == 1
    assert not [fault for fault in health().faults if roads.name in fault]


def test_the_worker_fetches_and_understands(server, roads, town, mailroom):
    server.put(roads.user, mail(1))

    tasks.pull(timestamp=0)

    assert Envelope.objects.count() == 1


def test_the_command_says_how_many_came(server, roads, town, mailroom, capsys):
    server.put(roads.user, mail(1))

    call_command("pull")

    assert f"{roads.name}: 1" in capsys.readouterr().out


def test_the_command_fails_where_a_mailbox_cannot_be_read(town, settings, capsys):
    nowhere = Mailbox("roads", "127.0.0.1", "u", "u@town.gov", 9, token_command=("x",))
    settings.MAILBOXES = [nowhere]

    with pytest.raises(SystemExit):
        call_command("pull")


@pytest.mark.parametrize(
    "wrong",
    [
        pytest.param({"name": ""}, id="no name"),
        pytest.param({"name": "n" * 41}, id="a long name"),
        pytest.param({"address": "Roads@town.gov"}, id="a capital letter"),
        pytest.param({"token_command": ()}, id="no way in"),
        pytest.param({"password_file": "/x"}, id="two ways in"),
    ],
)
def test_a_mailbox_that_could_never_be_read_is_refused(wrong):
    named = {
        "name": "roads",
        "host": "imap.town.gov",
        "user": "roads",
        "address": "roads@town.gov",
        "token_command": ("x",),
    }

    with pytest.raises(ValueError, match=r"mailbox|small letters|password_file"):
        Mailbox(**(named | wrong))
