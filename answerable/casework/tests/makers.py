"""Makers of messages and cases, the way they really come."""

from __future__ import annotations

import hashlib

from answerable.cases.models import Case
from answerable.casework import intake
from answerable.casework.intake import Kept
from answerable.channels.models import Envelope
from answerable.channels.web.parse import Document, raw_of

LAMP = "The street light outside 4 Mill Lane is out."


def send_form(*, token: str = "", visitor: str = "visitor", **changes: object) -> Kept:
    """Send a web form and have it understood, as the portal does."""
    answers = {"words": LAMP, "language": "en", "service": "street-light"} | changes
    document = Document.model_validate(answers | {"token": token})
    kept = intake.keep(
        "web", raw_of(document), idempotency_key=token, transport_sender=visitor
    )
    intake.understand(kept.envelope)
    return kept


def send_mail(
    text: str = LAMP,
    *,
    sender: str = "Amina <amina@mail.example>",
    subject: str = "Street light",
    to: str = "help@hillford.example",
    message_id: str = "",
    **headers: str,
) -> Envelope:
    """Send a mail and have it understood, as the mail door and the worker do."""
    lines = [
        f"From: {sender}",
        f"To: {to}",
        f"Subject: {subject}",
        f"Message-ID: {message_id or _message_id(text, sender)}",
        *(f"{name.replace('_', '-')}: {value}" for name, value in headers.items()),
    ]
    raw = "\r\n".join([*lines, "", text]).encode()
    kept = intake.keep("email", raw, mailbox=to, transport_sender=sender)
    return intake.understand(kept.envelope)


def _message_id(text: str, sender: str) -> str:
    digest = hashlib.sha256(f"{text}{sender}".encode()).hexdigest()
    return f"<{digest[:20]}@mail.example>"


def case_of(envelope: Envelope) -> Case:
    """Return the case that an envelope ended in."""
    return Case.objects.get(reference=envelope.case_reference)


def make_case(**changes: object) -> Case:
    """Return a case that came by the web form, with everything that belongs to it."""
    answers: dict[str, object] = {
        "place": "Mill Lane",
        "name": "Amina Yusuf",
        "email": "amina@mail.example",
    }
    return case_of(send_form(**(answers | changes)).envelope)  # type: ignore[arg-type]  # as said
