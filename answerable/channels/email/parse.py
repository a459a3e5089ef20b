"""The door: the bytes of one e-mail in, what they say out.

Never raises: mail is other people's bytes, and whatever of it can be understood is.
"""

from __future__ import annotations

import hashlib
import re

from answerable.channels.email import mime
from answerable.channels.email.attachments import take_files
from answerable.channels.email.authentication import authentications_of
from answerable.channels.email.automatic import LOOP_HEADER, kind_of
from answerable.channels.email.bodies import read_body
from answerable.channels.email.bounces import bounce_status_of, bounced_ids_of
from answerable.channels.email.headers import (
    Headers,
    date_of,
    message_id_of,
    recipients_of,
    references_of,
    sender_of,
)
from answerable.channels.email.languages import language_of
from answerable.channels.email.mail import Mail
from answerable.channels.email.replies import fold
from answerable.channels.email.separators import is_forwarding
from answerable.channels.message import Kind

LANGUAGES = ("en", "es", "ar")

_END_OF_HEADERS = re.compile(rb"\r?\n\r?\n")


def parse(raw: bytes, *, languages: tuple[str, ...] = LANGUAGES) -> Mail:
    """Understand one e-mail; ``languages`` are those that the site speaks."""
    message = mime.read(raw)
    headers = Headers(message, mime.charset_of(message))
    body = read_body(message)
    files = take_files(body.files, headers.charset)
    text = body.text() or files.text
    subject = headers.text("subject")
    folded = fold(text, forwarded=is_forwarding(subject))
    sender = sender_of(headers)
    kind = kind_of(message, headers)
    is_bounce = kind is Kind.BOUNCE
    return Mail(
        sender_address=sender.address,
        sender_name=sender.name,
        reply_to=next((box.address for box in headers.mailboxes("reply-to")), ""),
        recipients=recipients_of(headers),
        subject=subject,
        text=text,
        reply_text=folded.reply,
        quoted_text=folded.quoted,
        attachments=files.files,
        left_out=files.left_out,
        message_id=message_id_of(headers),
        references=references_of(headers),
        date=date_of(headers),
        kind=kind,
        language=language_of(folded.reply, languages),
        bounced_ids=bounced_ids_of(message, text) if is_bounce else (),
        bounce_status=bounce_status_of(message, text) if is_bounce else "",
        authentication=authentications_of(headers),
        loop_header=headers.text(LOOP_HEADER),
        body_hash=hash_body(raw),
    )


def hash_body(raw: bytes) -> str:
    """Return the SHA-256 of what lies below the headers, whatever ends its lines."""
    end = _END_OF_HEADERS.search(raw)
    body = raw[end.end() :] if end else b""
    return hashlib.sha256(body.replace(b"\r\n", b"\n").rstrip()).hexdigest()
