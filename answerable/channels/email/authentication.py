"""What receiving servers say they proved about the sender (RFC 8601).

Nothing is verified here: whoever uses the result trusts only the server that it
configured, because anybody can write such a header.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from answerable.channels.email.headers import Headers
from answerable.channels.email.words import decode_words

NESTING_LIMIT = 5  # comments inside comments

_COMMENT = re.compile(r"\([^()]*\)")
_QUOTED_NAME = re.compile(r"\"([\w.@-]*)\"")
_QUOTED_TEXT = re.compile(r"\"[^\"]*\"")
_DKIM_PASS = re.compile(r"\s*dkim\s*=\s*pass\b", re.IGNORECASE)
_DOMAIN = re.compile(r"\bheader\.(?:d|i)\s*=\s*(?:[^\s;@]*@)?([\w.-]+)", re.IGNORECASE)


@dataclass(frozen=True)
class Authentication:
    """One server's word: whether a signature of the From domain was good."""

    server: str
    dkim_aligned: bool


def authentications_of(headers: Headers) -> tuple[Authentication, ...]:
    """Return what each ``Authentication-Results`` header says, the last hop first."""
    domain = _author_domain(headers)
    values = headers.all("authentication-results")
    return tuple(_read(decode_words(value), domain) for value in values)


def _author_domain(headers: Headers) -> str:
    """Return the domain of the one author; several authors prove nobody."""
    boxes = headers.mailboxes("from")
    is_one = len(boxes) == 1 == len(headers.all("from"))
    return boxes[0].address.rpartition("@")[2] if is_one else ""


def _read(value: str, domain: str) -> Authentication:
    server, *results = _without_comments(value).split(";")
    signed = [result for result in results if _DKIM_PASS.match(result)]
    domains = [found for result in signed for found in _DOMAIN.findall(result)]
    aligned = any(_is_aligned(signer.lower(), domain) for signer in domains)
    return Authentication(" ".join(server.split()[:1]).lower(), aligned)


def _without_comments(value: str) -> str:
    """Take out whatever may repeat words of the sender, who may have chosen them well.

    What is then still open proves nothing, and is cut off.
    """
    text = _QUOTED_TEXT.sub(" ", _QUOTED_NAME.sub(r"\1", value))
    for _ in range(NESTING_LIMIT):
        text = _COMMENT.sub(" ", text)
    return re.split(r"[()\"]", text, maxsplit=1)[0]


def _is_aligned(signer: str, domain: str) -> bool:
    """Tell whether the signer is the domain, or one that the domain lies in."""
    return "." in signer and f".{domain}".endswith(f".{signer}")
