"""The headers of a mail: by name, decoded on demand, never failing."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

from answerable.channels.email.addresses import Mailbox, name_alone, read_mailboxes
from answerable.channels.email.mime import FAULTS, Part
from answerable.channels.email.words import decode_words

MESSAGE_ID_LIMIT = 255  # characters: the column that keeps it holds no more

_MESSAGE_ID = re.compile(r"<([^<>\s]+)>")
_BARE_ID = re.compile(r"^[^<>\s]+@[^<>\s]+$")
# In this order: who wrote it comes before who only carried it.
_SENDERS = ("from", "reply-to", "sender", "return-path")
_RECIPIENTS = (
    "to",
    "cc",
    "bcc",
    "delivered-to",
    "x-original-to",
    "x-orig-to",
    "x-envelope-to",
    "envelope-to",
    "apparently-to",
    "resent-to",
    "resent-cc",
)


class Headers:
    """A mail's headers; ``charset`` is the body's, the best guess for raw bytes."""

    def __init__(self, part: Part, charset: str = "") -> None:
        """Sort the headers of this part by their names."""
        self.charset = charset
        self._values: dict[str, list[str]] = {}
        for name, value in part.items():
            self._values.setdefault(name.strip().lower(), []).append(value)

    def __contains__(self, name: str) -> bool:
        return name in self._values

    def all(self, name: str) -> list[str]:
        """Return every value of this header, as it came."""
        return self._values.get(name, [])

    def text(self, name: str) -> str:
        """Return the first value that says something, decoded, on one line."""
        texts = (decode_words(value, self.charset) for value in self.all(name))
        return next(filter(None, (" ".join(text.split()) for text in texts)), "")

    def word(self, name: str) -> str:
        """Return the first word of the header, in small letters."""
        words = re.split(r"[\s;,(]", self.text(name).lower(), maxsplit=1)
        return words[0]

    def mailboxes(self, *names: str) -> list[Mailbox]:
        """Return the mailboxes in all headers of these names."""
        values = [value for name in names for value in self.all(name)]
        return read_mailboxes(values, self.charset)


def sender_of(headers: Headers) -> Mailbox:
    """Return who wrote the mail, or who must be taken for it."""
    for name in _SENDERS:
        if boxes := headers.mailboxes(name):
            return boxes[0] if name == "from" else _with_name(boxes[0], headers)
    return Mailbox("", _name_without_address(headers))


def recipients_of(headers: Headers) -> tuple[str, ...]:
    """Return every address that the mail names as a receiver, once."""
    return _once(box.address for box in headers.mailboxes(*_RECIPIENTS))


def has_no_return(headers: Headers) -> bool:
    """Tell whether the envelope's sender was empty, as only machines send."""
    return any(value.strip() == "<>" for value in headers.all("return-path"))


def message_id_of(headers: Headers) -> str:
    """Return the mail's own id in its angle brackets, or nothing."""
    return next(iter(ids_in(headers.all("message-id"))), "")


def references_of(headers: Headers) -> tuple[str, ...]:
    """Return the ids that this mail answers to: In-Reply-To first."""
    return ids_in([*headers.all("in-reply-to"), *headers.all("references")])


def ids_in(values: Iterable[str]) -> tuple[str, ...]:
    """Return the Message-IDs in these texts, in brackets, each once."""
    return _once(found for value in values for found in _ids(decode_words(value)))


def date_of(headers: Headers) -> datetime | None:
    """Return when the mail says that it was written; without a zone it is UTC."""
    try:
        date = parsedate_to_datetime(headers.text("date"))
        return (date if date.tzinfo else date.replace(tzinfo=UTC)).astimezone(UTC)
    except FAULTS:
        return None


def _ids(text: str) -> list[str]:
    bare = _BARE_ID.findall(text.strip())
    found = bare or _MESSAGE_ID.findall(text)
    return [f"<{name}>" for name in found if len(name) <= MESSAGE_ID_LIMIT - 2]


def _once(things: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(thing for thing in things if thing))


def _with_name(box: Mailbox, headers: Headers) -> Mailbox:
    return Mailbox(box.address, box.name or _name_without_address(headers))


def _name_without_address(headers: Headers) -> str:
    names = (name_alone(value, headers.charset) for value in headers.all("from"))
    return next(filter(None, names), "")
