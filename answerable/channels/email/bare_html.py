"""HTML that must not be laid out: too large, or nested to break a parser.

Both functions walk once over the tags, so the time they take grows with the length
alone, whatever was sent.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape

NESTING_LIMIT = 200  # elements: the parser drops what lies deeper than 256

_TAG = re.compile(r"<(/?)([a-zA-Z][\w:-]*)[^<>]*>")
_NEVER_NESTS = re.compile(
    "area|base|br|col|dd|dt|hr|img|input|li|link|meta|option|p|param|td|th|tr|wbr"
)
_UNSEEN = frozenset(["script", "style", "title"])


def is_nested_deep(html: str) -> bool:
    """Tell whether elements lie inside each other beyond all reason."""
    depth = deepest = 0
    for tag in _TAG.finditer(html):
        if not _NEVER_NESTS.fullmatch(tag[2].lower()):
            depth = max(0, depth + (-1 if tag[1] else 1))
            deepest = max(deepest, depth)
    return deepest > NESTING_LIMIT


def words_of(html: str) -> str:
    """Return the words between the tags, one line for each piece."""
    return unescape("\n".join(filter(None, _pieces(html))))


def _pieces(html: str) -> Iterator[str]:
    unseen, end = "", 0
    for tag in _TAG.finditer(html):
        if not unseen:
            yield html[end : tag.start()].strip()
        unseen = _unseen_after(unseen, is_end=bool(tag[1]), name=tag[2].lower())
        end = tag.end()
    yield "" if unseen else html[end:].strip()


def _unseen_after(unseen: str, *, is_end: bool, name: str) -> str:
    """Return the invisible element that stays open after this tag, if any."""
    if unseen:
        return "" if is_end and name == unseen else unseen
    return name if name in _UNSEEN and not is_end else ""
