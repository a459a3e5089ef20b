"""The rows that were taken over, with what a person must look at."""

from __future__ import annotations

import json
from collections.abc import Iterator

from answerable.cases.models import ImportedRow
from answerable.cases.models.imported import DOUBTFUL
from answerable.channels.history.records import Mismatch

WORDS = {
    Mismatch.UNKNOWN_SERVICE: "we have no service {!r}",
    Mismatch.UNKNOWN_STATE: "nobody knows the state {!r}",
    Mismatch.CLOSED_BEFORE_OPENED: "closed before it was opened: {!r}",
    Mismatch.DUE_BEFORE_OPENED: "due before it was opened: {!r}",
    Mismatch.OPENED_IN_FUTURE: "opened in the future: {!r}",
    Mismatch.CLOSED_IN_FUTURE: "closed in the future: {!r}",
    Mismatch.OPEN_WITH_CLOSING_TIME: "open, and yet closed at {!r}",
    Mismatch.ENDED_WITHOUT_TIME: "ended, and it does not say when",
    Mismatch.NO_EMAIL_ADDRESS: "no e-mail address: {!r}",
}


def imported_rows(*, source: str, only_doubtful: bool) -> Iterator[ImportedRow]:
    """Return the rows of a system, or of all, one after the other, however many."""
    rows = ImportedRow.objects.select_related("case").order_by("source", "pk")
    if source:
        rows = rows.filter(source=source)
    if only_doubtful:
        rows = rows.filter(DOUBTFUL)
    return rows.iterator()


def line(row: ImportedRow) -> str:
    """Return a row as people read it."""
    place = f"{row.source} {row.source_id} ({row.file_name} line {row.line})"
    said = "; ".join(_reasons(row)) or row.confidence
    return f"{row.case.reference}  {place}: {said}"


def document(row: ImportedRow) -> str:
    """Return a row as a machine reads it."""
    facts = {
        "reference": row.case.reference,
        "source": row.source,
        "source_id": row.source_id,
        "file": row.file_name,
        "file_sha256": row.file_sha256,
        "line": row.line,
        "imported_at": row.imported_at.isoformat(),
        "confidence": row.confidence,
        "mismatches": row.mismatches,
        "assumptions": row.assumptions,
        "settled_at": row.settled_at.isoformat() if row.settled_at else None,
    }
    return json.dumps(facts, ensure_ascii=False)


def _reasons(row: ImportedRow) -> list[str]:
    return [WORDS[Mismatch(code)].format(said) for code, said in row.mismatches.items()]
