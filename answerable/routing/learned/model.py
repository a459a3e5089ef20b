"""What was learned, as plain numbers, and how it decides about a text; pure.

Nothing here needs a library, so that any process can decide: a model is a few megabytes
of numbers, and a decision some thousand multiplications.
"""

from __future__ import annotations

import math
from array import array
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from operator import itemgetter

from answerable.routing.learned.judging import Judged
from answerable.routing.learned.reading import Marks, parts_of, read
from answerable.routing.learned.weighing import weigh

MOST_CANDIDATES = 3
MOST_WORDS = 4
# A first candidate less likely than this is right once in five times: better say nothing.
LEAST_SAID = 0.2


@dataclass(frozen=True)
class Candidate:
    """Somewhere a text may belong, and how likely it does."""

    label: str
    score: float


@dataclass(frozen=True)
class Judgement:
    """What a model says of a text: the likeliest first, and the words that decided.

    It ``acts`` where it is as sure as its threshold asks, and is ``silent`` where what it
    could say would be a guess.
    """

    candidates: Sequence[Candidate] = ()
    words: Sequence[str] = ()
    acts: bool = False

    @property
    def is_silent(self) -> bool:
        """Tell whether nothing is to be proposed."""
        return not self.candidates or self.candidates[0].score < LEAST_SAID

    @property
    def first(self) -> str:
        """Return the likeliest label; empty where none of the words is known."""
        return self.candidates[0].label if self.candidates else ""


NOTHING = Judgement()


@dataclass(frozen=True)
class Model:
    """What was learned.

    ``known`` gives each mark its number, ``rarity`` its weight, and ``rows`` holds a row
    for each mark: a number for each label, above nothing where it speaks for that one more
    than for the others. ``softness`` makes scores probabilities that
    hold; from ``threshold`` on it acts by itself, and never where that is above 1.
    """

    labels: Sequence[str]
    known: Mapping[str, int]
    rarity: array[float]
    rows: array[float]
    begin: Sequence[float]
    softness: float = 1.0
    threshold: float = 2.0

    def judge(self, text: str) -> Judgement:
        """Say where a text belongs."""
        marks = read(text)
        weighed = weigh(marks, self.known, self.rarity)
        if not weighed:
            return NOTHING
        chances = self._chances(weighed)
        ranked = sorted(enumerate(chances), key=itemgetter(1), reverse=True)
        best, score = ranked[0]
        words = self._words(marks, weighed, best)
        found = [Candidate(self.labels[at], chance) for at, chance in ranked]
        acts = score >= self.threshold and bool(words)
        return Judgement(found[:MOST_CANDIDATES], words, acts=acts)

    def judged(self, wanted: str, text: str) -> Judged:
        """Say the same of a text whose place is known, to be counted."""
        said = self.judge(text)
        labels = [candidate.label for candidate in said.candidates]
        score = said.candidates[0].score if said.candidates else 0.0
        return Judged(wanted, labels, score, acts=said.acts)

    def _chances(self, weighed: Mapping[int, float]) -> list[float]:
        """Return how likely each label is; they add up to one."""
        width, rows = len(self.labels), self.rows
        sums = list(self.begin)
        for number, value in weighed.items():
            row = rows[number * width : (number + 1) * width]
            sums = [so_far + value * one for so_far, one in zip(sums, row, strict=True)]
        top = max(sums)
        powers = [math.exp((one - top) / self.softness) for one in sums]
        total = sum(powers)
        return [power / total for power in powers]

    def _words(
        self, marks: Marks, weighed: Mapping[int, float], best: int
    ) -> list[str]:
        """Return the words that spoke most for a label, the strongest first.

        A pair speaks for both of its words, and parts for the words that have them.
        Only words that the model knows are named: they are said by several people.
        """
        width, rows = len(self.labels), self.rows
        pull = {at: value * rows[at * width + best] for at, value in weighed.items()}
        said: dict[str, float] = defaultdict(float)
        for phrase in marks.phrases:
            for word in phrase.split():
                said[word] += pull.get(self.known.get(phrase, -1), 0.0)
        named = {word: pulled for word, pulled in said.items() if word in self.known}
        for word in named:
            named[word] += sum(
                pull.get(self.known.get(part, -1), 0.0) / marks.parts[part]
                for part in parts_of(word)
            )
        speaking = [word for word, pulled in named.items() if pulled > 0]
        return sorted(speaking, key=lambda word: -named[word])[:MOST_WORDS]
