"""What each line of a mail is: words, a quote, or one of the lines around quotes."""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import Enum

from answerable.channels.email.attributions import (
    Attribution,
    Strength,
    find_attribution,
    is_broken_bracket,
)
from answerable.channels.email.header_blocks import begins_block
from answerable.channels.email.separators import is_forwarded, is_marker, is_original
from answerable.channels.email.signatures import is_bar, is_delimiter, is_device_line


class Line(Enum):
    """What a line is for."""

    WORDS = "words"
    BLANK = "blank"
    QUOTE = "quote"
    ATTRIBUTION = "attribution"  # above quotes, which end where their marks end
    CUT = "cut"  # an older mail begins, and has no end of its own
    DEVICE = "device"
    DELIMITER = "delimiter"
    BAR = "bar"


_QUOTE = re.compile(r"[ \t]{0,3}(?:>|[A-Z]{1,3}>|[A-Z][a-z]{1,15}> )")
_LINK_ALONE = re.compile(r"[ \t(<\[]*https?://\S+[\s>)\]]*")
_FENCE = "```"


def label(lines: Sequence[str]) -> list[Line]:
    """Say of each line what it is; a mail that is passed on is words altogether."""
    end = next((n for n, line in enumerate(lines) if is_forwarded(line)), len(lines))
    kinds = [_alone(line) for line in lines[:end]] + [Line.WORDS] * (len(lines) - end)
    _spare_code(lines, kinds)
    _join_links(lines, kinds)
    for index in range(end):
        _label_in_place(lines, kinds, index)
        if kinds[index] is Line.CUT:
            break
    return kinds


def _alone(line: str) -> Line:
    """Return what the line is, seen by itself."""
    if not line.strip():
        return Line.BLANK
    return next((kind for is_one, kind in _SHAPES if is_one(line)), Line.WORDS)


def _is_quote(line: str) -> bool:
    return bool(_QUOTE.match(line)) and not is_broken_bracket(line)


# In this order: our own marker may stand inside of a quote.
_SHAPES = (
    (is_marker, Line.CUT),
    (_is_quote, Line.QUOTE),
    (is_delimiter, Line.DELIMITER),
    (is_bar, Line.BAR),
    (is_device_line, Line.DEVICE),
)


def _spare_code(lines: Sequence[str], kinds: list[Line]) -> None:
    """Take everything between two fences for words."""
    fences = [n for n, line in enumerate(lines) if line.startswith(_FENCE)]
    for begin, end in zip(fences[::2], fences[1::2], strict=False):
        kinds[begin : end + 1] = [Line.WORDS] * (end + 1 - begin)


def _join_links(lines: Sequence[str], kinds: list[Line]) -> None:
    """Take a bare link between quotes for a quote: programs break it off."""
    for n in range(1, len(lines) - 1):
        is_between = kinds[n - 1] is kinds[n + 1] is Line.QUOTE
        if is_between and kinds[n] is Line.WORDS and _LINK_ALONE.fullmatch(lines[n]):
            kinds[n] = Line.QUOTE


def _label_in_place(lines: Sequence[str], kinds: list[Line], index: int) -> None:
    """Look at a line of words again, with its neighbours."""
    if kinds[index] is not Line.WORDS:
        return
    if is_original(lines[index]) or begins_block(lines, index):
        kinds[index] = Line.CUT
    elif found := find_attribution(lines, index):
        _label_attribution(kinds, found, index)


def _label_attribution(kinds: list[Line], found: Attribution, end: int) -> None:
    below = next((kind for kind in kinds[end + 1 :] if kind is not Line.BLANK), None)
    if below is Line.QUOTE:
        kinds[found.start : end + 1] = [Line.ATTRIBUTION] * (end + 1 - found.start)
    elif found.strength is Strength.STRONG:
        kinds[found.start : end + 1] = [Line.CUT] * (end + 1 - found.start)
