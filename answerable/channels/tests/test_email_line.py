"""Several mails in a row share one line to the server; a broken line is mended."""

from __future__ import annotations

import socket
from collections.abc import Iterator

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session

from answerable.channels.message import Outbound
from answerable.channels.registry import CHANNELS, in_a_row
from answerable.lib.errors import ChannelTrouble


class Server:
    """A mail server that counts who calls; it can refuse, or hang up."""

    def __init__(self) -> None:
        self.calls: set[object] = set()
        self.subjects: list[str] = []
        self.answers: list[str] = []

    async def handle_DATA(self, server: SMTP, session: Session, mail: Envelope) -> str:
        self.calls.add(session.peer)
        answer = self.answers.pop(0) if self.answers else "250 OK"
        if answer == "hang up":
            server.transport.close()
        if answer.startswith("250"):
            self.subjects.append(str(mail.rcpt_tos[0]))
        return answer


@pytest.fixture(name="server")
def _server(settings) -> Iterator[Server]:
    server = Server()
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    door = Controller(server, hostname="127.0.0.1", port=port)
    door.start()
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST = "127.0.0.1"
    settings.EMAIL_PORT = port
    yield server
    door.stop()


def send(to: str) -> None:
    CHANNELS["email"].send(
        Outbound(
            to=to,
            sender_address="help@hillford.example",
            subject="Your request",
            text="We have it.",
            language="en",
            message_id=f"<{to}>",
            sender_name="Roads",
            reply_to="help@hillford.example",
        )
    )


ADDRESSES = ["amina@mail.example", "ben@mail.example", "chloe@mail.example"]


def test_mails_in_a_row_share_one_line(server):
    with in_a_row():
        for address in ADDRESSES:
            send(address)

    assert (server.subjects, len(server.calls)) == (ADDRESSES, 1)


def test_a_mail_alone_has_a_line_of_its_own(server):
    for address in ADDRESSES:
        send(address)

    assert (server.subjects, len(server.calls)) == (ADDRESSES, 3)


def test_a_mail_that_is_refused_does_not_hold_up_the_next(server):
    server.answers = ["550 no such mailbox"]

    with in_a_row():
        with pytest.raises(ChannelTrouble):
            send(ADDRESSES[0])
        send(ADDRESSES[1])

    assert (server.subjects, len(server.calls)) == ([ADDRESSES[1]], 1)


def test_a_line_that_broke_is_opened_anew(server):
    server.answers = ["hang up"]

    with in_a_row():
        with pytest.raises(ChannelTrouble) as trouble:
            send(ADDRESSES[0])
        send(ADDRESSES[1])

    assert trouble.value.temporary
    assert (server.subjects, len(server.calls)) == ([ADDRESSES[1]], 2)


def test_a_server_that_is_away_is_a_trouble_of_each_mail(settings, server):
    settings.EMAIL_PORT = 1

    with in_a_row(), pytest.raises(ChannelTrouble) as trouble:
        send(ADDRESSES[0])

    assert trouble.value.temporary


def test_letters_that_are_written_to_files_are_a_file_each(settings, tmp_path):
    settings.EMAIL_BACKEND = "answerable.channels.email.outbox.FolderBackend"
    settings.EMAIL_FILE_PATH = tmp_path

    with in_a_row():
        for address in ADDRESSES:
            send(address)

    assert len(list(tmp_path.iterdir())) == 3
