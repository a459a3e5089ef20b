"""What a rule may want of a condition: what makes no sense is told with its mend.

A rule that makes none would stop every message at the door, so it is never published.
"""

from __future__ import annotations

from collections.abc import Collection
from difflib import get_close_matches
from typing import TypeGuard

from answerable.routing.facts import plain

WORD_LISTS = ("any", "none")


def fault_in_names(wanted: object, known: Collection[str]) -> str:
    """Return what is wrong with a list of names, or nothing."""
    if not _is_list_of_texts(wanted) or not wanted:
        return f"{wanted!r} must be a list of names. Write at least one."
    unknown = [name for name in wanted if name not in known]
    return _did_you_mean(unknown[0], known) if unknown else ""


def fault_in_words(wanted: object, _known: Collection[str]) -> str:
    """Return what is wrong with words to be looked for, or nothing."""
    if not isinstance(wanted, dict) or not wanted.get("any"):
        return f"{wanted!r} must name words in 'any'."
    if foreign := sorted(set(wanted) - set(WORD_LISTS), key=str):
        return f"Nothing is called {foreign[0]!r} here. Use {', '.join(WORD_LISTS)}."
    faults = (_fault_in_phrases(name, phrases) for name, phrases in wanted.items())
    return next(filter(None, faults), "")


def _fault_in_phrases(name: str, phrases: object) -> str:
    if not _is_list_of_texts(phrases):
        return f"{name!r} must be a list of words, each in quotation marks."
    silent = [phrase for phrase in phrases if not plain(phrase).strip()]
    return f"{silent[0]!r} has no word. Write one, or take it out." if silent else ""


def _is_list_of_texts(wanted: object) -> TypeGuard[list[str]]:
    return isinstance(wanted, list) and all(isinstance(one, str) for one in wanted)


def _did_you_mean(name: str, known: Collection[str]) -> str:
    near = get_close_matches(name, known, n=1)
    meant = f"Did you mean {near[0]!r}?" if near else "Write it, or correct it."
    return f"There is no {name!r}. {meant}"
