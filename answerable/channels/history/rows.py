"""What one row of a file says: texts by the names that its own system gave them."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Row:
    """One row, at its first line; ``fault`` says why it cannot be read."""

    line: int
    raw: bytes
    cells: Mapping[str, str] = field(default_factory=dict)
    fault: str = ""

    @property
    def sha256(self) -> str:
        """Return what tells this row from what it was before a change."""
        return hashlib.sha256(self.raw).hexdigest()
