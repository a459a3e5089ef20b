"""Where a case came from: the bytes of its row, the file, and what is doubtful in it."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import datetime

from answerable.cases.models import ImportedRow
from answerable.casework.intake import stored_as
from answerable.channels.history.records import Record
from answerable.channels.models import Envelope
from answerable.lib.wording import without_nul

CHANNEL = "import"  # the source of the envelopes, and how a case came if nobody knows
LONGEST_FILE_NAME = 255
LONGEST_NOTE = 20_000  # characters of a row as the desk reads it; the raw has it whole


@dataclass(frozen=True)
class Origin:
    """The file that rows are taken from, and when."""

    file_name: str
    file_sha256: str
    at: datetime


def envelope_of(record: Record, origin: Origin, reference: str) -> Envelope:
    """Return the envelope that holds the bytes of a row, settled already."""
    return Envelope(
        source=CHANNEL,
        mailbox=record.source,
        size=len(record.row.raw),
        idempotency_key=_key_of(record),
        reference=reference,
        sealed_secret="",  # nobody was ever given one, so nothing opens it
        received_at=origin.at,
        outcome=Envelope.Outcome.OPENED,
        case_reference=reference,
        attempts=1,
        next_try=origin.at,
        settled_at=origin.at,
        **stored_as(record.row.raw),
    )


def _key_of(record: Record) -> str:
    """Return what an envelope is found again by: the row's name, however long it is."""
    return hashlib.sha256(f"{record.source}\0{record.source_id}".encode()).hexdigest()


def provenance_of(record: Record, origin: Origin) -> ImportedRow:
    """Return where a case came from, and how far that can be relied on."""
    return ImportedRow(
        source=record.source,
        source_id=record.source_id,
        sha256=record.row.sha256,
        file_name=without_nul(origin.file_name)[:LONGEST_FILE_NAME],
        file_sha256=origin.file_sha256,
        line=record.row.line,
        imported_at=origin.at,
        confidence=confidence_in(record),
        mismatches={str(name): said for name, said in record.mismatches.items()},
        assumptions=sorted(record.assumptions),
    )


def confidence_in(record: Record) -> ImportedRow.Confidence:
    """Return how far a row can be relied on."""
    levels = ImportedRow.Confidence
    if record.mismatches:
        return levels.DOUBTFUL
    return levels.ASSUMED if record.assumptions else levels.SURE


def note_of(record: Record) -> str:
    """Return the row as its own system wrote it, for those who work on the case.

    The person's own words are left out: they stand in the message.
    """
    own = record.columns.get("words")
    said = (
        f"{name}: {without_nul(text)}"
        for name, text in record.row.cells.items()
        if text.strip() and name != own
    )
    return without_nul("\n".join(said))[:LONGEST_NOTE]
