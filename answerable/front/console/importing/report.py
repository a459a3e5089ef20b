"""What became of the rows of a file: counted, the rejected and doubtful ones named."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Callable
from dataclasses import asdict, dataclass, field
from typing import BinaryIO

from answerable.cases.models import Case
from answerable.casework.archive.manifest import Manifest
from answerable.casework.history.provenance import confidence_in
from answerable.casework.history.taking import Fate, Taken
from answerable.channels.history.records import Mismatch, Record
from answerable.clock.on_time import on_time

MOST_NAMED = 1_000  # rejected rows in one document; ``--rejected`` has them all
MOST_SERVICES = 20  # unknown ones, the most frequent first
MOST_SERVICES_KEPT = 10_000

Say = Callable[[str], None]


@dataclass
class Report:
    """Counts as rows pass by; it grows with kinds of trouble, never with rows."""

    say: Say
    rejected_file: BinaryIO | None = None
    fates: Counter[str] = field(default_factory=Counter)
    states: Counter[str] = field(default_factory=Counter)
    confidence: Counter[str] = field(default_factory=Counter)
    mismatches: Counter[str] = field(default_factory=Counter)
    assumptions: Counter[str] = field(default_factory=Counter)
    services: Counter[str] = field(default_factory=Counter)
    sources: set[str] = field(default_factory=set)
    changed: int = 0
    rejected: list[dict[str, object]] = field(default_factory=list)
    started: float = field(default_factory=time.monotonic)

    def note(self, taken: Taken) -> None:
        """Count a row."""
        self.fates[taken.fate] += 1
        self.changed += taken.is_changed
        if taken.fate is Fate.REJECTED:
            self._note_rejected(taken)
        elif taken.record:
            self.sources.add(taken.record.source)
            if taken.fate is Fate.IMPORTED:
                self._note_imported(taken.record)

    def _note_rejected(self, taken: Taken) -> None:
        why = "; ".join(map(str, taken.faults))
        self.say(f"line {taken.row.line}: {why}")
        if len(self.rejected) < MOST_NAMED:
            self.rejected.append({"line": taken.row.line, "reason": why})
        if self.rejected_file:
            self.rejected_file.write(taken.row.raw + b"\n")

    def _note_imported(self, record: Record) -> None:
        self.states["open" if record.is_open else "ended"] += 1
        self.confidence[confidence_in(record).value] += 1
        self.mismatches.update(map(str, record.mismatches))
        self.assumptions.update(map(str, record.assumptions))
        service = record.mismatches.get(Mismatch.UNKNOWN_SERVICE)
        if service and len(self.services) < MOST_SERVICES_KEPT:
            self.services[service] += 1

    def facts(self, *, is_rehearsal: bool) -> dict[str, object]:
        """Return everything that was counted; rows are the sum of the next three."""
        rows = self.fates.total()
        seconds = time.monotonic() - self.started
        facts: dict[str, object] = {
            "rows": rows,
            **{str(fate): self.fates[fate] for fate in Fate},
            "already_there_but_changed_since": self.changed,
            "open": self.states["open"],
            "ended": self.states["ended"],
            "confidence": dict(self.confidence),
            "mismatches": dict(self.mismatches),
            "assumptions": dict(self.assumptions),
            "unknown_services": dict(self.services.most_common(MOST_SERVICES)),
            "sources": sorted(self.sources),
            "wrote_nothing": is_rehearsal,
            "seconds": round(seconds, 1),
            "rows_per_second": round(rows / seconds) if seconds else rows,
        }
        if not is_rehearsal:
            cases = Case.objects.filter(imported__source__in=self.sources)
            facts["answered_in_time"] = asdict(on_time(cases))
        return facts


def archive_facts(manifest: Manifest) -> dict[str, object]:
    """Return what an export holds, in numbers."""
    return {
        "tables": len(manifest.tables),
        "rows": sum(part.rows for part in manifest.tables.values()),
        "cases": manifest.tables[Case._meta.db_table].rows,
        "files": len(manifest.files),
        "bytes_of_files": sum(manifest.files.values()),
        "missing_files": manifest.missing_files,
    }
