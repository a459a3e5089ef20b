"""How much of the code the tests ran: ``python -m tests.covered REPORT``.

The report is slipcover's, as JSON. Prints each file of which something was never run, and
fails where a room has less than it should.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

LEAST = 95.0  # per cent of the whole
# What everything else stands on is tried wholly, but for what only chance finds: some ways
# are gone by examples that hypothesis draws.
WHOLE = ("lib", "cases", "clock", "routing", "channels")
LEAST_OF_A_ROOM = 99.8


@dataclass(frozen=True)
class Share:
    """What was run of something: lines, and the ways on from them."""

    run: int
    missed: int

    def __add__(self, other: Share) -> Share:
        return Share(self.run + other.run, self.missed + other.missed)

    @property
    def percent(self) -> float:
        """Return how much was run; of nothing, everything."""
        total = self.run + self.missed
        return 100 * self.run / total if total else 100


def share_of(file: dict[str, Any]) -> Share:
    """Return what was run of a file of the report."""
    said = file["summary"]
    return Share(
        said["covered_lines"] + said["covered_branches"],
        said["missing_lines"] + said["missing_branches"],
    )


def missed_in(files: dict[str, Any]) -> Iterator[str]:
    """Say of each file what was never run: lines, and ways as ``from->to``."""
    for name, file in sorted(files.items()):
        ways = [f"{start}->{end or 'exit'}" for start, end in file["missing_branches"]]
        missing = [*map(str, file["missing_lines"]), *ways]
        if missing:
            yield f"{name}: {', '.join(missing)}"


def shares(files: dict[str, Any]) -> Iterator[tuple[str, Share, float]]:
    """Return what was run of everything and of each room, and how much has to be."""
    yield "the code", _sum(files.values()), LEAST
    for room in WHOLE:
        home = f"answerable/{room}/"
        inside = (file for name, file in files.items() if name.startswith(home))
        yield room, _sum(inside), LEAST_OF_A_ROOM


def main(report: Path) -> int:
    """Print what was never run; return 1 where it is too much."""
    files = json.loads(report.read_text(encoding="utf-8"))["files"]
    sys.stdout.writelines(f"{line}\n" for line in missed_in(files))
    is_enough = True
    for name, share, least in shares(files):
        sys.stdout.write(f"{share.percent:.2f} % of {name} was run by the tests.\n")
        if share.percent < least:
            is_enough = False
            sys.stderr.write(f"Too little of {name}: {least:g} % should be.\n")
    return 0 if is_enough else 1


def _sum(files: Iterable[dict[str, Any]]) -> Share:
    return sum(map(share_of, files), Share(0, 0))


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
