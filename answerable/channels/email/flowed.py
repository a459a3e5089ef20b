"""Paragraphs that a mail program broke and wants joined again (RFC 3676)."""

from __future__ import annotations

import re

_QUOTED = re.compile(r"(>*)( ?)(.*)", re.DOTALL)


def unflow(text: str, *, delete_space: bool = False) -> str:
    """Join lines that end with a space to the next one of the same quote depth."""
    done: list[str] = []
    open_depth = -1  # of the line that wants to be continued
    for line in text.split("\n"):
        depth, words = _depth(line)
        if depth == open_depth:
            done[-1] += words
        else:
            done.append("> " * depth + words)
        is_flowed = words.endswith(" ") and words != "-- "
        open_depth = depth if is_flowed else -1
        if is_flowed and delete_space:
            done[-1] = done[-1][:-1]
    return "\n".join(done)


def _depth(line: str) -> tuple[int, str]:
    """Return how deep a line is quoted, and the line without stuffing."""
    marks, _, words = _QUOTED.fullmatch(line).groups()  # type: ignore[union-attr]  # takes all
    return len(marks), words
