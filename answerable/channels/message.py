"""What a channel understood, and what it is asked to send; frozen and pure."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from answerable.lib.parties import ANONYMOUS, Sender
from answerable.lib.positions import Spot
from answerable.lib.wishes import Wishes


class Kind(StrEnum):
    """What sort of thing arrived: a person's message, or a machine's."""

    MESSAGE = "message"
    AUTO_REPLY = "auto_reply"
    BOUNCE = "bounce"
    LOOP = "loop"


@dataclass(frozen=True)
class File:
    """One file that came along. Its bytes are here, or already in the store."""

    name: str
    content_type: str
    size: int
    sha256: str
    content: bytes | None = field(default=None, repr=False)


@dataclass(frozen=True)
class Request:
    """What a guided form asked beyond the words: empty for every other channel."""

    case_type: str = ""
    service: str = ""  # its slug
    form_version: int | None = None  # its id
    wish: str = ""
    place: str = ""
    area: str = ""  # its slug
    spot: Spot | None = None
    answers: dict[str, object] = field(default_factory=dict)
    wishes: Wishes | None = None  # what it asks us to remember of its person
    trail: dict[str, object] = field(default_factory=dict)  # looked for, and read
    journey: str = ""  # its name: what was read after a search (knowledge.journeys)
    asked_from: str = ""  # slug of the help page from which its person asked
    needs: tuple[str, ...] = ()  # who or what helps its person to say it
    about: str = ""  # reference of the case it complains about, proved by the surface
    same_as: str = ""  # reference of the open report that its person follows instead


@dataclass(frozen=True)
class Arrival:
    """One raw thing as a channel is given it to understand."""

    raw: bytes
    received_at: datetime
    mailbox: str = ""
    transport_sender: str = ""


@dataclass(frozen=True)
class Inbound:
    """One message from outside, understood. ``received_at`` is aware."""

    channel: str
    received_at: datetime
    text: str
    mailbox: str = ""
    sender: Sender = ANONYMOUS
    kind: Kind = Kind.MESSAGE
    subject: str = ""
    quoted: str = ""
    files: tuple[File, ...] = ()
    left_out: tuple[str, ...] = ()  # names of files that were too large or too many
    language: str = ""
    message_id: str = ""
    references: tuple[str, ...] = ()
    recipients: tuple[str, ...] = ()
    concerns: str = ""  # reference of the case it was written on, proved by the surface
    contacts: tuple[Sender, ...] = ()  # further ways to reach the same person
    body_hash: str = ""
    bounced_ids: tuple[str, ...] = ()  # messages of ours that a bounce names
    bounce_status: str = ""
    request: Request = Request()


@dataclass(frozen=True)
class Outbound:
    """One message to send. ``text`` is final; a channel adds nothing a person reads."""

    to: str
    sender_address: str
    subject: str
    text: str
    language: str
    message_id: str
    sender_name: str
    reply_to: str
    in_reply_to: str = ""
    references: tuple[str, ...] = ()
    automatic: bool = False
    files: tuple[File, ...] = ()


@dataclass(frozen=True)
class Receipt:
    """What a channel says of a message it was given."""

    accepted: bool
    said: str = ""
