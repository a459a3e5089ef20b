"""Streets and landmarks beside a seed folder: a table of its own, since it may be long."""

from __future__ import annotations

from pathlib import Path

from answerable.casework.seeding.folder import FaultyFolder
from answerable.lib.definitions import Fault
from answerable.lib.gazetteer import Entry, FaultyGazetteer
from answerable.lib.gazetteer_files import read_gazetteer

GAZETTEER = "gazetteer.csv"


def read_places(folder: Path) -> list[Entry]:
    """Return the places that a folder has; none without the file. Raises FaultyFolder."""
    path = folder / GAZETTEER
    if not path.exists():
        return []
    try:
        return read_gazetteer(path.read_bytes())
    except FaultyGazetteer as faulty:
        raise FaultyFolder(_faults(faulty)) from faulty


def _faults(faulty: FaultyGazetteer) -> list[Fault]:
    """Return what is wrong; the command ``gazetteer`` says how to mend it."""
    if faulty.trouble:
        return [Fault(GAZETTEER, f"It cannot be read: {faulty.trouble.value}.")]
    return [
        Fault(f"{GAZETTEER}: line {one.number}", f"{one.name}: {one.flaw.value}.")
        for one in faulty.flaws
    ]
