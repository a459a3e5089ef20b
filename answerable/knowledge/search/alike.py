"""How alike two words are, by the groups of letters that they share; pure."""

from __future__ import annotations

from functools import lru_cache

from answerable.knowledge.search.weights import GROUPS, LEAST_ALIKE


@lru_cache(maxsize=200_000)
def alike(one: str, other: str) -> float:
    """Return the share of common groups of letters; 0 where it is too small to count."""
    mine, yours = groups(one), groups(other)
    share = 2 * len(mine & yours) / (len(mine) + len(yours))
    return share if share >= LEAST_ALIKE else 0.0


@lru_cache(maxsize=50_000)
def groups(word: str) -> frozenset[str]:
    """Return the groups of letters of a word; where it begins and ends counts."""
    padded = f" {word} "
    return frozenset(
        padded[at : at + size]
        for size in GROUPS
        for at in range(len(padded) - size + 1)
    )
