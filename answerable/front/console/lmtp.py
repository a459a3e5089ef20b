"""The mail door: an LMTP listener behind the government's own mail server.

A mail is answered with 250 only once it is committed. Whatever goes wrong on our side
is a temporary failure, so that the mail server keeps it and tries again.
"""

from __future__ import annotations

import asyncio
import logging

from aiosmtpd.lmtp import LMTP
from aiosmtpd.smtp import SMTP, Envelope, Session
from django.db import close_old_connections

from answerable.agency.queries import get_agency
from answerable.casework.intake import keep
from answerable.casework.waking import UNDERSTAND, wake
from answerable.channels.email.channel import base_address

logger = logging.getLogger(__name__)

LARGEST = 40 * 1024 * 1024
LONGEST_LINE = 1024 * 1024  # the standard says 998; real mail does not listen
TRY_AGAIN = "451 4.3.0 Not taken, try again later"
SEND_IT = "354"  # what begins the data of a mail


class Door:
    """Takes mail for our addresses and keeps it before saying so."""

    async def handle_RCPT(  # noqa: N802  # aiosmtpd calls it by this name
        self,
        _server: SMTP,
        _session: Session,
        envelope: Envelope,
        address: str,
        _options: list[str],
    ) -> str:
        """Take our own mailbox and its signed reply addresses, nothing else."""
        try:
            ours = await asyncio.to_thread(is_ours, address)
        except Exception:  # the sender must keep it, whatever broke here
            logger.exception("A recipient could not be looked up")
            return TRY_AGAIN
        if not ours:
            return "550 5.1.1 No such mailbox here"
        envelope.rcpt_tos.append(address)
        return "250 2.1.5 OK"

    async def handle_DATA(  # noqa: N802  # aiosmtpd calls it by this name
        self, _server: SMTP, _session: Session, envelope: Envelope
    ) -> str:
        """Keep the mail once a recipient, and answer once a recipient (RFC 2033)."""
        raw, sender = bytes(envelope.original_content or b""), envelope.mail_from or ""
        answers = [
            await asyncio.to_thread(take, raw, sender, mailbox)
            for mailbox in envelope.rcpt_tos
        ]
        return "\r\n".join(answers)


def is_ours(address: str) -> bool:
    """Tell whether mail to this address is for us."""
    close_old_connections()
    return base_address(address) == get_agency().email.lower()


def take(raw: bytes, sender: str, mailbox: str) -> str:
    """Keep a mail and return the answer to its sender's server."""
    close_old_connections()
    try:
        kept = keep("email", raw, mailbox=mailbox, transport_sender=sender)
    except Exception:  # the sender must keep it, whatever broke here
        logger.exception("A mail could not be kept")
        return TRY_AGAIN
    _wake_the_worker()
    return f"250 2.0.0 Kept as {kept.envelope.reference}"


def _wake_the_worker() -> None:
    try:
        wake(UNDERSTAND)
    except Exception:  # it is kept: the periodic run will find it
        logger.exception("The worker could not be woken")


class Conversation(LMTP):
    """One connection; its buffer is as long as the class says, not the instance.

    The library refuses what is too large by itself, and as in SMTP: once a mail. LMTP
    wants an answer for each recipient (RFC 2033, section 4.2), or the sender's server
    waits for the others.
    """

    line_length_limit = LONGEST_LINE
    is_taking_data = False

    async def push(self, status: str) -> None:  # type: ignore[override]  # says texts
        """Say something; that a mail is refused for its size, once a recipient."""
        # The library forgets the recipients before it says what the door answered.
        if self.is_taking_data and self.envelope and self.envelope.rcpt_tos:
            status = "\r\n".join([status] * len(self.envelope.rcpt_tos))
        self.is_taking_data = status.startswith(SEND_IT)
        await super().push(status)


def listener() -> LMTP:
    """Return the protocol of one connection."""
    return Conversation(Door(), data_size_limit=LARGEST, enable_SMTPUTF8=True)


async def serve(host: str, port: int) -> None:
    """Listen until somebody stops us."""
    loop = asyncio.get_running_loop()
    server = await loop.create_server(listener, host, port)
    async with server:
        await server.serve_forever()
