"""A first look at a whole file, before any of it is taken; pure.

It says which bytes they are, how many rows, and in which order the file writes day and
month, which no single date may show.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from answerable.channels.history.json_lines import json_rows
from answerable.channels.history.mapping import Column, Mapping
from answerable.channels.history.moments import Order, is_ambiguous, order_shown_by
from answerable.channels.history.refusal import refuse
from answerable.channels.history.rows import Row

DATES: tuple[Column, ...] = ("opened", "closed", "due", "updated")
LONGEST_GAP = 1024 * 1024  # bytes before the first sign
WIDE = (b"\xff\xfe", b"\xfe\xff")  # how UTF-16 begins

Rows = Callable[[BinaryIO], Iterator[Row]]


@dataclass(frozen=True)
class Survey:
    """What was seen of a file; ``order`` is None where no date showed it.

    ``names`` are those of the first row that could be read.
    """

    sha256: str
    rows: int
    order: Order | None
    names: frozenset[str]
    has_source: bool


def survey(path: Path, rows: Rows, mapping: Mapping, *, order: Order | None) -> Survey:
    """Look at a whole file. Raises Refused where none of it can be taken.

    ``order`` is what the reader of the dates was told; it is only found out otherwise.
    """
    sha256 = _hashed(path)
    if rows is json_rows:
        _refuse_a_list(path)
    counted, doubtful = 0, ""
    shown: set[Order | None] = set()
    names: frozenset[str] = frozenset()
    has_source = False
    with path.open("rb") as file:
        for row in rows(file):
            counted += 1
            names = names or frozenset(row.cells)
            has_source = has_source or _has_source(row, mapping)
            for said in _dates(row, mapping) if not mapping.dates else ():
                shown.add(order_shown_by(said))
                doubtful = doubtful or (said if is_ambiguous(said) else "")
    if not counted:
        refuse("There is no row in {}. Name another file.", path)
    order = order or _order(shown - {None}, doubtful)
    return Survey(sha256, counted, order, names, has_source)


def _order(shown: set[Order | None], doubtful: str) -> Order | None:
    if doubtful and len(shown) != 1:
        why = "both orders occur" if shown else "no date in the file shows which"
        hint = (
            "Dates such as {!r} can be read in two ways, and {}."
            " Say --dates day-first or --dates month-first."
        )
        refuse(hint, doubtful, why)
    return next(iter(shown), None)


def _has_source(row: Row, mapping: Mapping) -> bool:
    return any(row.cells.get(column) for column in mapping.columns.get("source", ()))


def _dates(row: Row, mapping: Mapping) -> Iterator[str]:
    for name in DATES:
        for column in mapping.columns.get(name, ()):
            if said := row.cells.get(column):
                yield said.strip()


def _hashed(path: Path) -> str:
    """Return the SHA-256 of a file. Raises Refused where it is none that can be read."""
    try:
        with path.open("rb") as file:
            if file.peek(2)[:2] in WIDE:
                refuse("{} is written in UTF-16. Save it as UTF-8.", path)
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError as error:
        refuse("{} cannot be read: {}.", path, error.strerror)


def _refuse_a_list(path: Path) -> None:
    with path.open("rb") as file:
        if file.read(LONGEST_GAP).lstrip()[:1] == b"[":
            refuse("{} is one JSON list. Write one record a line.", path)
