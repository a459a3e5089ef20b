"""Shared values in texts: ``{key}`` stands for the value of the day; pure."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any

from answerable.knowledge.content import Content, sentences_of

FIELD = re.compile(r"\{([a-z0-9]+(?:[-_][a-z0-9]+)*)\}")
BRACE = re.compile(r"[{}]")


def fill(text: str, say: Callable[[str], str]) -> str:
    """Return a text with its values put in, as ``say`` says the one of a key."""
    return FIELD.sub(lambda found: say(found[1]), text)


def fill_parts(
    parts: Mapping[str, Any], say: Callable[[str], str]
) -> dict[str, str | list[str]]:
    """Return the parts of one language with their values put in."""
    return {
        part: fill(said, say)
        if isinstance(said, str)
        else [fill(line, say) for line in said]
        for part, said in parts.items()
    }


def without_facts(text: str) -> str:
    """Return a text without its values."""
    return FIELD.sub(" ", text)


def keys_in(content: Content) -> list[str]:
    """Return the keys of all values that an article uses, in order."""
    found = {
        key
        for code in content.languages
        for text in sentences_of(content.in_language(code))
        for key in FIELD.findall(text)
    }
    return sorted(found)


def has_stray_brace(text: str) -> bool:
    """Tell whether a brace stands in a text that belongs to no value."""
    return bool(BRACE.search(FIELD.sub("", text)))
