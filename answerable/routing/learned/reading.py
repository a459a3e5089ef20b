"""A text as a learned model reads it: its words, pairs of them, and parts of words; pure.

Nothing that names one person or one case is read: addresses, numbers, references, and
whatever holds a digit. Case and accents do not count.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

from answerable.lib.references import find_reference
from answerable.lib.tokens import fold

LONGEST = 1_000  # characters that are read; people say early what it is about
LONGEST_WORD = 30
PARTS = (3, 4, 5)  # letters of a part, so that what is misspelt is still known
PART = "~"  # what is no sign of a word stands before a part
ADDRESS = re.compile(r"\S+@\S+|\b(?:https?://|www\.)\S+", re.IGNORECASE)
REFERENCE = re.compile(r"\b[0-9A-Z]{4}[- ]?[0-9A-Z]{4}\b")
WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True)
class Marks:
    """What is to be seen in a text: words in their order."""

    words: Sequence[str]

    @property
    def key(self) -> str:
        """Return what two texts share that say the same."""
        return " ".join(self.words)

    @cached_property
    def phrases(self) -> Counter[str]:
        """Return the words and the pairs of neighbours, each with how often it is there."""
        pairs = zip(self.words, self.words[1:], strict=False)
        return Counter([*self.words, *(f"{one} {next_}" for one, next_ in pairs)])

    @cached_property
    def parts(self) -> Counter[str]:
        """Return the parts of the words, each with how often it is there."""
        return Counter(part for word in self.words for part in parts_of(word))


def read(text: str) -> Marks:
    """Return what a text shows, without what names somebody."""
    plain = fold(REFERENCE.sub(_unless_a_word, ADDRESS.sub(" ", text[:LONGEST])))
    return Marks(tuple(_telling(plain)))


@lru_cache(maxsize=50_000)  # a language has few words, and many of each
def parts_of(word: str) -> tuple[str, ...]:
    """Return the parts of a word; its ends are signs of their own."""
    padded = f"_{word}_"
    return tuple(
        PART + padded[at : at + length]
        for length in PARTS
        for at in range(len(padded) - length + 1)
    )


def _telling(plain: str) -> Iterator[str]:
    for word in WORD.findall(plain):
        if len(word) <= LONGEST_WORD and word.isalpha():
            yield word


def _unless_a_word(found: re.Match[str]) -> str:
    """Return nothing for a reference; two words of four letters stay."""
    return " " if find_reference(found[0]) else found[0]
