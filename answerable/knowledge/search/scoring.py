"""How well a document answers what was typed; pure.

Words weigh by how few documents have them, and a text says a word the less by saying it
again (BM25 of Robertson and Zaragoza, title and body apart). Each title or question is
judged alone, and the best one counts. Beside its words, letters are compared both ways:
what of the words typed it says, and what of it was typed.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from operator import mul

from answerable.knowledge.search import weights
from answerable.knowledge.search.alike import alike


@dataclass(frozen=True)
class Asked:
    """A word that was typed, how often, and the stems it may mean, and how surely."""

    word: str
    meant: Mapping[str, float]
    times: int = 1


@dataclass(frozen=True)
class Phrase:
    """A title or a question: its words, and the stem of each."""

    words: Sequence[str]
    stems: Sequence[str]

    @cached_property
    def counts(self) -> Mapping[str, int]:
        """Return how often it says which stem."""
        return Counter(self.stems)

    @cached_property
    def distinct(self) -> Mapping[str, str]:
        """Return the stem of each different word."""
        return dict(zip(self.words, self.stems, strict=True))


@dataclass(frozen=True)
class Candidate:
    """A document that may fit: its phrases, and how often its body says which stem."""

    phrases: Sequence[Phrase]
    body: Mapping[str, int]
    length: int


@dataclass(frozen=True)
class Collection:
    """What is counted of all documents together, with how many have which stem."""

    documents: int
    phrase_length: float
    body_length: float
    having: Mapping[str, int]

    def rarity(self, stem: str) -> float:
        """Return how much a stem says: nothing if all have it."""
        having = self.having.get(stem, 0)
        without = max(self.documents - having, 0)
        return math.log1p((without + 0.5) / (having + 0.5))


@dataclass(frozen=True)
class Fitting:
    """A word of a title: how much it says, and how it fits each of the words typed."""

    rarity: float
    fits: Sequence[float]
    best: float


class Scorer:
    """Judges documents of one collection by what was typed."""

    def __init__(self, asked: Sequence[Asked], collection: Collection) -> None:
        """Weigh the words typed; ``collection`` must know their stems and those of titles."""
        self.collection = collection
        self.asked = [(one, one.times * self._rarity(one)) for one in asked]
        self.total = sum(worth for _, worth in self.asked)
        # Titles share their words, so that each pair of words is compared once.
        self.fitting: dict[tuple[str, str], Fitting] = {}

    def score(self, candidate: Candidate) -> float:
        """Return how well a document fits, from 0 to 1."""
        if not self.total:
            return 0.0
        phrase = max(map(self._of_phrase, candidate.phrases), default=0.0)
        body = self._said(
            candidate.body,
            lambda stem: body_says(
                stem, candidate.body, candidate.length, self.collection
            ),
        )
        return phrase + weights.BODY * body

    def words_in(self, candidate: Candidate) -> tuple[str, ...]:
        """Return the words typed that a document says, or says something alike."""
        named = {pair for one in candidate.phrases for pair in one.distinct.items()}
        columns = [self._fitting(pair).fits for pair in named]
        return tuple(
            one.word
            for at, (one, _) in enumerate(self.asked)
            if any(stem in candidate.body for stem in one.meant)
            or any(fits[at] for fits in columns)
        )

    def _rarity(self, one: Asked) -> float:
        """Return the rarity of the surest stem that is known, else that of a new one."""
        known = [stem for stem in one.meant if stem in self.collection.having]
        surest = max(known, key=one.meant.__getitem__, default="")
        return self.collection.rarity(surest)

    def _of_phrase(self, phrase: Phrase) -> float:
        said = self._said(
            phrase.counts, lambda stem: phrase_says(stem, phrase, self.collection)
        )
        return weights.TITLE * said + weights.LIKENESS * self._likeness(phrase)

    def _said(self, counts: Mapping[str, int], says: Callable[[str], float]) -> float:
        """Return what share of the words typed a text says."""
        said = 0.0
        for one, worth in self.asked:
            there = [
                sure * says(stem) for stem, sure in one.meant.items() if stem in counts
            ]
            said += worth * max(there, default=0.0)
        return said / self.total

    def _likeness(self, phrase: Phrase) -> float:
        """Return how alike a phrase and the words typed are, in both directions."""
        words = [self._fitting(pair) for pair in phrase.distinct.items()]
        best_of = map(max, zip(*(word.fits for word in words), strict=True))
        worths = [worth for _, worth in self.asked]
        there = sum(map(mul, worths, best_of)) / self.total
        whole = sum(word.rarity for word in words)
        back = sum(word.rarity * word.best for word in words) / whole if whole else 0.0
        return 2 * there * back / (there + back) if there and back else 0.0

    def _fitting(self, pair: tuple[str, str]) -> Fitting:
        """Return how a word of a title fits; it is looked at once a query."""
        if pair not in self.fitting:
            word, stem = pair
            fits = [
                one.meant.get(stem) or alike(one.word, word) for one, _ in self.asked
            ]
            rarity = self.collection.rarity(stem)
            self.fitting[pair] = Fitting(rarity, fits, max(fits, default=0.0))
        return self.fitting[pair]


def phrase_says(stem: str, phrase: Phrase, collection: Collection) -> float:
    """Return how much a title or question says a stem, below 1."""
    if stem not in phrase.counts:
        return 0.0
    share = len(phrase.stems) / (collection.phrase_length or len(phrase.stems))
    return _says(phrase.counts[stem], share, weights.LENGTH_OF_TITLE)


def body_says(
    stem: str, counts: Mapping[str, int], length: int, collection: Collection
) -> float:
    """Return how much a body says a stem, below 1."""
    if stem not in counts:
        return 0.0
    share = length / (collection.body_length or length)
    return _says(counts[stem], share, weights.LENGTH_OF_BODY)


def _says(times: int, share: float, strictness: float) -> float:
    """Return BM25's part for a word; ``share`` is of the usual length of such a text."""
    return times / (times + weights.ENOUGH * (1 - strictness + strictness * share))
