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
from functools import cached_property

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
    vocabulary = Vocabulary(candidates)
    asked = {token: vocabulary.meant_by(token) for token in sorted(tokens(query))}
    scored = [Ranked(one.key, vocabulary.score(asked, one)) for one in candidates]
    found = [ranked for ranked in scored if ranked.score >= LEAST_SCORE]
    return sorted(found, key=lambda ranked: -ranked.score)


class Vocabulary:
    """Every word of the candidates, found by itself, its stem or its trigrams."""

    def __init__(self, candidates: Sequence[Candidate]) -> None:
        """Count in how many candidates each word occurs."""
        counted = Counter(token for one in candidates for token in one.words)
        most = len(candidates) + 1
        self.rarity = {
            token: math.log(most / count) + 0.1 for token, count in counted.items()
        }

    def meant_by(self, token: str) -> Meant:
        """Return the known words that a typed one may be."""
        known = dict.fromkeys(self._by_stem.get(stem(token), ()), SAME_STEM)
        if token in self.rarity:
            known[token] = SAME
        if known or len(token) < SHORTEST_GUESSED:
            return known
        return self._spelt_like(token) | self._begun_by(token)

    def score(self, asked: Mapping[str, Meant], candidate: Candidate) -> float:
        """Return how well a candidate fits: its best phrase, and a little for others."""
        hits = sorted(
            weight * self._fit(asked, said) for weight, said in candidate.phrases
        )
        return sum(hits[:-1]) * OTHER_HITS + hits[-1] if hits else 0.0

    def _fit(self, asked: Mapping[str, Meant], phrase: frozenset[str]) -> float:
        """Return the larger share, squared, and less where common words made it."""
        covered = {
            typed: max(
                (sure for word, sure in meant.items() if word in phrase), default=0
            )
            for typed, meant in asked.items()
        }
        occurring = {
            word: max((meant.get(word, 0) for meant in asked.values()), default=0)
            for word in phrase
        }
        evidence = sum(sure * self._weight(word) for word, sure in occurring.items())
        share = max(self._share(covered), self._share(occurring))
        return share**2 * evidence / (evidence + 1)

    def _share(self, found: Mapping[str, float]) -> float:
        total = sum(self._weight(word) for word in found)
        hit = sum(sure * self._weight(word) for word, sure in found.items())
        return hit / total if total else 0.0

    def _weight(self, word: str) -> float:
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
