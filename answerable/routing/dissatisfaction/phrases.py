"""The small language in which the rules are written, and what it is compiled to.

A phrase is words with a blank between. ``a|b`` is one of them, ``word?`` may be left
out, ``word*`` has any ending and ``*word`` any beginning of three letters or more.
``~`` skips up to three words, ``~~`` up to eight. ``{name}`` is one of the phrases that
the language keeps under this name.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from answerable.routing.dissatisfaction.reading import fold

Slots = Mapping[str, Sequence[str]]

GAPS = {"~": r"(?:\w+ ){0,3}", "~~": r"(?:\w+ ){0,8}"}
ANY_BEGINNING, ANY_ENDING = r"\w{3,}", r"\w*"


def compile_phrases(
    phrases: Iterable[str], slots: Slots, joined: str = ""
) -> re.Pattern[str]:
    """Return what finds any of these phrases in the words of a sentence.

    ``joined`` are letters that the language writes together with the word that follows.
    Raises KeyError for a name that the language does not have.
    """
    found = "|".join(_pattern(phrase, slots, joined) for phrase in phrases)
    return re.compile(rf"(?<!\w)(?:{found})")


def _pattern(phrase: str, slots: Slots, joined: str) -> str:
    return "".join(_part(token, slots, joined) for token in phrase.split())


def _part(token: str, slots: Slots, joined: str) -> str:
    if token in GAPS:
        return GAPS[token]
    if token.endswith("?"):
        return f"(?:{_part(token[:-1], slots, joined)})?"
    return _one_of(_choice(each, slots, joined) for each in token.split("|"))


def _choice(word: str, slots: Slots, joined: str) -> str:
    if word.startswith("{"):
        phrases = slots[word[1:-1]]
        return _one_of(_pattern(each, slots, joined) for each in phrases)
    start = ANY_BEGINNING if word.startswith("*") else ""
    end = ANY_ENDING if word.endswith("*") else ""
    return f"{joined}{start}{re.escape(fold(word.strip('*')))}{end} "


def _one_of(patterns: Iterable[str]) -> str:
    return f"(?:{'|'.join(patterns)})"
