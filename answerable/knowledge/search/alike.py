"""How alike words are by the groups of letters that they share; pure."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from functools import lru_cache

from answerable.knowledge.search.weights import GROUPS, LEAST_ALIKE


class Letters:
    """Words by their groups of letters, so that another is compared with all at once."""

    def __init__(self, words: Sequence[str]) -> None:
        """Take these words apart."""
        self.sizes = [len(groups(word)) for word in words]
        self.having: dict[str, list[int]] = defaultdict(list)
        for at, word in enumerate(words):
            for group in groups(word):
                self.having[group].append(at)

    def alike(self, other: str) -> list[float]:
        """Return for each word the share of common groups; 0 where it is small."""
        theirs, shared = groups(other), [0] * len(self.sizes)
        for group in theirs & self.having.keys():
            for at in self.having[group]:
                shared[at] += 1
        return [
            share
            if common and (share := 2 * common / (size + len(theirs))) >= LEAST_ALIKE
            else 0.0
            for common, size in zip(shared, self.sizes, strict=True)
        ]


def alike(one: str, other: str) -> float:
    """Return the share of groups that two words have in common."""
    return Letters([one]).alike(other)[0]


@lru_cache(maxsize=100_000)
def groups(word: str) -> frozenset[str]:
    """Return the groups of letters of a word; where it begins and ends counts."""
    padded = f" {word} "
    return frozenset(
        padded[at : at + size]
        for size in GROUPS
        for at in range(len(padded) - size + 1)
    )
