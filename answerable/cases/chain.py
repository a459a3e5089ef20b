"""The chain that makes a journal tamper-evident; pure."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime


@dataclass(frozen=True)
class Line:
    """What is hashed of one entry."""

    subject: str
    number: int
    at: datetime
    actor: str
    what: str
    before: Mapping[str, object] = field(default_factory=dict)
    after: Mapping[str, object] = field(default_factory=dict)
    reason: str = ""


def link(line: Line, previous_hash: str) -> str:
    """Return the hash of a line behind another, in hexadecimal."""
    said = [
        previous_hash,
        line.subject,
        line.number,
        line.at.astimezone(UTC).isoformat(timespec="microseconds"),
        line.actor,
        line.what,
        line.before,
        line.after,
        line.reason,
    ]
    written = json.dumps(said, sort_keys=True, ensure_ascii=True, default=str)
    return hashlib.sha256(written.encode()).hexdigest()


def first_broken(lines: Iterable[tuple[Line, str]]) -> int | None:
    """Return the number of the first line whose stored hash or place is wrong."""
    previous, expected = "", 1
    for line, stored in lines:
        if line.number != expected or link(line, previous) != stored:
            return line.number
        previous, expected = stored, expected + 1
    return None
