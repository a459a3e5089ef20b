"""Bytes to text, whatever the label says: labels are wrong, unknown or missing.

UTF-8 is tried before a single-byte label, because such text is hardly ever valid
UTF-8 by accident. What no codec takes is guessed; nothing here ever fails.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from functools import lru_cache

from charset_normalizer import from_bytes

GUESS_SAMPLE = 8_192  # bytes: guessing costs milliseconds a kilobyte
GUESS_MINIMUM = 32  # bytes: below that a guess is a coin toss

_FAULTS = (UnicodeError, LookupError, ValueError)

# Names that mails use and Python does not know, and names that senders use for a
# larger set than they say (the same table as browsers have).
_CALLED = {
    "ansi_x3.110-1983": "cp1252",
    "ascii": "cp1252",
    "big5": "big5hkscs",
    "cn-gb": "gb18030",
    "euc-kr": "cp949",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "iso-8859-1": "cp1252",
    "iso-8859-8-i": "iso-8859-8",
    "iso-8859-9": "cp1254",
    "iso-8859-11": "cp874",
    "ks_c_5601-1987": "cp949",
    "latin1": "cp1252",
    "shift_jis": "cp932",
    "tis-620": "cp874",
    "unicode": "utf-8",
    "unicode-1-1-utf-7": "utf-7",
    "unicode-1-1-utf-8": "utf-8",
    "us-ascii": "cp1252",
    "utf8mb4": "utf-8",
    "windows-31j": "cp932",
    "windows-874": "cp874",
    "x-gbk": "gb18030",
    "x-mac-roman": "mac-roman",
    "x-sjis": "cp932",
}
# Codecs of Python that are no charsets of mails; some are slow on hostile input.
_NO_CHARSET = {
    "idna",
    "mbcs",
    "oem",
    "punycode",
    "raw-unicode-escape",
    "undefined",
    "unicode-escape",
}
_STATEFUL = ("utf-7", "utf-16", "utf-32", "iso2022", "hz")
_DOUBLE_BYTE = ("big5", "cp932", "cp949", "cp950", "euc", "gb", "shift", "johab")
_THREE_BYTES_OF_UTF8 = re.compile(rb"[\xe0-\xef][\x80-\xbf]{2}")
_LONE_SURROGATES = re.compile("[\ud800-\udfff]")
_SHIFT = b"\x1b$"  # begins Japanese, Korean or Chinese in seven bits (ISO 2022)


def decode(raw: bytes, label: str = "") -> str:
    """Return the text of these bytes, without NUL and lone surrogates."""
    codec = codec_for(label)
    if raw.isascii() and not codec.startswith(_STATEFUL) and _SHIFT not in raw:
        return clean(raw.decode("ascii"))
    for name in _in_order(raw, codec):
        try:
            return clean(raw.decode(name))
        except _FAULTS:
            continue
    return clean(_guess(raw))


def clean(text: str) -> str:
    """Take out what PostgreSQL and JSON cannot hold."""
    return _LONE_SURROGATES.sub("\ufffd", text.replace("\0", ""))


@lru_cache(maxsize=256)
def codec_for(label: str) -> str:
    """Return Python's name for a charset label, or nothing when it has none."""
    called = label.strip().strip("\"'").lower().partition("*")[0]
    try:
        name = codecs.lookup(_CALLED.get(called, called)).name
    except _FAULTS:
        return ""
    return "" if name in _NO_CHARSET else name


def _in_order(raw: bytes, codec: str) -> Iterator[str]:
    if codec.startswith(_STATEFUL):
        yield codec
    elif _SHIFT in raw:
        yield "iso2022_jp_2"
    elif not codec.startswith(_DOUBLE_BYTE) or _THREE_BYTES_OF_UTF8.search(raw):
        yield "utf-8"
    if codec:
        yield codec
    if codec == "cp1252":
        yield "latin-1"  # cp1252 has five holes


def _guess(raw: bytes) -> str:
    best = from_bytes(raw[:GUESS_SAMPLE]).best() if len(raw) >= GUESS_MINIMUM else None
    return raw.decode(best.encoding if best else "cp1252", errors="replace")
