"""The rows that were taken over, with what a person must look at."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator

from django.db.models import QuerySet

from answerable.cases.models import ImportedRow
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


def listed(*, source: str, only_doubtful: bool) -> Callable[..., Iterator[str]]:
    """Return the way to print these rows, one line each, however many they are."""
    rows = ImportedRow.objects.select_related("case").order_by("source", "pk")
    if source:
        rows = rows.filter(source=source)
    if only_doubtful:
        rows = rows.filter(confidence=ImportedRow.Confidence.DOUBTFUL)

    def lines(*, as_json: bool) -> Iterator[str]:
        return _lines(rows, _document if as_json else _line)

    return lines


def _lines(
    rows: QuerySet[ImportedRow], written: Callable[[ImportedRow], str]
) -> Iterator[str]:
    return map(written, rows.iterator())


def _line(row: ImportedRow) -> str:
    place = f"{row.source} {row.source_id} ({row.file_name} line {row.line})"
    said = "; ".join(reasons(row)) or row.confidence
    return f"{row.case.reference}  {place}: {said}"


def _document(row: ImportedRow) -> str:
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
    }
    return json.dumps(facts, ensure_ascii=False)


def reasons(row: ImportedRow) -> list[str]:
    """Return in plain words what does not fit."""
    return [WORDS[Mismatch(code)].format(said) for code, said in row.mismatches.items()]
