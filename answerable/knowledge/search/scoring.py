"""How well a document answers what was typed; pure.

Words weigh by how few documents have them, and a text says a word the less by saying it
again (BM25 of Robertson and Zaragoza, title and body apart). Each title or question is
judged alone, and the best one counts. Beside its words, letters are compared both ways:
what of the words typed it says, and what of it was typed.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from answerable.knowledge.search import weights
from answerable.knowledge.search.alike import Letters


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
class Found:
    """A candidate, and the key of its document."""

    key: str
    candidate: Candidate


@dataclass(frozen=True)
class Scored:
    """How well a document fits, and its place among those that were judged."""

    score: float
    place: int
    found: Found


@dataclass(frozen=True)
class Fitting:
    """A word of a title: how much it says, and how it fits words typed, by their place."""

    rarity: float
    fits: Mapping[int, float]
    best: float


class Scorer:
    """Judges documents of one collection by what was typed."""

    def __init__(self, asked: Sequence[Asked], collection: Collection) -> None:
        """Weigh the words typed; ``collection`` must know their stems and those of titles."""
        self.collection, self.asked = collection, asked
        self.worths = [one.times * self._rarity(one) for one in asked]
        self.total = sum(self.worths)
        # By a stem, the places of the words that may mean it, and how surely.
        self.meaning: dict[str, dict[int, float]] = defaultdict(dict)
        for at, one in enumerate(asked):
            for stem, sure in one.meant.items():
                self.meaning[stem][at] = sure
        # Titles share their words, so that each pair of words is compared once.
        self.fitting: dict[tuple[str, str], Fitting] = {}

    @cached_property
    def letters(self) -> Letters:
        """Return the words typed, taken apart."""
        return Letters([one.word for one in self.asked])

    def promising(self, found: Sequence[Found], limit: int) -> list[Found]:
        """Return the documents whose words fit best, without comparing letters.

        They keep their order; of equals, those that came first stay.
        """
        said = [self._said_in(one.candidate) for one in found]
        first = sorted(range(len(found)), key=lambda at: -said[at])[:limit]
        return [found[at] for at in sorted(first)]

    def best(self, found: Sequence[Found], limit: int) -> list[Scored]:
        """Return the documents that fit best; of equals, those that came first.

        Letters are compared only where they could still bring a document among them.
        """
        bounds = [self._said_in(one.candidate) + weights.LIKENESS for one in found]
        best: list[Scored] = []
        for at in sorted(range(len(found)), key=lambda at: -bounds[at]):
            if len(best) >= limit and bounds[at] < best[-1].score:
                break
            best.append(Scored(self.score(found[at].candidate), at, found[at]))
            best.sort(key=lambda one: (-one.score, one.place))
            del best[limit:]
        return [one for one in best if one.score >= weights.LEAST_SCORE]

    def score(self, candidate: Candidate) -> float:
        """Return how well a document fits, from 0 to 1."""
        if not self.total:
            return 0.0
        likeness = weights.LIKENESS
        phrases = (
            self._of_phrase(phrase) + likeness * self._likeness(phrase)
            for phrase in candidate.phrases
        )
        return max(phrases, default=0.0) + self._of_body(candidate)

    def words_in(self, candidate: Candidate) -> tuple[str, ...]:
        """Return the words typed that a document says, or says something alike."""
        named = {pair for one in candidate.phrases for pair in one.distinct.items()}
        fitting = {at for pair in named for at in self._fitting(pair).fits}
        return tuple(
            one.word
            for at, one in enumerate(self.asked)
            if at in fitting or any(stem in candidate.body for stem in one.meant)
        )

    def _rarity(self, one: Asked) -> float:
        """Return the rarity of the surest stem that is known, else that of a new one."""
        known = [stem for stem in one.meant if stem in self.collection.having]
        surest = max(known, key=one.meant.__getitem__, default="")
        return self.collection.rarity(surest)

    def _said_in(self, candidate: Candidate) -> float:
        """Return how well the words of a document fit, without its letters."""
        if not self.total:
            return 0.0
        phrases = map(self._of_phrase, candidate.phrases)
        return max(phrases, default=0.0) + self._of_body(candidate)

    def _of_phrase(self, phrase: Phrase) -> float:
        collection = self.collection
        return weights.TITLE * self._said(
            phrase.counts, lambda stem: phrase_says(stem, phrase, collection)
        )

    def _of_body(self, one: Candidate) -> float:
        collection = self.collection
        return weights.BODY * self._said(
            one.body, lambda stem: body_says(stem, one.body, one.length, collection)
        )

    def _said(self, counts: Mapping[str, int], says: Callable[[str], float]) -> float:
        """Return what share of the words typed a text says."""
        said: dict[int, float] = {}
        for stem in counts:
            if stem in self.meaning:
                _raise(said, self.meaning[stem], says(stem))
        return self._worth(said) / self.total

    def _likeness(self, phrase: Phrase) -> float:
        """Return how alike a phrase and the words typed are, in both directions."""
        words = [self._fitting(pair) for pair in phrase.distinct.items()]
        best_of: dict[int, float] = {}
        for word in words:
            _raise(best_of, word.fits)
        there = self._worth(best_of) / self.total
        whole = sum(word.rarity for word in words)
        back = sum(word.rarity * word.best for word in words) / whole if whole else 0.0
        return 2 * there * back / (there + back) if there and back else 0.0

    def _worth(self, parts: Mapping[int, float]) -> float:
        """Return what parts of words typed are worth, in one order for equal sums."""
        return sum(self.worths[at] * parts[at] for at in sorted(parts))

    def _fitting(self, pair: tuple[str, str]) -> Fitting:
        """Return how a word of a title fits; it is looked at once a query."""
        if pair not in self.fitting:
            word, stem = pair
            fits = self.letters.alike(word) | self.meaning.get(stem, {})
            rarity = self.collection.rarity(stem)
            best = max(fits.values(), default=0.0)
            self.fitting[pair] = Fitting(rarity, fits, best)
        return self.fitting[pair]


def _raise(best: dict[int, float], parts: Mapping[int, float], by: float = 1.0) -> None:
    """Have each place be as good as its best part so far."""
    for at, part in parts.items():
        if part * by > best.get(at, 0.0):
            best[at] = part * by


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
