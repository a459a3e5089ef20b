"""Encoded words of headers (RFC 2047), read as leniently as mail programs do.

Bytes of neighbours with one charset are joined before decoding: many senders cut a
letter in two. Raw bytes between the words are decoded as the mail's own charset.
"""

from __future__ import annotations

import binascii
import re
from base64 import b64decode
from collections.abc import Iterator
from itertools import groupby

from answerable.channels.email.charsets import decode

_WORD = re.compile(r"=\?([\w.:*()+'-]{1,60})\?([BbQq])\?(.*?)\?=", re.DOTALL)
_HEX = re.compile(rb"=([0-9A-Fa-f]{2})")
_FOLD = re.compile(r"[\r\n]+")


def decode_words(text: str, charset: str = "") -> str:
    """Return a header's value as it was meant; ``charset`` helps with raw bytes."""
    unfolded = _FOLD.sub("", text)
    runs = groupby(_pieces(unfolded, charset), key=lambda piece: piece[0])
    return "".join(
        decode(b"".join(raw for _, raw in run), label) for label, run in runs
    )


def _pieces(text: str, charset: str) -> Iterator[tuple[str, bytes]]:
    """Yield (charset, bytes) in order, without the blanks between two words."""
    end = 0
    for word in _WORD.finditer(text):
        between = text[end : word.start()]
        if between.strip() or not end:
            yield charset, as_bytes(between)
        yield word[1].lower(), _word_bytes(word[2], as_bytes(word[3]))
        end = word.end()
    yield charset, as_bytes(text[end:])


def as_bytes(text: str) -> bytes:
    """Return the bytes that a header came as; the parser hides raw ones as surrogates."""
    return text.encode("utf-8", "surrogateescape")


def _word_bytes(encoding: str, body: bytes) -> bytes:
    if encoding in "Qq":
        spaced = body.replace(b"_", b" ")
        return _HEX.sub(lambda pair: bytes.fromhex(pair[1].decode()), spaced)
    try:
        return b64decode(body + b"=" * (-len(body) % 4))
    except binascii.Error:
        return body
