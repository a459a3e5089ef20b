"""The text has one of these words or phrases, and none of those."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import lru_cache

from answerable.lib.errors import Refused
from answerable.routing.facts import LONGEST_START, Facts, plain

# The phrases that begin alike: where each stands in its list, and what is looked for.
Phrases = Mapping[str, Sequence[tuple[int, str]]]


def holds(wanted: object, facts: Facts) -> str | None:
    """Return the first word or phrase of ``any`` that is in the text.

    Whole words are compared, without case and accents; ``*`` at the end of a word
    stands for any ending. A word of ``none`` makes the condition fail.
    """
    if not isinstance(wanted, dict) or not wanted.get("any"):
        raise Refused(code="rule-words", hint=f"{wanted!r} must name words in 'any'.")
    if _first(wanted.get("none", []), facts) is not None:
        return None
    return _first(wanted["any"], facts)


def _first(phrases: Sequence[str], facts: Facts) -> str | None:
    """Return the first of these phrases that is in the text.

    Rules name hundreds of phrases and a text has few words: only phrases that begin
    as a word of the text does are looked for.
    """
    by_start = _by_start(tuple(phrases))
    found = [
        position
        for start in facts.beginnings.intersection(by_start)
        for position, sought in by_start[start]
        if sought in facts.words
    ]
    return phrases[min(found)] if found else None


@lru_cache(maxsize=1_000)  # the lists of a government's rules, folded once
def _by_start(phrases: tuple[str, ...]) -> Phrases:
    by_start: dict[str, list[tuple[int, str]]] = defaultdict(list)
    for position, phrase in enumerate(phrases):
        folded = plain(phrase).rstrip()
        if folded:  # a phrase of signs alone is in no text
            start = folded.split(maxsplit=1)[0][:LONGEST_START]
            by_start[start].append((position, _sought(phrase, folded)))
    return by_start


def _sought(phrase: str, folded: str) -> str:
    """Return what must be in the words; a blank ends a word that is whole."""
    return folded if phrase.endswith("*") else f"{folded} "
