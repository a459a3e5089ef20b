"""What was understood of one e-mail."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from answerable.channels.email.authentication import Authentication
from answerable.channels.message import File, Kind


@dataclass(frozen=True)
class Mail:
    """One e-mail, read.

    ``reply_text`` is what the person wrote now and ``quoted_text`` what was folded
    away; together they hold every line of ``text``. Addresses are in small letters,
    ids in angle brackets. ``date`` is aware and only what the sender claims.
    """

    sender_address: str = ""
    sender_name: str = ""
    reply_to: str = ""
    recipients: tuple[str, ...] = ()
    subject: str = ""
    text: str = ""
    reply_text: str = ""
    quoted_text: str = ""
    attachments: tuple[File, ...] = ()
    left_out: tuple[str, ...] = ()  # names of files that were too large or too many
    message_id: str = ""
    references: tuple[str, ...] = ()
    date: datetime | None = None
    kind: Kind = Kind.MESSAGE
    language: str = ""
    bounced_ids: tuple[str, ...] = ()  # of our mails that came back
    bounce_status: str = ""  # such as 5.1.1
    authentication: tuple[Authentication, ...] = ()
    loop_header: str = ""
    body_hash: str = ""  # SHA-256 of the bytes below the headers

    @property
    def is_empty(self) -> bool:
        """Tell whether there is nothing in it that anybody could work on."""
        return not (
            self.sender_address or self.subject or self.text or self.attachments
        )
