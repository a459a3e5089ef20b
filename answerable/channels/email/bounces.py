"""Mail that says another mail did not arrive, and which one.

Most servers send a report (RFC 3464); the rest is known by its sender and subject.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from answerable.channels.email import mime
from answerable.channels.email.headers import Headers, has_no_return, ids_in
from answerable.channels.email.mime import Part, parameter

_DAEMON = re.compile(
    r"(?:^|[\"'\s<])(?:mailer[._-]?daemon|mail[._-]?daemon|postmaster|"
    r"microsoftexchange[0-9a-f]{32})(?:@|\b)",
    re.IGNORECASE,
)
_SUBJECT = re.compile(
    r"undeliver(?:ed|able)|delivery (?:status|failure|has failed|report|problem)|"
    r"deliver(?:y|ed)? fail|mail delivery (?:failed|failure|system|error)|"
    r"(?:returned|failed) mail|returning message to sender|returned to sender|"
    r"failure notice|delay(?:ed)? (?:mail|delivery)|could not be delivered|"
    r"not be delivered|message not delivered|mail system error|nondeliverable|"
    r"unzustellbar|nicht zugestellt|übermittlungsstatus|zustellung|"
    r"non remis|échec de (?:la )?remise|"
    r"no (?:se pudo entregar|entregad)|devuelto|sin entregar|"
    r"não (?:foi |pôde )?\w* ?entreg|mancato recapito|non recapitabil|"
    r"onbestelbaar|kunde inte levereras|ikke leveres|nie dostarczono|niedoręcz|"
    r"nedoručiteln|не ?доставлен|недоставлен|teslim edilemedi|"
    r"退信|系统退信|无法投递|配信不能|配達不能|تعذر التسليم|لم يتم التسليم",
    re.IGNORECASE,
)
_OWN_WORDS = re.compile(
    r"this is the qmail-send program|this is the mail system at host|"
    r"this message was created automatically by mail delivery software|"
    r"i'm sorry to have to inform you that your message could not",
    re.IGNORECASE,
)
_RETURNED_ID = re.compile(
    r"^[> \t]*message-id:\s*(<[^<>\s]+>)", re.IGNORECASE | re.MULTILINE
)
_STATUS = re.compile(r"(?<![\d.])([245]\.\d{1,3}\.\d{1,3})(?![\d.])")
_FAILED = "failed"


def is_bounce(message: Part, headers: Headers) -> bool:
    """Tell whether the mail reports what became of another."""
    report = parameter(message, "content-type", "report-type").lower()
    return (
        report == "delivery-status"
        or "x-failed-recipients" in headers
        or any(_parts_of_kind(message, "message/delivery-status"))
        or _is_from_a_daemon(message, headers)
    )


def bounced_ids_of(message: Part, text: str) -> tuple[str, ...]:
    """Return the ids of the mails that came back, from their headers or the text."""
    inside = [kid for part in _returned(message) for kid in _headers_in(part)]
    found = ids_in(value for kid in inside for value in Headers(kid).all("message-id"))
    return found or ids_in(_RETURNED_ID.findall(text))


def bounce_status_of(message: Part, text: str) -> str:
    """Return the status code, such as 5.1.1, of the first address that failed."""
    blocks = [
        Headers(block)
        for part in _parts_of_kind(message, "message/delivery-status")
        for block in mime.children(part)
    ]
    blocks.sort(key=lambda block: block.word("action") != _FAILED)
    stated = " ".join(block.text("status") for block in blocks)
    found = _STATUS.search(stated) or _STATUS.search(text)
    return found[1] if found else ""


def _is_from_a_daemon(message: Part, headers: Headers) -> bool:
    """Tell by sender and words; a postmaster is also a person who writes."""
    if not (has_no_return(headers) or _DAEMON.search(headers.text("from"))):
        return False
    return bool(
        _SUBJECT.search(headers.text("subject"))
        or _OWN_WORDS.search(mime.text(message)[:2_000])
    )


def _returned(message: Part) -> Iterator[Part]:
    for kind in ("message/rfc822", "text/rfc822-headers", "message/rfc822-headers"):
        yield from _parts_of_kind(message, kind)


def _headers_in(part: Part) -> Iterable[Part]:
    return mime.children(part) or [mime.read(mime.content(part))]


def _parts_of_kind(message: Part, kind: str) -> Iterator[Part]:
    """Yield the parts of this content type that lie directly in the mail."""
    return (kid for kid in mime.children(message) if kid.get_content_type() == kind)
