"""Words of a case without who it is about: for a help page that everybody may read; pure.

What is certain to be somebody's is taken out: their names, addresses, numbers, references.
What is left may still tell who it was, so a person reads it before it is published.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

GAP = "…"
LONG_NUMBER = r"(?<!\w)[+(]?\d[\d\s()./-]{3,}\d(?!\w)"
ADDRESS = r"\S+@\S+|https?://\S+|www\.\S+"
REFERENCE = r"\b[0-9A-Z]{4}-[0-9A-Z]{4}\b"
IDENTIFYING = re.compile(f"{ADDRESS}|{REFERENCE}|{LONG_NUMBER}")
GAPS = re.compile(rf"{GAP}(?:\s*[,;]?\s*{GAP})+")
SHORTEST_NAME = 3  # letters: "Al" is in too many words


def unnamed(text: str, named: Iterable[str]) -> str:
    """Return a text without these names and whatever else identifies somebody."""
    bare = IDENTIFYING.sub(GAP, text)
    words = {word for name in named for word in re.findall(r"\w+", name)}
    for word in sorted(words, key=len, reverse=True):
        if len(word) >= SHORTEST_NAME:
            bare = re.sub(rf"\b{re.escape(word)}\b", GAP, bare, flags=re.IGNORECASE)
    return GAPS.sub(GAP, bare).strip()
