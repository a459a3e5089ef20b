"""The text has one of these words or phrases, and none of those."""

from __future__ import annotations

from functools import lru_cache

from answerable.lib.errors import Refused
from answerable.routing.facts import Facts, plain


def holds(wanted: object, facts: Facts) -> str | None:
    """Return the first word or phrase of ``any`` that is in the text.

    Whole words are compared, without case and accents; ``*`` at the end of a word
    stands for any ending. A word of ``none`` makes the condition fail.
    """
    if not isinstance(wanted, dict) or not wanted.get("any"):
        raise Refused(code="rule-words", hint=f"{wanted!r} must name words in 'any'.")
    if any(_occurs(phrase, facts.words) for phrase in wanted.get("none", [])):
        return None
    return next((each for each in wanted["any"] if _occurs(each, facts.words)), None)


def _occurs(phrase: str, words: str) -> bool:
    sought = _sought(phrase)
    return bool(sought) and sought in words


@lru_cache(maxsize=10_000)  # the words of a government's rules, folded once
def _sought(phrase: str) -> str:
    """Return what must be in the words; empty for a phrase of signs alone."""
    folded = plain(phrase).rstrip()
    return folded if phrase.endswith("*") or not folded else f"{folded} "
