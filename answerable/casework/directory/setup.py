"""Write a seed folder of the house with what came beside it, for somebody to look at."""

from __future__ import annotations

from pathlib import Path

from answerable.casework.directory.fitting import Fitted
from answerable.casework.seeding.folder import FaultyFolder, read_folder
from answerable.casework.seeding.telling import write_folder
from answerable.lib.errors import Refused
from answerable.lib.toml import toml_of

PLACES = "from_directory.toml"


def write_setup(folder: Path, fitted: Fitted) -> list[str]:
    """Write the folder and return the names of the files that came. Raises Refused."""
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        hint = f"There is something in {folder}. Name a new folder."
        raise Refused(code="folder-in-use", hint=hint)
    write_folder(folder)
    files = {
        f"services/{one['slug']}.toml": {"services": [one]} for one in fitted.services
    }
    places = {"calendars": fitted.calendars, "offices": fitted.offices}
    if there := {name: entries for name, entries in places.items() if entries}:
        files[PLACES] = there
    for name, document in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(toml_of(document), encoding="utf-8")
    return list(files)


def still_to_mend(folder: Path) -> list[str]:
    """Return what a seed would refuse of the folder as it is."""
    try:
        read_folder(folder)
    except FaultyFolder as faulty:
        return list(map(str, faulty.faults))
    return []
