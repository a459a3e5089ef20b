"""Rows that are read by a clause of SQL."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache
from typing import Any

from answerable.lib.rows.statements import Connection, Row

# What the database gave, an expression that is not used, and the connection.
Reader = Callable[[object, None, Connection], object]


def fetch(
    connection: Connection, model: Any, which: str, values: Sequence[object]
) -> list[Row]:
    """Return the rows of a model that a WHERE clause, and what follows it, names."""
    start, names, readers = _select(model)
    with connection.cursor() as cursor:
        cursor.execute(start + which, values)
        found = [list(row) for row in cursor.fetchall()]
    for row in found:
        for place, read in readers:
            row[place] = read(row[place], None, connection)
    return [model.from_db(connection.alias, names, row) for row in found]


@cache
def _select(model: Any) -> tuple[str, list[str], list[tuple[int, Reader]]]:
    """Return how rows are asked for, the names of the fields, and who reads a value.

    Most values are read as they come; a field that has its own way of reading stands
    with its place.
    """
    fields = model._meta.concrete_fields
    columns = ", ".join(f'"{field.column}"' for field in fields)
    # Names of the models' own tables and columns; values are always parameters.
    start = f'SELECT {columns} FROM "{model._meta.db_table}" '  # noqa: S608
    readers = [
        (place, field.from_db_value)
        for place, field in enumerate(fields)
        if hasattr(field, "from_db_value")
    ]
    return start, [field.attname for field in fields], readers
