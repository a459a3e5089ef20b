"""Many rows are taken over, a batch at a time, each batch whole or not at all.

A row is known by its source and its name there, so whatever was taken before is found
again: a run that was cut off is simply run once more.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import islice

from django.db import DatabaseError, DataError, IntegrityError, connection, transaction

from answerable.cases.actions.importing import keep_imported
from answerable.cases.models import Case, ImportedRow, Interaction
from answerable.casework.history.catalogue import Catalogue, check_service
from answerable.casework.history.opening import take_row
from answerable.casework.history.provenance import Origin
from answerable.channels.history.reading import Reader
from answerable.channels.history.records import Record
from answerable.channels.history.rows import Row
from answerable.channels.models import Envelope
from answerable.clock.models import Deadline
from answerable.lib.definitions import Fault
from answerable.lib.references import new_reference
from answerable.lib.rows import draw_ahead

AT_A_TIME = 1_000
TRIES = 3  # where somebody else takes a reference, or a row, at the same moment
KNOWN = """
SELECT known.source, known.source_id, known.sha256 FROM cases_importedrow AS known
JOIN unnest(%s::text[], %s::text[]) AS asked (source, source_id)
    USING (source, source_id)
"""
TAKEN = "SELECT reference FROM channels_envelope WHERE reference = ANY(%s)"
NOT_STORED = "The database does not take this row: {}. Correct it, or leave it out."

Name = tuple[str, str]


class Fate(StrEnum):
    """What became of a row; every row is counted under exactly one."""

    IMPORTED = "imported"
    ALREADY_THERE = "already_there"
    REJECTED = "rejected"


@dataclass(frozen=True)
class Taken:
    """One row and what became of it; ``is_changed`` where what is there is another."""

    row: Row
    fate: Fate
    record: Record | None = None
    faults: Sequence[Fault] = ()
    is_changed: bool = False


class Taking:
    """Takes the rows of one file; a rehearsal looks, and writes nothing."""

    def __init__(
        self,
        reader: Reader,
        catalogue: Catalogue,
        origin: Origin,
        *,
        is_rehearsal: bool = False,
    ) -> None:
        """Begin with nothing taken."""
        self.reader = reader
        self.catalogue = catalogue
        self.origin = origin
        self.is_rehearsal = is_rehearsal
        self._rehearsed: dict[bytes, str] = {}

    def take(self, rows: Iterable[Row]) -> Iterator[Taken]:
        """Take rows over, and say of each what became of it, in their order."""
        remaining = iter(rows)
        while some := list(islice(remaining, AT_A_TIME)):
            yield from self._batch(some)

    def _batch(self, rows: Sequence[Row]) -> list[Taken]:
        read = [(row, self.reader.read(row)) for row in rows]
        records = [said for _, said in read if isinstance(said, Record)]
        for record in records:
            check_service(record, self.catalogue)
        fates = self._fates(records)
        return [
            fates[said.row.line]
            if isinstance(said, Record)
            else Taken(row, Fate.REJECTED, faults=said)
            for row, said in read
        ]

    def _fates(self, records: Sequence[Record]) -> dict[int, Taken]:
        """Return what became of these rows, by their lines."""
        fault: DatabaseError | None = None
        for _ in range(TRIES):
            try:
                return self._take(records)
            except (IntegrityError, DataError) as error:
                fault = error
        if len(records) > 1:
            # One of them cannot be stored: the others must not suffer from it.
            middle = len(records) // 2
            return self._fates(records[:middle]) | self._fates(records[middle:])
        return {each.row.line: _not_stored(each, fault) for each in records}

    def _take(self, records: Sequence[Record]) -> dict[int, Taken]:
        if self.is_rehearsal:
            return self._sorted(records)
        with transaction.atomic(durable=True):
            fates = self._sorted(records)
            new = [
                each for each in records if fates[each.row.line].fate == Fate.IMPORTED
            ]
            references = _new_references(len(new))
            for model in (Case, ImportedRow, Envelope, Interaction, Deadline):
                draw_ahead(connection, model, len(new))
            keep_imported(
                take_row(each, self.origin, self.catalogue, reference=reference)
                for each, reference in zip(new, references, strict=True)
            )
        return fates

    def _sorted(self, records: Sequence[Record]) -> dict[int, Taken]:
        """Tell what is new from what is there, in the tables or on an earlier line."""
        known = _known(records)
        fates = {}
        for record in records:
            name, sha256 = (record.source, record.source_id), record.row.sha256
            before = known.get(name) or self._rehearsed.get(_short(name))
            known.setdefault(name, sha256)
            if before is None and self.is_rehearsal:
                self._rehearsed[_short(name)] = sha256
            fates[record.row.line] = Taken(
                record.row,
                Fate.ALREADY_THERE if before else Fate.IMPORTED,
                record=record,
                is_changed=before not in {None, sha256},
            )
        return fates


def _known(records: Sequence[Record]) -> dict[Name, str]:
    """Return the hash of each of these rows that is there already."""
    sources = [record.source for record in records]
    with connection.cursor() as cursor:
        cursor.execute(KNOWN, [sources, [record.source_id for record in records]])
        return {(source, name): sha256 for source, name, sha256 in cursor.fetchall()}


def _new_references(count: int) -> list[str]:
    """Return references that no envelope has; of a million, twenty are taken twice."""
    minted: set[str] = set()
    while len(minted) < count:
        some = {new_reference() for _ in range(count - len(minted))}
        with connection.cursor() as cursor:
            cursor.execute(TAKEN, [list(some)])
            minted |= some - {reference for (reference,) in cursor.fetchall()}
    return list(minted)


def _not_stored(record: Record, fault: DatabaseError | None) -> Taken:
    said = str(fault).strip().splitlines()[0].rstrip(".")
    fault_of_row = Fault("", NOT_STORED.format(said))
    return Taken(record.row, Fate.REJECTED, faults=[fault_of_row])


def _short(name: Name) -> bytes:
    """Return few bytes for a name: a rehearsal remembers a million of them."""
    return hashlib.blake2b("\0".join(name).encode(), digest_size=12).digest()
