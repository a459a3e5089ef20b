"""What a person wrote now, and what of older mail hangs on to it.

Nothing is ever dropped: each line goes to the reply or to the folded rest. In doubt
a line stays in the reply, because a hidden answer is worse than a shown quote.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise

from answerable.channels.email.attributions import split_run_on
from answerable.channels.email.lines import Line, label
from answerable.channels.email.signatures import begins_footer

LINES_LIMIT = 20_000  # nobody writes more; a log that was pasted stays as it is
SIGNATURE_LIMIT = 20  # lines with words under "--"; more is a part of the letter
SIGHT = 60  # lines looked at below a bar, so that a thousand bars cost no thousandfold

_DRAWN = (Line.BAR, Line.DELIMITER)
_OLDER = (Line.QUOTE, Line.ATTRIBUTION, Line.CUT)


@dataclass(frozen=True)
class Folded:
    """A text in two: what was written now, and the rest."""

    reply: str
    quoted: str = ""


def fold(text: str, *, forwarded: bool = False) -> Folded:
    """Part a text into reply and rest; a forwarded mail is wholly what was sent."""
    lines = split_run_on(text).split("\n")
    if forwarded or len(lines) > LINES_LIMIT:
        return Folded(text)
    hidden = _hidden(lines, label(lines))
    reply = _join(line for n, line in enumerate(lines) if n not in hidden)
    quoted = _join(line for n, line in enumerate(lines) if n in hidden)
    return Folded(reply, quoted) if reply.strip() else Folded(text)


def _join(lines: Iterable[str]) -> str:
    return "\n".join(lines).strip("\n")


def _hidden(lines: Sequence[str], kinds: list[Line]) -> set[int]:
    """Return the numbers of the lines to fold away."""
    cut = _climb(kinds, _index_of(Line.CUT, kinds))
    hidden = set(range(cut, len(kinds)))
    hidden |= {n for n in range(cut) if kinds[n] in (Line.ATTRIBUTION, Line.DEVICE)}
    hidden |= _footers(lines, kinds[:cut])
    hidden |= _quotes(kinds[:cut], hidden)
    return hidden | _blanks_inside(kinds, hidden)


def _blanks_inside(kinds: Sequence[Line], hidden: set[int]) -> set[int]:
    """Return the blank lines that stand between folded ones."""
    seen = [n for n, kind in enumerate(kinds) if kind is not Line.BLANK]
    return {
        n
        for above, below in pairwise(seen)
        if above in hidden and below in hidden
        for n in range(above + 1, below)
    }


def _index_of(wanted: Line, kinds: Sequence[Line]) -> int:
    return kinds.index(wanted) if wanted in kinds else len(kinds)


def _climb(kinds: Sequence[Line], cut: int) -> int:
    """Return where the drawn lines above a cut begin: they belong to it."""
    above = cut
    while above > 0 and cut < len(kinds) and kinds[above - 1] in (Line.BAR, Line.BLANK):
        above -= 1
    return above


def _footers(lines: Sequence[str], kinds: Sequence[Line]) -> set[int]:
    """Return the signatures: each goes on to the next quote, or to the end."""
    hidden: set[int] = set()
    ends = _ends(kinds)
    for n in range(_index_of(Line.WORDS, kinds), len(kinds)):
        if kinds[n] in _DRAWN and n not in hidden:
            below = lines[n + 1 : min(ends[n], n + 1 + SIGHT)]
            if _begins_signature(kinds[n], lines[n], below):
                hidden.update(range(n, ends[n]))
    return hidden


def _ends(kinds: Sequence[Line]) -> list[int]:
    """Return for each line where the next older mail, or the whole, ends it."""
    ends, end = [0] * len(kinds), len(kinds)
    for n in range(len(kinds) - 1, -1, -1):
        end = n if kinds[n] in _OLDER else end
        ends[n] = end
    return ends


def _begins_signature(kind: Line, line: str, below: Sequence[str]) -> bool:
    if kind is Line.BAR:
        return begins_footer(line, below)
    is_short = sum(bool(words.strip()) for words in below) <= SIGNATURE_LIMIT
    return is_short or line == "-- "


def _quotes(kinds: Sequence[Line], hidden: set[int]) -> set[int]:
    """Return the quotes to fold: those below the answer, or above it as a whole.

    Quotes between answers stay, because the answers need them.
    """
    blocks = list(_blocks(kinds, hidden))
    quotes = [numbers for kind, numbers in blocks if kind is Line.QUOTE]
    if not quotes:
        return set()
    if blocks[-1][0] is Line.QUOTE:
        return set(quotes[-1])
    is_first = blocks[0][0] is Line.QUOTE
    is_attributed = Line.ATTRIBUTION in kinds[: quotes[0][0]]
    return set(quotes[0]) if len(quotes) == 1 and (is_first or is_attributed) else set()


def _blocks(
    kinds: Sequence[Line], hidden: set[int]
) -> Iterator[tuple[Line, list[int]]]:
    """Yield runs of quotes and of words, in turn, without what lies between."""
    seen = [
        n for n, kind in enumerate(kinds) if n not in hidden and kind is not Line.BLANK
    ]
    for is_quote, numbers in groupby(seen, key=lambda n: kinds[n] is Line.QUOTE):
        yield (Line.QUOTE if is_quote else Line.WORDS), list(numbers)
