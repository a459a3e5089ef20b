"""JSON lines: one object a line."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import BinaryIO

from answerable.channels.history.lines import Line, lines_of
from answerable.channels.history.rows import Row

DEEPEST = 5  # records within records; what lies deeper is no field of a case
NO_OBJECT = "This line is no JSON object. Write one record a line, between { and }."


def json_rows(file: BinaryIO) -> Iterator[Row]:
    """Return each line of a file as a row; a faulty one says what is wrong with it."""
    return (_row(line) for line in lines_of(file) if not line.is_blank)


def _row(line: Line) -> Row:
    if line.fault:
        return Row(line.number, line.raw, fault=line.fault)
    try:
        said = json.loads(line.raw.decode())
    except UnicodeDecodeError as error:
        return Row(line.number, line.raw, fault=_no_text(error))
    except (ValueError, RecursionError) as error:
        return Row(line.number, line.raw, fault=_no_json(error))
    if not isinstance(said, dict):
        return Row(line.number, line.raw, fault=NO_OBJECT)
    return Row(line.number, line.raw, dict(_cells(said)))


def _cells(
    said: Mapping[str, object], within: str = "", depth: int = 0
) -> Iterator[tuple[str, str]]:
    """Return every value as text, nested ones by their names with dots between."""
    for name, value in said.items():
        if isinstance(value, dict) and depth < DEEPEST:
            yield from _cells(value, f"{within}{name}.", depth + 1)
        else:
            yield within + name, _text(value)


def _text(value: object) -> str:
    match value:
        case str():
            return value
        case None:
            return ""
        case _:
            return json.dumps(value, ensure_ascii=False)


def _no_text(error: UnicodeDecodeError) -> str:
    return (
        f"Byte {error.start + 1} of this line is no UTF-8."
        " Save the file as UTF-8, and import it again."
    )


def _no_json(error: Exception) -> str:
    at = getattr(error, "colno", None)
    where = f" from column {at} on" if at else ""
    return f"This line cannot be read as JSON{where}. Correct it, or leave it out."
