"""Finding what somebody means among things with names; pure, in any language.

Two words fit when they are the same, have the same stem, begin alike or are spelt
alike. A phrase fits by the larger of two shares: of what was typed that it covers (two
words in a search box), or of itself that occurs in what was typed (an alias in the
middle of a long story). Rare words count more than common ones.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cached_property, lru_cache

from answerable.lib.tokens import stem, tokens, trigrams

# What a hit says. A name is chosen with care, and an alias is how people put it
# themselves; a description mentions much that the thing is not.
NAME, ALIAS, DESCRIPTION = 1.0, 1.0, 0.5
# How sure it is that two words are the same one.
SAME, SAME_STEM, BEGINS_ALIKE, SPELT_ALIKE = 1.0, 0.95, 0.8, 0.85
SHORTEST_GUESSED = 4  # "ro" begins too many words, and "bin" is one slip from "bit"
LEAST_SHARED = 0.25  # of the trigrams: below, spelling is not even compared
LEAST_ALIKE = 0.76  # one slip in five letters has 0.8, one in four has 0.75
LEAST_SCORE = 0.12  # what is below hangs on one common word
OTHER_HITS = 0.1  # further phrases decide between equals, and no more
KEPT = 16  # catalogues: of services and of what they ask, in each language

Meant = Mapping[str, float]  # known words, and how surely each is meant


@dataclass(frozen=True)
class Candidate:
    """Something that can be found, and the phrases that speak for it."""

    key: str
    names: tuple[str, ...]
    aliases: tuple[str, ...] = ()
    descriptions: tuple[str, ...] = ()

    @cached_property
    def phrases(self) -> list[tuple[float, frozenset[str]]]:
        """Return the words of each phrase, and the weight of its place."""
        places = (
            (NAME, self.names),
            (ALIAS, self.aliases),
            (DESCRIPTION, self.descriptions),
        )
        read = ((weight, tokens(text)) for weight, texts in places for text in texts)
        return [(weight, said) for weight, said in read if said]

    @property
    def words(self) -> frozenset[str]:
        """Return every word that speaks for it."""
        return frozenset().union(*(said for _, said in self.phrases))


@dataclass(frozen=True)
class Ranked:
    """A candidate that fits, and how well: about 1 is certain."""

    key: str
    score: float


def rank(query: str, candidates: Sequence[Candidate]) -> list[Ranked]:
    """Return the candidates that fit what was typed, the best first."""
    return Vocabulary(candidates).rank(query)


@lru_cache(maxsize=KEPT)
def vocabulary_of(catalogue: tuple[Candidate, ...]) -> Vocabulary:
    """Return the words of a catalogue, which are the same ones for days."""
    return Vocabulary(catalogue)


class Asked:
    """What was typed, as a vocabulary understands it."""

    def __init__(self, vocabulary: Vocabulary, query: str) -> None:
        """Look up each word once, and by each known word who may mean it."""
        self.vocabulary = vocabulary
        words = sorted(tokens(query))
        self.total = sum(vocabulary.weight(word) for word in words)
        self.typed_for: dict[str, dict[str, float]] = defaultdict(dict)
        for typed in words:
            for word, sure in vocabulary.meant_by(typed).items():
                self.typed_for[word][typed] = sure

    def score(self, candidate: Candidate) -> float:
        """Return how well a candidate fits: its best phrase, and a little for others."""
        hits = sorted(
            weight * self._fit(said)
            for weight, said in candidate.phrases
            if not said.isdisjoint(self.typed_for)
        )
        return sum(hits[:-1]) * OTHER_HITS + hits[-1] if hits else 0.0

    def _fit(self, phrase: frozenset[str]) -> float:
        """Return the larger share, squared, and less where common words made it."""
        occurring = {
            word: max(self.typed_for[word].values())
            for word in sorted(phrase.intersection(self.typed_for))
        }
        evidence = self._worth(occurring)
        whole = sum(self.vocabulary.weight(word) for word in sorted(phrase))
        covered = self._worth(self._covered(occurring))
        share = max(covered / self.total, evidence / whole)
        return share**2 * evidence / (evidence + 1)

    def _covered(self, words: Iterable[str]) -> dict[str, float]:
        """Return what was typed that one of these words is, and how surely."""
        covered: dict[str, float] = {}
        for word in words:
            for typed, sure in self.typed_for[word].items():
                covered[typed] = max(sure, covered.get(typed, 0.0))
        return covered

    def _worth(self, found: Mapping[str, float]) -> float:
        return sum(sure * self.vocabulary.weight(word) for word, sure in found.items())


class Vocabulary:
    """Every word of the candidates, found by itself, its stem or its trigrams."""

    def __init__(self, candidates: Sequence[Candidate]) -> None:
        """Count in how many candidates each word occurs."""
        self.candidates = candidates
        counted = Counter(token for one in candidates for token in one.words)
        most = len(candidates) + 1
        self.rarity = {
            token: math.log(most / count) + 0.1 for token, count in counted.items()
        }

    def rank(self, query: str) -> list[Ranked]:
        """Return the candidates that fit what was typed, the best first."""
        asked = Asked(self, query)
        scored = [Ranked(one.key, asked.score(one)) for one in self.candidates]
        found = [ranked for ranked in scored if ranked.score >= LEAST_SCORE]
        return sorted(found, key=lambda ranked: -ranked.score)

    def meant_by(self, token: str) -> Meant:
        """Return the known words that a typed one may be."""
        known = dict.fromkeys(self._by_stem.get(stem(token), ()), SAME_STEM)
        if token in self.rarity:
            known[token] = SAME
        if known or len(token) < SHORTEST_GUESSED:
            return known
        return self._spelt_like(token) | self._begun_by(token)

    def weight(self, word: str) -> float:
        """Return how much a word says; one that we do not know neither little nor much."""
        return self.rarity.get(word, 1.0)

    @cached_property
    def _by_stem(self) -> dict[str, list[str]]:
        return _grouped((stem(word), word) for word in self.rarity)

    @cached_property
    def _by_trigram(self) -> dict[str, list[str]]:
        return _grouped((part, word) for word in self.rarity for part in trigrams(word))

    def _begun_by(self, token: str) -> dict[str, float]:
        near = self._by_trigram.get(f" {token[:2]}", ())
        return {word: BEGINS_ALIKE for word in near if word.startswith(token)}

    def _spelt_like(self, token: str) -> dict[str, float]:
        """Return what is spelt like a token; trigrams choose what is compared at all."""
        parts = trigrams(token)
        shared = Counter(
            word for part in parts for word in self._by_trigram.get(part, ())
        )
        near = (
            word for word, count in shared.items() if count >= LEAST_SHARED * len(parts)
        )
        alike = {word: _alike(token, word) for word in near}
        return {
            word: SPELT_ALIKE * same
            for word, same in alike.items()
            if same >= LEAST_ALIKE
        }


def _alike(one: str, other: str) -> float:
    return SequenceMatcher(None, one, other, autojunk=False).ratio()


def _grouped(pairs: Iterable[tuple[str, str]]) -> dict[str, list[str]]:
    groups: dict[str, list[str]] = defaultdict(list)
    for name, word in pairs:
        groups[name].append(word)
    return groups
