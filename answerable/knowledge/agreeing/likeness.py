"""Two articles that answer one question; pure.

They are alike by the share of words that their titles and questions have in common
(Jaccard). Answers are not compared: two fees are answered in the same words.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations

from answerable.knowledge.agreeing.amounts import words_of

ALIKE = 0.6
FEWEST = 2


@dataclass(frozen=True)
class Twins:
    """Two articles by their addresses, and how alike their questions are, 0 to 1."""

    here: str
    there: str
    likeness: float


def twins(asked: Mapping[str, str]) -> list[Twins]:
    """Return the articles that are asked for alike, by their addresses, likest first."""
    words = {slug: words_of(text) for slug, text in asked.items()}
    return sorted(_alike(words), key=lambda one: (-one.likeness, one.here, one.there))


def _alike(words: Mapping[str, frozenset[str]]) -> Iterator[Twins]:
    for here, there in combinations(sorted(words), 2):
        common = len(words[here] & words[there])
        if common < FEWEST:
            continue
        likeness = common / len(words[here] | words[there])
        if likeness >= ALIKE:
            yield Twins(here, there, round(likeness, 2))
