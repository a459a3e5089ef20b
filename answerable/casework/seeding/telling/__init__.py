"""Tell the configuration as a seed folder: the way back of ``founding``.

Files, entries and keys come in a fixed order, so that two exports of the same house are
the same, and version control shows what somebody changed. No secret is told, no person
whom we serve, and nothing that is one's own.
"""

from __future__ import annotations

from pathlib import Path
from typing import cast

from answerable.casework.seeding.crosschecks import faults_in_plan
from answerable.casework.seeding.folder import Document, languages_in
from answerable.casework.seeding.plan import Plan
from answerable.casework.seeding.shapes import Sheet
from answerable.casework.seeding.telling.catalogue import (
    checklists,
    complaints,
    ladders,
    learning,
    rules,
    services,
    standards,
)
from answerable.casework.seeding.telling.house import areas, body, calendars, teams
from answerable.casework.seeding.telling.knowledge import (
    articles,
    facts,
    life_events,
    synonyms,
)
from answerable.casework.seeding.telling.people import staff
from answerable.casework.seeding.telling.writing import answers, letters
from answerable.lib.definitions import Fault, faults_in
from answerable.lib.errors import Refused
from answerable.lib.toml import toml_of

# A file for each of these.
ONE_EACH = ("services/", "articles/")
# What an export may have written when there was more than there is now.
PARTS = {
    f"{name}.toml"
    for name in (
        "areas",
        "teams",
        "ladders",
        "complaints",
        "rules",
        "checklists",
        "answers",
        "letters",
        "learning",
        "synonyms",
        "life_events",
        "facts",
    )
}


def documents() -> dict[str, Document]:
    """Return what is set up, as the files of a folder by their names."""
    told = {
        "agency.toml": body(),
        "areas.toml": areas(),
        "calendars.toml": calendars(),
        "teams.toml": teams(),
        "staff.toml": staff(),
        **{f"services/{slug}.toml": one for slug, one in services().items()},
        "standards.toml": standards(),
        "ladders.toml": ladders(),
        "complaints.toml": complaints(),
        "rules.toml": rules(),
        "learning.toml": learning(),
        "checklists.toml": checklists(),
        "answers.toml": answers(),
        "letters.toml": letters(),
        "synonyms.toml": synonyms(),
        "life_events.toml": life_events(),
        "facts.toml": facts(),
        **{f"articles/{slug}.toml": one for slug, one in articles().items()},
    }
    filled = {name: _filled(one) for name, one in told.items()}
    _say_of_gaps(whole := {name: one for name, one in filled.items() if one})
    return whole


def files() -> dict[str, bytes]:
    """Return what is set up, as files with their contents."""
    return {name: toml_of(one).encode() for name, one in documents().items()}


def write_folder(folder: Path) -> list[str]:
    """Write what is set up into a folder and return the names of its files.

    The folder holds nothing else afterwards that a seed would read. Raises Refused where
    it has files that are not of an export.
    """
    told = files()
    _make_room(folder, set(told))
    for name, content in told.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    return list(told)


def still_missing(told: dict[str, Document]) -> list[Fault]:
    """Return what a seed would refuse of a house that is not set up to the end."""
    languages = languages_in(told)
    faults = [
        Fault(f"{name}: {fault.place}", fault.mend)
        for name, one in told.items()
        for fault in faults_in(Sheet, one, languages)
    ]
    if faults:
        return faults
    return faults_in_plan(
        Plan({name: Sheet.model_validate(one) for name, one in told.items()})
    )


def _make_room(folder: Path, names: set[str]) -> None:
    """Remove the services and articles of an earlier export that are no more."""
    there = {path.relative_to(folder).as_posix() for path in folder.rglob("*.toml")}
    left = {name for name in there - names if name.startswith(ONE_EACH)}
    if foreign := sorted(there - names - left - PARTS):
        hint = (
            f"{folder} has files that no export wrote: {', '.join(foreign)}."
            " Name another folder."
        )
        raise Refused(code="folder-in-use", hint=hint)
    for name in there - names:
        (folder / name).unlink()


def _filled(document: Document) -> Document:
    return {name: value for name, value in document.items() if value}


def _say_of_gaps(told: dict[str, Document]) -> None:
    """Let the agency say that texts are missing where that alone is wrong with some."""
    body = told["agency.toml"]
    agency = cast("dict[str, object]", body["agency"])
    with_gaps = {**body, "agency": {**agency, "texts_may_be_missing": True}}
    strict = set(map(str, still_missing(told)))
    loose = set(map(str, still_missing({**told, "agency.toml": with_gaps})))
    if strict - loose:
        told["agency.toml"] = with_gaps
