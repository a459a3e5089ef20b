"""A text as the rules read it: plain words in sentences, and where each came from."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

LONGEST_READ = 4_000  # characters; whoever is not satisfied says so before that
PAUSES = frozenset(",،")  # kept: few phrases go beyond one
ENDS = frozenset(".!?…;؟؛\n")  # of a sentence
# Written and not read: apostrophes ("dont" is the same word) and the Arabic stretch.
BLANK = " "
UNHEARD = frozenset("'`\u2018\u2019\u0640")
ALIKE = {
    "\u0629": "\u0647",
    "\u0649": "\u064a",
}  # ta marbuta as ha, alif maqsura as ya


@dataclass(frozen=True)
class Sentence:
    """Words in lower case without accents and commas, a blank after each.

    ``places`` has for every sign of ``words`` where it stood in the text.
    """

    words: str
    places: tuple[int, ...]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Return where a part of the words stands in the text: [start, end)."""
        told = self.words[start:end].rstrip()
        return self.places[start], self.places[start + len(told) - 1] + 1


def read_sentences(text: str) -> Iterator[Sentence]:
    """Yield the sentences of a text that have words, as far as it is read."""
    words: list[str] = []
    places: list[int] = []
    for place, sign in enumerate(text[:LONGEST_READ]):
        if sign in ENDS and words:
            yield _sentence(words, places)
            words, places = [], []
        for letter in _heard(sign, after=words):
            words.append(letter)
            places.append(place)
    if words:
        yield _sentence(words, places)


def fold(word: str) -> str:
    """Return a word as it is compared: in lower case, without accents."""
    return "".join(letter for sign in word for letter in _plain(sign))


def _heard(sign: str, *, after: list[str]) -> str:
    """Return what of a sign is read; one blank stands for all that parts words."""
    letters = _letters(sign)
    if letters != BLANK:
        return letters
    blank = BLANK if after and after[-1] != BLANK else ""
    return f"{blank}, " if sign in PAUSES and after else blank


@lru_cache(maxsize=4_096)
def _letters(sign: str) -> str:
    """Return the letters that a sign is read as; a blank where it parts words.

    Remembered, since a text of thousands of signs has a few dozen of them.
    """
    if sign in UNHEARD or unicodedata.combining(sign):
        return ""
    plain = _plain(sign)
    return plain if plain.isalnum() else BLANK


def _plain(sign: str) -> str:
    if sign.isascii():
        return sign.lower()
    apart = unicodedata.normalize("NFKD", sign.casefold())
    bare = (each for each in apart if not unicodedata.combining(each))
    return "".join(ALIKE.get(each, each) for each in bare)


def _sentence(words: list[str], places: list[int]) -> Sentence:
    if words[-1] != " ":
        words.append(" ")
        places.append(places[-1] + 1)
    return Sentence("".join(words), tuple(places))
