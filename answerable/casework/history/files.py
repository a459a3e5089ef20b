"""A whole file of another system's cases: looked through once, then taken over."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from zoneinfo import ZoneInfo

from django.utils import timezone

from answerable.agency.queries import get_zone
from answerable.casework.history.catalogue import Catalogue
from answerable.casework.history.provenance import Origin
from answerable.casework.history.taking import Taken, Taking
from answerable.channels.history.csv_rows import csv_heading, csv_rows
from answerable.channels.history.json_lines import json_rows
from answerable.channels.history.mapping import Column, Mapping, known, zone_called
from answerable.channels.history.moments import Order, Reading
from answerable.channels.history.reading import Reader
from answerable.channels.history.survey import Rows, Survey, survey
from answerable.lib.errors import Refused

NEEDED: tuple[Column, ...] = ("id", "opened")


@dataclass(frozen=True)
class History:
    """A file as somebody wants it imported: what its names mean, and its dates."""

    path: Path
    mapping: Mapping = field(default_factory=known)
    rows: Rows = json_rows
    source: str = ""
    zone: str = ""
    order: Order | None = None

    @property
    def is_table(self) -> bool:
        """Tell whether its columns are named in its first line."""
        return self.rows is not json_rows

    def heading(self) -> bytes:
        """Return what stands before the rows, so that some of them can stand alone."""
        if not self.is_table:
            return b""
        mapping = self.mapping
        with self.path.open("rb") as file:
            line = csv_heading(
                file, encoding=mapping.encoding, separator=mapping.separator
            )
        return line + b"\n"


def json_history(path: Path, mapping: Mapping | None = None) -> History:
    """Return a file of JSON lines; a mapping comes before what is known already."""
    return History(path, mapping.over(known()) if mapping else known())


def csv_history(path: Path, mapping: Mapping) -> History:
    """Return a table; its columns mean what the mapping says and nothing else.

    Raises Refused where the mapping does not say enough.
    """
    for name in NEEDED:
        if not mapping.columns.get(name):
            hint = f"columns.{name}: This is missing. Say which column it is."
            raise Refused(code="mapping", hint=hint)
    words = known().model_copy(update={"columns": {}})
    rows = partial(csv_rows, encoding=mapping.encoding, separator=mapping.separator)
    return History(path, mapping.over(words), rows)


def take_history(history: History, *, is_rehearsal: bool = False) -> Iterator[Taken]:
    """Take a file over, and say of each row what became of it.

    Raises Refused, before anything is taken, where the file cannot be used at all.
    """
    seen = survey(history.path, history.rows, history.mapping, order=history.order)
    _refuse_foreign(history, seen)
    origin = Origin(history.path.name, seen.sha256, timezone.now())
    taking = Taking(
        _reader(history, seen),
        Catalogue(history.mapping),
        origin,
        is_rehearsal=is_rehearsal,
    )
    return _take(history, taking)


def _take(history: History, taking: Taking) -> Iterator[Taken]:
    with history.path.open("rb") as file:
        yield from taking.take(history.rows(file))


def _reader(history: History, seen: Survey) -> Reader:
    zone = history.zone or history.mapping.zone or ""
    return Reader(
        mapping=history.mapping,
        reading=Reading(
            _zone(zone or get_zone()), tuple(history.mapping.dates), seen.order
        ),
        now=timezone.now(),
        source=history.source or history.mapping.source,
        assumes_zone=not zone,
    )


def _zone(name: str) -> ZoneInfo:
    try:
        return zone_called(name)
    except ValueError as error:
        raise Refused(code="zone", hint=str(error)) from error


def _refuse_foreign(history: History, seen: Survey) -> None:
    """Raise Refused where no row could be taken, before a million of them say so."""
    if history.is_table:
        _refuse_unknown_columns(history.mapping, seen)
    if not (history.source or history.mapping.source or seen.has_source):
        hint = "No row says which system it comes from. Name it: --source NAME."
        raise Refused(code="import-source", hint=hint)


def _refuse_unknown_columns(mapping: Mapping, seen: Survey) -> None:
    for name, columns in mapping.columns.items():
        if not seen.names.intersection(columns):
            there = ", ".join(sorted(seen.names))
            hint = (
                f"columns.{name}: No column is called {columns[0]!r}."
                f" The file has: {there}."
            )
            raise Refused(code="mapping", hint=hint)
