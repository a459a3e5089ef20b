"""How alike words are by the groups of letters that they share; pure."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from functools import lru_cache
from itertools import chain

from answerable.knowledge.search.weights import GROUPS, LEAST_ALIKE


class Letters:
    """Words by their groups of letters, so that another is compared with all at once."""

    def __init__(self, words: Sequence[str]) -> None:
        """Take these words apart."""
        self.sizes = [len(groups(word)) for word in words]
        self.shortest = min(self.sizes, default=0)
        self.having: dict[str, list[int]] = defaultdict(list)
        for at, word in enumerate(words):
            for group in groups(word):
                self.having[group].append(at)
        self.every = frozenset(self.having)

    def alike(self, other: str) -> dict[int, float]:
        """Return the share of common groups by the place of a word, where it is not small."""
        theirs = groups(other)
        common = theirs & self.every
        # Most words have less in common with all of them than one alone would need.
        if 2 * len(common) < LEAST_ALIKE * (self.shortest + len(theirs)):
            return {}
        places = map(self.having.__getitem__, common)
        shared = Counter(chain.from_iterable(places))
        shares = {
            at: 2 * count / (self.sizes[at] + len(theirs))
            for at, count in shared.items()
        }
        return {at: share for at, share in shares.items() if share >= LEAST_ALIKE}


def alike(one: str, other: str) -> float:
    """Return the share of groups that two words have in common."""
    return Letters([one]).alike(other).get(0, 0.0)


@lru_cache(maxsize=10_000)  # words, three kilobytes each
def groups(word: str) -> frozenset[str]:
    """Return the groups of letters of a word; where it begins and ends counts."""
    padded = f" {word} "
    return frozenset(
        padded[at : at + size]
        for size in GROUPS
        for at in range(len(padded) - size + 1)
    )
