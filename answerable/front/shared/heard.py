"""What somebody looks for, heard among the words they typed.

"Housing, Spanish, open now" is understood: names of languages and "open now", in any of
our languages, are wishes; the rest are words to look for, in parts where commas stand.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from django.conf import settings
from django.utils.translation import get_language_info, override

from answerable.lib.tokens import fold

COMMAS = re.compile(r"[,;،؛]")
OPEN_NOW = ("open now", "abierto ahora", "abierta ahora", "مفتوح الآن", "مفتوحة الآن")
# What staff say of each other.
ON_DUTY = ("on duty now", "on duty", "de servicio ahora", "de servicio", "في الخدمة")


@dataclass(frozen=True)
class Heard:
    """The parts that are words, a language (code) or none, and whether it must be open."""

    parts: tuple[str, ...] = ()
    language: str = ""
    is_open: bool = False

    @property
    def words(self) -> str:
        """Return all words in one line."""
        return " ".join(self.parts)


def hear(typed: str) -> Heard:
    """Return what was meant by what was typed."""
    folded = fold(typed)
    rest = OPEN.sub(" ", folded)
    language, rest = _language_in(rest)
    parts = (" ".join(part.split()) for part in COMMAS.split(rest))
    return Heard(tuple(filter(None, parts)), language, OPEN.search(folded) is not None)


def _language_in(words: str) -> tuple[str, str]:
    """Return the first of our languages that is named, and the words without it."""
    for code, names in _names_of_languages():
        rest = names.sub(" ", words)
        if rest != words:
            return code, rest
    return "", words


@lru_cache(maxsize=1)
def _names_of_languages() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Return how each of our languages is called, in all of them."""
    return tuple((code, _any_of(_called(code))) for code, _name in settings.LANGUAGES)


def _called(code: str) -> Iterator[str]:
    about = get_language_info(code)
    yield from (str(about["name"]), str(about["name_local"]))
    for other, _name in settings.LANGUAGES:
        with override(other):
            yield str(get_language_info(code)["name_translated"])


def _any_of(phrases: Iterator[str] | Sequence[str]) -> re.Pattern[str]:
    every = "|".join(sorted({re.escape(fold(one)) for one in phrases}, key=len)[::-1])
    return re.compile(rf"(?<!\w)(?:ال)?(?:{every})(?!\w)")


OPEN = _any_of(OPEN_NOW + ON_DUTY)
