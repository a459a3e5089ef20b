"""The small language in which the rules are written, and what finds its phrases.

A phrase is words with a blank between. ``a|b`` is one of them, ``word?`` may be left
out, ``word*`` has any ending and ``*word`` any beginning of three letters or more.
``~`` skips up to three words and no comma, ``~~`` up to eight and commas as well. ``{name}`` is one of the phrases that
the language keeps under this name.

There are many phrases and a text has few words: only those that begin with a word of the
text are looked for.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from answerable.routing.dissatisfaction.reading import fold

Lists = Mapping[str, Sequence[str]]
Slots = Lists

GAPS = {"~": r"(?:\w+ ){0,3}", "~~": r"(?:[\w,]+ ){0,8}"}
ANY_BEGINNING, ANY_ENDING = r"\w{3,}", r"\w*"
WORD = re.compile(r"\w+")
ANY = "*"  # in place of a first word: it may be any


class Found(NamedTuple):
    """Where a phrase stands in the words, [start, end), and what its list is called."""

    start: int
    end: int
    name: str


class Finder:
    """Finds phrases in the words of a sentence, and says of which list each is.

    ``joined`` are letters that the language may write together with the word that
    follows. Raises KeyError for a name that the language does not have.
    """

    def __init__(self, lists: Lists, slots: Slots, joined: str = "") -> None:
        """Sort the phrases by the words that they may begin with."""
        self._slots, self._joined = slots, joined
        self._begun: dict[str, dict[str, list[str]]] = {}
        for name, phrases in lists.items():
            for phrase in phrases:
                self._take(name, phrase)
        self._compiled = cache(self._compile)
        # Few words make up most of what people write.
        self._beginning = lru_cache(maxsize=4_096)(self._beginning_with)

    def find(self, words: str) -> Iterator[Found]:
        """Yield the phrases in the words, the longest at each place, none over another."""
        end = 0
        for word in WORD.finditer(words):
            if word.start() >= end and (found := self._at(words, word)):
                end = found.end
                yield found

    def is_in(self, words: str) -> bool:
        """Tell whether one of the phrases is in the words."""
        return next(self.find(words), None) is not None

    def _take(self, name: str, phrase: str) -> None:
        pattern = self._pattern(phrase)
        for word in self._firsts(phrase.split()):
            begun = self._begun.setdefault(word, defaultdict(list))
            begun[name].append(pattern)

    def _at(self, words: str, word: re.Match[str]) -> Found | None:
        """Return the longest phrase that begins with this word."""
        finders = self._beginning(word[0])
        if not finders:  # as nearly every word of a text
            return None
        found = [
            Found(*match.span(), name)
            for name, finder in finders
            if (match := finder.match(words, word.start()))
        ]
        return max(found, default=None, key=lambda each: each.end)

    def _beginning_with(self, word: str) -> list[tuple[str, re.Pattern[str]]]:
        """Return what finds the phrases that begin with a word, by their lists."""
        keys = [word, word[1:]] if word[0] in self._joined else [word]
        known = (key for key in (*keys, ANY) if key in self._begun)
        return [each for key in known for each in self._compiled(key)]

    def _compile(self, first: str) -> list[tuple[str, re.Pattern[str]]]:
        begun = self._begun[first]
        return [(name, re.compile("|".join(begun[name]))) for name in begun]

    def _firsts(self, tokens: Sequence[str]) -> set[str]:
        """Return the words that a phrase may begin with; ANY where it may be any."""
        token, *rest = tokens
        if token.endswith("?"):
            return self._firsts([token[:-1]]) | self._firsts(rest)
        return {first for word in token.split("|") for first in self._first_of(word)}

    def _first_of(self, word: str) -> set[str]:
        if word.startswith("{"):
            phrases = self._slots[word[1:-1]]
            return {first for each in phrases for first in self._firsts(each.split())}
        return {ANY if "*" in word else fold(word)}

    def _pattern(self, phrase: str) -> str:
        return "".join(map(self._part, phrase.split()))

    def _part(self, token: str) -> str:
        if token in GAPS:
            return GAPS[token]
        if token.endswith("?"):
            return f"(?:{self._part(token[:-1])})?"
        return _one_of(map(self._choice, token.split("|")))

    def _choice(self, word: str) -> str:
        if word.startswith("{"):
            return _one_of(map(self._pattern, self._slots[word[1:-1]]))
        start = ANY_BEGINNING if word.startswith("*") else ""
        end = ANY_ENDING if word.endswith("*") else ""
        joined = f"[{self._joined}]?" if self._joined else ""
        return f"{joined}{start}{re.escape(fold(word.strip('*')))}{end} "


def _one_of(patterns: Iterable[str]) -> str:
    return f"(?:{'|'.join(patterns)})"
