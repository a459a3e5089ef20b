"""JSON lines as the commands read them: all of them, or a list of those that are faulty."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from answerable.lib.errors import Refused
from answerable.routing.learned.examples import Example

MOST_NAMED = 20
ASKED = {"text": "the words", "label": "where it belonged", "id": "what it is called"}


@dataclass(frozen=True)
class Asked:
    """A text that somebody asks about, under the name that they gave it."""

    id: str | int
    text: str


def read_examples(content: bytes) -> list[Example]:
    """Return texts with their labels. Raises Refused with the number of each bad line."""
    rows = _rows(content, {"text": str, "label": str})
    found = [Example(row["text"], row["label"]) for row in rows]
    if not found:
        raise Refused(code="lines-none", hint="There is no line in it to learn from.")
    return found


def read_asked(content: bytes) -> list[Asked]:
    """Return texts with their names. Raises Refused with the number of each bad line."""
    rows = _rows(content, {"id": (str, int), "text": str})
    return [Asked(row["id"], row["text"]) for row in rows]


def _rows(content: bytes, wanted: dict[str, Any]) -> list[dict[str, Any]]:
    rows, faults = [], []
    for number, line in _lines(content):
        row, fault = _row(line, wanted)
        rows.append(row)
        if fault:
            faults.append(f"Line {number}: {fault}")
    if faults:
        more = len(faults) - MOST_NAMED
        rest = [f"And {more} lines more."] if more > 0 else []
        hint = "\n".join([*faults[:MOST_NAMED], *rest])
        raise Refused(code="lines-faulty", hint=f"Nothing was done.\n{hint}")
    return rows


def _lines(content: bytes) -> Iterable[tuple[int, bytes]]:
    lines = enumerate(content.splitlines(), start=1)
    return ((number, line) for number, line in lines if line.strip())


def _row(line: bytes, wanted: dict[str, Any]) -> tuple[dict[str, Any], str]:
    try:
        row = json.loads(line)
    except (ValueError, RecursionError):
        return {}, "this is no JSON."
    if not isinstance(row, dict):
        return {}, 'this is no object such as {"text": "…"}.'
    return row, next(_faults(row, wanted), "")


def _faults(row: dict[str, Any], wanted: dict[str, Any]) -> Iterator[str]:
    for name, kind in wanted.items():
        if not isinstance(row.get(name), kind) or isinstance(row.get(name), bool):
            yield f"“{name}” is missing or no text: {ASKED[name]}."
        elif name != "text" and not str(row[name]).strip():
            yield f"“{name}” is empty: {ASKED[name]}."
