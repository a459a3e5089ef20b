"""A directory as tables: HSDS writes one CSV a kind of thing, joined by their names.

Going out, what is nested becomes a row of its own that names what it belongs to; coming
in, rows are laid within the services and locations that they name.
"""

from __future__ import annotations

import csv
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from answerable.casework.directory.reading import Directory, Record, found_in
from answerable.channels.history.csv_rows import csv_rows
from answerable.lib.definitions import Fault
from answerable.lib.errors import Refused

FILES = {
    "organization": "organizations.csv",
    "service": "services.csv",
    "location": "locations.csv",
    "service_at_location": "service_at_location.csv",
    "address": "addresses.csv",
    "phone": "phones.csv",
    "contact": "contacts.csv",
    "schedule": "schedules.csv",
    "language": "languages.csv",
    "attribute": "attributes.csv",
    "taxonomy_term": "taxonomy_terms.csv",
    "taxonomy": "taxonomies.csv",
}
MANY = {
    "services": "service",
    "locations": "location",
    "service_at_locations": "service_at_location",
    "addresses": "address",
    "phones": "phone",
    "contacts": "contact",
    "schedules": "schedule",
    "languages": "language",
    "attributes": "attribute",
}
ONE = {
    "location": "location",
    "taxonomy_term": "taxonomy_term",
    "taxonomy_detail": "taxonomy",
}
NAMES_ITS_OWNER = {"attribute"}  # by link_id, whatever it belongs to
COMING_IN = ("services", "locations")
Tables = dict[str, dict[str, Record]]


def tables_of(organization: Record) -> Tables:
    """Return the rows of every kind of thing by their names."""
    tables: Tables = defaultdict(dict)
    _lay_out("organization", organization, {}, tables)
    return tables


def write_tables(folder: Path, organization: Record) -> list[str]:
    """Write a file for each kind of thing into a new folder. Raises Refused."""
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        hint = f"There is something in {folder}. Name a new folder."
        raise Refused(code="folder-in-use", hint=hint)
    folder.mkdir(parents=True, exist_ok=True)
    tables = tables_of(organization)
    for kind, rows in tables.items():
        _write(folder / FILES[kind], list(rows.values()))
    return [FILES[kind] for kind in tables]


def read_tables(folder: Path) -> Directory:
    """Return the services and places of a folder. Raises Refused where it has neither."""
    faults: list[Fault] = []
    read = {name: list(_rows(folder / FILES[MANY[name]], faults)) for name in MANY}
    if not any(read[name] for name in COMING_IN):
        hint = (
            f"There is neither {FILES['service']} nor {FILES['location']} with rows in"
            f" {folder}. Name another folder."
        )
        raise Refused(code="directory", hint=hint)
    found = found_in({name: _joined(name, read) for name in COMING_IN})
    found.faults[:0] = faults
    return found


def _lay_out(kind: str, record: Record, owner: Record, tables: Tables) -> None:
    row = {
        name: said
        for name, said in record.items()
        if name not in MANY and name not in ONE
    }
    for name, child in ONE.items():
        if name in record:
            _lay_out(child, record[name], {}, tables)
            row[f"{child}_id"] = record[name]["id"]
    known = tables[kind].get(record["id"], {})
    tables[kind][record["id"]] = {**known, **owner, **row}
    for name, child in MANY.items():
        whose = {} if child in NAMES_ITS_OWNER else {f"{kind}_id": record["id"]}
        for one in record.get(name, ()):
            _lay_out(child, one, whose, tables)


def _write(path: Path, rows: Sequence[Record]) -> None:
    names = list(dict.fromkeys(name for row in rows for name in row))
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, names)
        writer.writeheader()
        writer.writerows(rows)


def _rows(path: Path, faults: list[Fault]) -> Iterator[Record]:
    """Yield what each row says; empty cells say nothing."""
    if not path.is_file():
        return
    with path.open("rb") as file:
        for row in csv_rows(file, encoding="utf-8", separator=","):
            if row.fault:
                faults.append(Fault(f"{path.name}: row {row.line}", row.fault))
            else:
                yield {name: said for name, said in row.cells.items() if said}


def _joined(name: str, read: Mapping[str, Sequence[Record]]) -> list[dict[str, Any]]:
    """Return the services or locations, each with the rows that name it."""
    key = f"{MANY[name]}_id"
    within: dict[str, dict[str, list[Record]]] = defaultdict(lambda: defaultdict(list))
    for other in (one for one in MANY if one not in COMING_IN):
        for row in read[other]:
            if key in row:
                within[row[key]][other].append(row)
    return [{**one, **within.get(one.get("id", ""), {})} for one in read[name]]
