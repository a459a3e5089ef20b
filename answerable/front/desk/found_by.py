"""The words by which something is found, language by language, as a page shows them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from answerable.agency.queries import get_agency
from answerable.front.shared.languages import direction_of, language_name


@dataclass(frozen=True)
class Words:
    """Words of one language."""

    code: str
    direction: str
    language: str
    said: Sequence[str]


def in_languages(words: Mapping[str, Sequence[str]]) -> list[Words]:
    """Return words by their language, in the order in which the body offers these."""
    return [
        Words(code, direction_of(code), language_name(code), words[code])
        for code in get_agency().languages
        if words.get(code)
    ]
