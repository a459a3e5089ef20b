"""Articles as rows of a table: one row an article and language; pure.

Columns are called as the heading and the parts of a page are. Where a table calls them
otherwise, a mapping says how: a TOML file with ``encoding``, ``separator`` and a table
``[columns]`` of our name and theirs.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Annotated, Any, BinaryIO, Literal

from pydantic import Field, ValidationError

from answerable.channels.history.csv_rows import csv_rows
from answerable.channels.history.refusal import refuse
from answerable.channels.history.rows import Row
from answerable.knowledge.content import LISTS, PARTS
from answerable.knowledge.exchange.pages import Heading, Page, Rejected, page_of
from answerable.lib.definitions import Definition, Fault, Filled, faults_of

# A cell of a table brings no file.
TOLD = tuple(name for name in Heading.model_fields if name != "files")
NAMES = (*TOLD, *PARTS)
MANY = ("services", "offices", "life_events", "former")
NUMBERS = ("review_days",)
BETWEEN = re.compile(r"[\s,;]+")
BULLET = re.compile(r"^\s*(?:[-*•]|\d{1,9}[.)])\s+")


class TableMapping(Definition):
    """How a table is written, and what it calls our columns."""

    encoding: Literal["utf-8", "cp1252", "iso-8859-1"] = "utf-8"
    separator: Annotated[str, Field(min_length=1, max_length=1)] = ","
    columns: dict[str, Filled] = {}

    def column(self, name: str) -> str:
        """Return what the table calls one of our columns."""
        return self.columns.get(name, name)


def read_table_mapping(path: Path) -> TableMapping:
    """Return the mapping in a file. Raises Refused with every fault."""
    try:
        said = tomllib.loads(path.read_text(encoding="utf-8"))
        mapping = TableMapping.model_validate(said)
    except OSError as error:
        refuse("{} cannot be read: {}.", path, error.strerror)
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        refuse("{} is no TOML: {}.", path, error)
    except ValidationError as error:
        refuse("{}", "\n".join(map(str, faults_of(error, {}))))
    if foreign := sorted(set(mapping.columns) - set(NAMES)):
        hint = "columns: We have no {}. Write of these: {}."
        refuse(hint, ", ".join(foreign), ", ".join(NAMES))
    return mapping


def read_table(
    file: BinaryIO, mapping: TableMapping, assumed: Mapping[str, str]
) -> Iterator[Page | Rejected]:
    """Yield what each row says. Raises Refused where the table is of no use."""
    rows = csv_rows(file, encoding=mapping.encoding, separator=mapping.separator)
    for row in rows:
        yield _page(row, mapping, assumed)


def _page(
    row: Row, mapping: TableMapping, assumed: Mapping[str, str]
) -> Page | Rejected:
    place = f"row {row.line}"
    if row.fault:
        return Rejected(place, (Fault("", row.fault),))
    missing = [
        mapping.column(name)
        for name in ("article", "title", "answer")
        if mapping.column(name) not in row.cells
    ]
    if missing:
        mend = "There is no such column. Add it, or name it in a mapping."
        return Rejected(place, tuple(Fault(name, mend) for name in missing))
    said = {name: row.cells.get(mapping.column(name), "").strip() for name in NAMES}
    heading = {name: _value(name, said[name]) for name in TOLD if said[name]}
    parts = {part: _said(part, said[part]) for part in PARTS}
    return page_of(place, {**assumed, **heading}, parts)


def _value(name: str, said: str) -> Any:
    if name in MANY:
        return [one for one in BETWEEN.split(said) if one]
    return int(said) if name in NUMBERS and said.isascii() and said.isdigit() else said


def _said(part: str, said: str) -> str | list[str]:
    """Return a text, or the lines of a cell without the signs before them."""
    if part not in LISTS:
        return said
    return [BULLET.sub("", line) for line in said.splitlines()]
