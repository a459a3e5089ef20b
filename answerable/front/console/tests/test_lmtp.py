"""The mail door keeps a mail before it says so, in a real conversation."""

from __future__ import annotations

import asyncio
import contextlib
import smtplib
import socket
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from threading import Event, Thread

import pytest
from django.core.management import call_command
from django.db import OperationalError, connections

from answerable.casework.intake import drain, raw_of
from answerable.channels.models import Envelope
from answerable.front.console import lmtp
from answerable.lib.keys import reply_key

MAILBOX = "help@hillford.example"
SENDER = "amina@mail.example"
LETTER = (
    b"From: Amina <amina@mail.example>\r\nSubject: Lamp\r\n\r\nIt is dark.\r\n.\r\n"
)
PATIENCE = 10


class Doorman:
    """Serves in a thread of its own, and does its work in one more."""

    def __init__(self) -> None:
        self.loop = asyncio.new_event_loop()
        self.hands = ThreadPoolExecutor(1)
        self.loop.set_default_executor(self.hands)
        self.ready, self.port = Event(), 0
        self.thread = Thread(target=self.serve, daemon=True)

    def serve(self) -> None:
        make = self.loop.create_server(lmtp.listener, "127.0.0.1", 0)
        server = self.loop.run_until_complete(make)
        self.port = server.sockets[0].getsockname()[1]
        self.ready.set()
        self.loop.run_forever()
        server.close()
        self.loop.run_until_complete(server.wait_closed())
        self.loop.close()

    def leave(self) -> None:
        # The database cannot be taken down while somebody is connected.
        self.hands.submit(connections.close_all).result(PATIENCE)
        self.loop.call_soon_threadsafe(self.loop.stop)
        self.thread.join(PATIENCE)
        self.hands.shutdown()


@pytest.fixture(name="door")
def _door(committed, town) -> Iterator[Doorman]:
    doorman = Doorman()
    doorman.thread.start()
    assert doorman.ready.wait(PATIENCE)
    yield doorman
    doorman.leave()


@contextmanager
def talking(door: Doorman) -> Iterator[smtplib.LMTP]:
    server = smtplib.LMTP("127.0.0.1", door.port, "mx.example", timeout=PATIENCE)
    try:
        server.ehlo_or_helo_if_needed()
        yield server
    finally:
        server.close()


def answers(door: Doorman, *recipients: str, letter: bytes = LETTER) -> list[int]:
    """Return what the door says: of each recipient, then of each delivery."""
    with talking(door) as server:
        server.mail(SENDER)
        codes = [server.rcpt(recipient)[0] for recipient in recipients]
        server.putcmd("data")
        code, _ = server.getreply()
        if code != 354:
            return [*codes, code]
        server.send(smtplib._quote_periods(letter) + b".\r\n")  # type: ignore[attr-defined]  # what smtplib itself does
        return codes + [server.getreply()[0] for code in codes if code == 250]


def test_a_mail_is_committed_before_it_is_taken(door):
    with talking(door) as server:
        server.mail(SENDER)
        server.rcpt(MAILBOX)
        code, said = server.data(LETTER)

    envelope = Envelope.objects.get()
    assert (code, said) == (250, f"2.0.0 Kept as {envelope.reference}".encode())
    assert raw_of(envelope) == LETTER
    assert (envelope.mailbox, envelope.transport_sender) == (MAILBOX, SENDER)
    assert envelope.outcome == "waiting"


def test_the_worker_is_woken_for_it(door, mailroom):
    answers(door, MAILBOX)

    assert [job["queueing_lock"] for job in mailroom.jobs.values()] == ["understand"]


def test_what_was_taken_becomes_a_case(door):
    answers(door, MAILBOX)

    drain()

    assert Envelope.objects.get().outcome == "opened"


@pytest.mark.parametrize(
    ("recipient", "code"),
    [
        pytest.param("HELP@Hillford.example", 250, id="our mailbox, in capitals"),
        pytest.param("help+7k4m9xqk-abc@hillford.example", 250, id="a reply address"),
        pytest.param("mayor@hillford.example", 550, id="another mailbox"),
        pytest.param("help@else.example", 550, id="another house"),
    ],
)
def test_only_our_own_mailbox_is_taken(door, recipient, code):
    with talking(door) as server:
        server.mail(SENDER)

        assert server.rcpt(recipient)[0] == code


def test_each_recipient_gets_an_answer_of_its_own(door):
    codes = answers(door, MAILBOX, "mayor@hillford.example", f"help+x@{MAILBOX[5:]}")

    assert codes == [250, 550, 250, 250, 250]
    assert Envelope.objects.count() == 2


def test_a_copy_to_two_of_our_addresses_opens_one_case(door, town):
    letter = b"Message-ID: <1@mail.example>\r\n" + LETTER
    answers(door, MAILBOX, "help+x@hillford.example", letter=letter)

    drain()

    outcomes = Envelope.objects.values_list("outcome", flat=True)
    assert sorted(outcomes) == ["duplicate", "opened"]


