"""From the document that the web form kept to a message; pure.

The document holds the answers as they were sent; its files lie in the store since the
draft and are named by their SHA-256.
"""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict, ValidationError

from answerable.channels.message import Arrival, File, Inbound, Request
from answerable.lib.errors import ChannelTrouble
from answerable.lib.parties import ANONYMOUS, IdentityLevel, Sender
from answerable.lib.positions import Spot
from answerable.lib.wishes import Wishes
from answerable.lib.wording import without_nul


class KeptFile(BaseModel):
    """A file that was uploaded with the draft."""

    model_config = ConfigDict(extra="forbid")

    name: str
    sha256: str
    size: int
    content_type: str


class Document(BaseModel):
    """What a person sent by the web: a new request, or words on a case they follow."""

    model_config = ConfigDict(extra="forbid")

    words: str
    language: str
    token: str = ""  # the draft it was; makes the second sending the first one's copy
    case_type: str = ""
    service: str = ""
    form: int | None = None
    wish: str = ""
    place: str = ""
    area: str = ""
    spot: Spot | None = None
    answers: dict[str, object] = {}
    name: str = ""
    email: str = ""
    phone: str = ""
    files: list[KeptFile] = []
    concerns: str = ""
    about: str = ""
    same_as: str = ""
    level: IdentityLevel = IdentityLevel.CLAIMED
    wishes: Wishes | None = None
    needs: tuple[str, ...] = ()
    trail: dict[str, object] = {}
    journey: str = ""
    asked_from: str = ""


def raw_of(document: Document) -> bytes:
    """Return the bytes that are kept."""
    return document.model_dump_json().encode()


def parse(arrival: Arrival) -> Inbound:
    """Return the message in a document. Raises ChannelTrouble for anything else."""
    try:
        document = Document.model_validate_json(arrival.raw)
    except ValidationError as error:
        message = f"not a document of the web form: {error}"
        raise ChannelTrouble(message, temporary=False) from error
    senders = _senders(document)
    return Inbound(
        channel="web",
        received_at=arrival.received_at,
        mailbox=arrival.mailbox,
        sender=senders[0] if senders else _nameless(document),
        contacts=tuple(senders[1:]),
        text=without_nul(document.words),
        files=tuple(_file(file) for file in document.files),
        language=document.language,
        concerns=document.concerns,
        request=_request(document),
    )


def _senders(document: Document) -> list[Sender]:
    """Return the ways to reach the person, the one we write to first."""
    name = without_nul(document.name)
    found = (("email", document.email), ("phone", document.phone))
    return [
        Sender(kind, address, name, document.level)
        for kind, address in found
        if address
    ]


def _nameless(document: Document) -> Sender:
    name = without_nul(document.name)
    return Sender(name=name) if name else ANONYMOUS


def _request(document: Document) -> Request:
    return Request(
        case_type=document.case_type,
        service=document.service,
        form_version=document.form,
        wish=without_nul(document.wish),
        place=without_nul(document.place),
        area=document.area,
        spot=document.spot,
        answers=document.answers,
        wishes=document.wishes,
        needs=document.needs,
        trail=document.trail,
        journey=document.journey,
        asked_from=document.asked_from,
        about=document.about,
        same_as=document.same_as,
    )


def _file(kept: KeptFile) -> File:
    return File(without_nul(kept.name), kept.content_type, kept.size, kept.sha256)
