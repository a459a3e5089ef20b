"""The standard library's parser, kept from harm.

The old policy is ten times faster than the new one and, unlike it, hands headers
over as they came; decoding them is our own business.
"""

from __future__ import annotations

import re
from email import message_from_bytes
from email.errors import MissingHeaderBodySeparatorDefect
from email.message import Message
from email.parser import BytesHeaderParser
from email.policy import Compat32

from answerable.channels.email.charsets import decode

HEADER_LIMIT = 100_000  # characters: two thousand readers of one mail
# Characters of a header with parameters, which the library reads in quadratic time.
PARAMETERS_LIMIT = 4_000
HEAD_LIMIT = 1_000_000  # bytes of all headers that are worth mending

# What the library raises on malformed structure, nesting and parameters.
FAULTS = (
    ArithmeticError,
    AssertionError,
    AttributeError,
    LookupError,
    RecursionError,
    TypeError,
    ValueError,
)

_BEFORE_HEADERS = b"\xef\xbb\xbf \t\r\n"
_BLANK_LINE = re.compile(rb"\n\r?\n")
_IN_HEAD = re.compile(rb"[ \t]|[A-Za-z][A-Za-z0-9_-]*:|From ")
_KNOWN_HEADER = re.compile(
    rb"(?:from|to|subject|date|message-id|mime-version|content-type|received):",
    re.IGNORECASE,
)
_FIRST_WORD = re.compile(r"[\w-]+")

Part = Message


class _AsItCame(Compat32):
    """Headers as they came, cut to a length that can be handled."""

    def header_source_parse(self, sourcelines: list[str]) -> tuple[str, str]:
        name, value = super().header_source_parse(sourcelines)
        if name.lower() == "content-transfer-encoding":
            value = "".join(_FIRST_WORD.findall(value)[:1])
        has_parameters = name.lower().startswith("content-")
        return name, value[: PARAMETERS_LIMIT if has_parameters else HEADER_LIMIT]

    def header_fetch_parse(self, name: str, value: str) -> str:  # noqa: ARG002  # theirs
        return value


AS_IT_CAME = _AsItCame(max_line_length=None)


def read(raw: bytes) -> Part:
    """Return the mail as parts; one that is nested too deep has its headers only."""
    trimmed = raw.lstrip(_BEFORE_HEADERS)
    try:
        part = message_from_bytes(trimmed, policy=AS_IT_CAME)
        if _is_torn(part):
            part = message_from_bytes(_mend(trimmed), policy=AS_IT_CAME)
    except FAULTS:
        part = BytesHeaderParser(policy=AS_IT_CAME).parsebytes(trimmed)
    return part


def _is_torn(part: Part) -> bool:
    """Tell whether a line without a name broke the headers off."""
    return any(isinstance(d, MissingHeaderBodySeparatorDefect) for d in part.defects)


def _mend(raw: bytes) -> bytes:
    """Indent the lines of the head that lost their indent, if headers follow them.

    Some programs that fetch mail strip every line.
    """
    end = _BLANK_LINE.search(raw, 0, HEAD_LIMIT)
    lines = raw[: end.start()].split(b"\n") if end else []
    torn = next((n for n, line in enumerate(lines) if not _IN_HEAD.match(line)), 0)
    if not end or not any(_KNOWN_HEADER.match(line) for line in lines[torn + 1 :]):
        return raw
    mended = [line if _IN_HEAD.match(line) else b" " + line for line in lines]
    return b"\n".join(mended) + raw[end.start() :]


def children(part: Part) -> list[Part]:
    """Return the parts directly inside this one."""
    if not part.is_multipart():
        return []
    return [kid for kid in part.get_payload() if isinstance(kid, Message)]


def content(part: Part) -> bytes:
    """Return the bytes of a leaf, or of a whole nested mail as a file would hold it."""
    try:
        if part.is_multipart():
            return b"\n".join(_flattened(kid) for kid in children(part))
        payload = part.get_payload(decode=True)
    except FAULTS:
        return b""
    return payload if isinstance(payload, bytes) else b""


def text(part: Part) -> str:
    """Return the characters of a leaf, by its charset as far as that is true."""
    return decode(content(part), parameter(part, "content-type", "charset"))


def parameter(part: Part, header: str, name: str) -> str:
    """Return a parameter of a header, raw but for RFC 2231; nothing when absent."""
    try:
        value = part.get_param(name, header=header, unquote=True)
    except FAULTS:
        return ""
    if isinstance(value, tuple):
        label, _, escaped = value
        return decode(escaped.encode("latin-1", "surrogateescape"), label or "")
    return value if isinstance(value, str) else ""


def _flattened(part: Part) -> bytes:
    return part.as_bytes(policy=AS_IT_CAME)


def is_attached(part: Part) -> bool:
    """Tell whether the sender wants this part to be a file."""
    return (part.get("content-disposition") or "").strip().lower().startswith("attach")


def is_named(part: Part) -> bool:
    """Tell whether the part carries a file's name."""
    return bool(given_name(part).strip())


def given_name(part: Part) -> str:
    """Return the raw name of a part, from wherever the sender wrote it."""
    return parameter(part, "content-disposition", "filename") or parameter(
        part, "content-type", "name"
    )


def charset_of(part: Part) -> str:
    """Return the charset that the first text in this mail claims."""
    charset = parameter(part, "content-type", "charset")
    if charset or not part.is_multipart():
        return charset
    charsets = (parameter(kid, "content-type", "charset") for kid in part.walk())
    return next(filter(None, charsets), "")
