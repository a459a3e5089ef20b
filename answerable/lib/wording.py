"""Texts that a government writes itself, one for each of its languages."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping

Texts = dict[str, str]
FIRST_STRONG_ISOLATE, POP_ISOLATE = "\u2068", "\u2069"
LEFT_TO_RIGHT_ISOLATE = "\u2066"


def in_language(texts: Mapping[str, str], language: str) -> str:
    """Return the text in this language, or in the first that there is."""
    short = language.split("-", maxsplit=1)[0]
    fallback = next((text for text in texts.values() if text), "")
    return texts.get(language) or texts.get(short) or fallback


def without_nul(text: str) -> str:
    """Return what PostgreSQL can hold: no NUL, no half of a surrogate pair."""
    return text.replace("\0", "").encode("utf-8", "replace").decode()


def isolated(name: str) -> str:
    """Return a name that does not disturb the direction of what surrounds it."""
    return f"{FIRST_STRONG_ISOLATE}{name}{POP_ISOLATE}" if name else ""


def left_to_right(text: str) -> str:
    """Return a text, such as a number, that reads so in the middle of any other."""
    return f"{LEFT_TO_RIGHT_ISOLATE}{text}{POP_ISOLATE}"


def direction(text: str) -> str:
    """Return the way a text is written, ``ltr`` or ``rtl``: as its first letter is."""
    kinds = (unicodedata.bidirectional(letter) for letter in text)
    first = next((kind for kind in kinds if kind in {"L", "R", "AL"}), "L")
    return "ltr" if first == "L" else "rtl"
