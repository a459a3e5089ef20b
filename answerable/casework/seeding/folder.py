"""Read a seed folder into a plan, or say everything that is wrong with it."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from pathlib import Path

from answerable.casework.seeding.crosschecks import faults_in_plan
from answerable.casework.seeding.plan import Plan
from answerable.casework.seeding.shapes import Sheet
from answerable.lib.definitions import Fault, faults_in
from answerable.lib.errors import AnswerableError

Document = dict[str, object]


class FaultyFolder(AnswerableError):  # noqa: N818  # families read better without "Error"
    """What is written cannot be taken; every fault says where and how to mend it."""

    def __init__(self, faults: Iterable[Fault]) -> None:
        """Keep the faults in the order found."""
        self.faults = list(faults)
        super().__init__("\n".join(map(str, self.faults)))


def read_folder(folder: Path) -> Plan:
    """Return what all files below the folder say together. Raises FaultyFolder."""
    return plan_of(read_documents(folder))


def plan_of(documents: Mapping[str, Document]) -> Plan:
    """Return what these files say together. Raises FaultyFolder."""
    languages = languages_in(documents)
    refuse(
        Fault(f"{file}: {fault.place}", fault.mend)
        for file, document in documents.items()
        for fault in faults_in(Sheet, document, languages)
    )
    plan = Plan({file: Sheet.model_validate(one) for file, one in documents.items()})
    refuse(faults_in_plan(plan))
    return plan


def read_documents(folder: Path) -> dict[str, Document]:
    """Return the files by their names. Raises FaultyFolder when one is no TOML."""
    paths = sorted(folder.rglob("*.toml"))
    if not paths:
        refuse([Fault(str(folder), "There are no .toml files. Name another folder.")])
    return documents_in(
        {path.relative_to(folder).as_posix(): path.read_bytes() for path in paths}
    )


def documents_in(contents: Mapping[str, bytes]) -> dict[str, Document]:
    """Return what files say by their names. Raises FaultyFolder when one is no TOML."""
    documents: dict[str, Document] = {}
    faults = []
    for name, content in contents.items():
        try:
            documents[name] = tomllib.loads(content.decode())
        except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
            faults.append(Fault(name, f"This is no TOML: {error}."))
        except RecursionError:
            faults.append(Fault(name, "It is nested too deeply. Write it flat."))
    refuse(faults)
    return documents


def languages_in(documents: Mapping[str, Document]) -> list[str]:
    """Return the languages that every text must have, as far as they can be read."""
    for document in documents.values():
        match document:
            case {"agency": {"texts_may_be_missing": True}}:
                return []
            case {"agency": {"languages": list(languages)}}:
                return [code for code in languages if isinstance(code, str)]
    return []


def refuse(faults: Iterable[Fault]) -> None:
    """Raise FaultyFolder if there are any faults."""
    if found := list(faults):
        raise FaultyFolder(found)
