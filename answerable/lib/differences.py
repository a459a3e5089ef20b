"""What changed between two texts, word by word; pure."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

WORDS = re.compile(r"\s+|\S+")


class Fate(StrEnum):
    """What became of a piece of text."""

    KEPT = "kept"
    ADDED = "added"
    REMOVED = "removed"


@dataclass(frozen=True)
class Piece:
    """Some words on end with the same fate."""

    fate: Fate
    text: str


def differences(before: str, after: str) -> list[Piece]:
    """Return a text as it became another; what is kept and added makes up the new one."""
    old, new = WORDS.findall(before), WORDS.findall(after)
    return list(_pieces(old, new))


def _pieces(old: list[str], new: list[str]) -> Iterator[Piece]:
    # Without its guess at junk, which would call every blank in a long text so.
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    for change, i, j, k, m in matcher.get_opcodes():
        if change == "equal":
            yield Piece(Fate.KEPT, "".join(old[i:j]))
            continue
        if j > i:
            yield Piece(Fate.REMOVED, "".join(old[i:j]))
        if m > k:
            yield Piece(Fate.ADDED, "".join(new[k:m]))