@pytest.mark.parametrize(
    "announced",
    [pytest.param(True, id="announced"), pytest.param(False, id="not announced")],
)
def test_a_mail_that_is_too_large_is_refused_and_nothing_taken(
    door, monkeypatch, announced
):
    monkeypatch.setattr(lmtp, "LARGEST", 1000)
    letter = LETTER + b"x\r\n" * 1000
    with talking(door) as server:
        size = [f"size={len(letter)}"] if announced else []
        code, _ = server.mail(SENDER, size)
        if not announced:
            server.rcpt(MAILBOX)
            code, _ = server.data(letter)

    assert code == 552
    assert not Envelope.objects.exists()


@pytest.mark.parametrize(
    ("limit", "code"),
    [
        pytest.param("LARGEST", 552, id="a mail"),
        pytest.param("LONGEST_LINE", 500, id="a line"),
    ],
)
def test_what_is_too_large_is_refused_once_a_recipient_and_the_talk_goes_on(
    door, monkeypatch, limit, code
):
    monkeypatch.setattr(lmtp, "LARGEST", 100_000)
    monkeypatch.setattr(lmtp.Conversation, "line_length_limit", 50_000)
    large = {"LARGEST": b"x\r\n" * 40_000, "LONGEST_LINE": b"x" * 60_000 + b"\r\n"}
    with talking(door) as server:
        server.mail(SENDER)
        server.rcpt(MAILBOX)
        server.rcpt("help+x@hillford.example")
        server.putcmd("data")
        begin, _ = server.getreply()
        server.send(large[limit] + b".\r\n")
        refused = [server.getreply()[0] for _ in range(2)]
        then, _ = server.noop()

    assert (begin, refused, then) == (354, [code, code], 250)
    assert not Envelope.objects.exists()


def test_data_without_a_recipient_is_refused_once(door):
    with talking(door) as server:
        server.mail(SENDER)

        assert server.docmd("data")[0] == 503
        assert server.noop()[0] == 250


def test_lines_longer_than_the_standard_allows_are_taken(door):
    assert answers(door, MAILBOX, letter=LETTER + b"x" * 100_000 + b"\r\n") == [
        250,
        250,
    ]


def test_a_database_in_trouble_means_try_again(door, monkeypatch):
    def trouble(*_args: object, **_options: object) -> None:
        message = "the disk is full"
        raise OperationalError(message)

    monkeypatch.setattr("answerable.casework.intake.insert_drawn", trouble)

    assert answers(door, MAILBOX) == [250, 451]
    assert not Envelope.objects.exists()


def test_a_recipient_that_cannot_be_looked_up_is_tried_again(door, monkeypatch):
    monkeypatch.setattr(lmtp, "get_agency", lambda: 1 / 0)

    assert answers(door, MAILBOX)[0] == 451


def test_a_worker_that_cannot_be_woken_costs_no_mail(door, monkeypatch):
    monkeypatch.setattr(lmtp, "wake", lambda _: 1 / 0)

    assert answers(door, MAILBOX) == [250, 250]
    assert Envelope.objects.count() == 1


def test_several_mails_come_over_one_connection(door):
    with talking(door) as server:
        for _ in range(3):
            server.mail(SENDER)
            server.rcpt(MAILBOX)
            assert server.data(LETTER)[0] == 250

    assert Envelope.objects.count() == 3


def test_our_own_reply_address_is_ours(case, settings):
    key = reply_key(case.reference, SENDER, settings.KEYS)

    assert lmtp.is_ours(f"help+{key}@hillford.example")


def test_the_command_says_where_it_listens(monkeypatch, capsys, settings):
    settings.LMTP = ("127.0.0.1", 8324)
    served = []

    async def serve(host: str, port: int) -> None:
        served.append((host, port))

    monkeypatch.setattr(
        "answerable.front.console.management.commands.lmtp.serve", serve
    )

    call_command("lmtp")

    assert served == [("127.0.0.1", 8324)]
    assert "Taking mail over LMTP at 127.0.0.1:8324." in capsys.readouterr().out


async def greeting(port: int) -> bytes:
    """Return what a listener says first; it may take a moment to be there."""
    while True:
        with contextlib.suppress(ConnectionRefusedError):
            reader, writer = await asyncio.open_connection("127.0.0.1", port)
            said = await reader.readline()
            writer.close()
            return said


def test_the_listener_listens_until_it_is_stopped():
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]

    async def knock() -> bytes:
        serving = asyncio.create_task(lmtp.serve("127.0.0.1", port))
        said = await asyncio.wait_for(greeting(port), PATIENCE)
        serving.cancel()
        with pytest.raises(asyncio.CancelledError):
            await serving
        return said

    assert asyncio.run(knock()).startswith(b"220 ")
