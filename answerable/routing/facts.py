"""What a decision may look at; frozen and pure."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cached_property

WORD = re.compile(r"\w+")
OPEN, CLOSED = "open", "closed"
WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
LONGEST_START = 40  # letters; nobody looks for a longer beginning


@dataclass(frozen=True)
class Facts:
    """A case as rules see it: slugs, codes, and the words that were written.

    ``hours`` is ``open`` or ``closed``, ``weekday`` one of ``WEEKDAYS``: when it came, where
    the office is. An answer is written as ``service.question.answer``.
    """

    text: str
    service: str = ""
    area: str = ""
    language: str = ""
    mailbox: str = ""
    channel: str = ""
    hours: str = ""
    weekday: str = ""
    needs: tuple[str, ...] = ()
    answers: tuple[str, ...] = ()

    @cached_property
    def words(self) -> str:
        """Return the words in lower case without accents, each between blanks."""
        return plain(self.text)

    @cached_property
    def beginnings(self) -> frozenset[str]:
        """Return all beginnings of the words in the text, up to ``LONGEST_START``."""
        words = {word[:LONGEST_START] for word in self.words.split()}
        return frozenset(
            word[:end] for word in words for end in range(1, len(word) + 1)
        )


def plain(text: str) -> str:
    """Return the words of a text between blanks, without case, accents or signs."""
    folded = text.casefold()
    bare = folded if folded.isascii() else _without_accents(folded)
    return f" {' '.join(WORD.findall(bare))} "


def _without_accents(text: str) -> str:
    apart = unicodedata.normalize("NFKD", text)
    return "".join(sign for sign in apart if not unicodedata.combining(sign))
