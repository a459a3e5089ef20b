"""Rows that are read by a clause of SQL: whole, in some columns, or with others."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import cache
from typing import Any, NamedTuple

from answerable.lib.rows.statements import Connection, Row

# What the database gave, an expression that is not used, and the connection.
Reader = Callable[[object, None, Connection], object]


class Part(NamedTuple):
    """What is asked of one model: the names of its fields, and who reads a value.

    Most values are read as they come; a field that has its own way of reading stands
    with its place.
    """

    model: Any
    names: list[str]
    readers: list[tuple[int, Reader]]

    def row(self, values: list[object], connection: Connection) -> Row:
        """Return the row that has these values."""
        for place, read in self.readers:
            values[place] = read(values[place], None, connection)
        return self.model.from_db(connection.alias, self.names, values)


def fetch(
    connection: Connection,
    model: Any,
    which: str,
    values: Sequence[object],
    *,
    only: Sequence[str] = (),
) -> list[Row]:
    """Return the rows of a model that a WHERE clause, and what follows it, names.

    ``only`` names the fields that are read at once, the key among them; the others
    wait until somebody asks a row for them.
    """
    start, part = _select(model, tuple(only))
    with connection.cursor() as cursor:
        cursor.execute(start + which, values)
        found = cursor.fetchall()
    return [part.row(list(row), connection) for row in found]


def fetch_with(
    connection: Connection,
    model: Any,
    others: Sequence[str],
    which: str,
    values: Sequence[object],
) -> list[Row]:
    """Return rows along with those that their foreign keys of these names point at.

    In the clause, columns are named with their tables.
    """
    start, parts = _select_with(model, tuple(others))
    with connection.cursor() as cursor:
        cursor.execute(start + which, values)
        found = cursor.fetchall()
    return [_joined(parts, others, iter(row), connection) for row in found]


def _joined(
    parts: Sequence[Part],
    others: Sequence[str],
    values: Iterator[object],
    connection: Connection,
) -> Row:
    """Put a row together; where a foreign key is empty, its part has no key either."""
    row, *rest = (_next_row(part, values, connection) for part in parts)
    for name, other in zip(others, rest, strict=True):
        setattr(row, name, other)
    return row


def _next_row(part: Part, values: Iterator[object], connection: Connection) -> Row:
    own = [next(values) for _ in part.names]
    is_there = own[0] is not None  # the key is the first field of every model
    return part.row(own, connection) if is_there else None


@cache
def _select(model: Any, only: Sequence[str]) -> tuple[str, Part]:
    """Return how rows are asked for, and how they are read."""
    fields = [
        field
        for field in model._meta.concrete_fields
        if not only or field.attname in only
    ]
    columns = ", ".join(f'"{field.column}"' for field in fields)
    # Names of the models' own tables and columns; values are always parameters.
    start = f'SELECT {columns} FROM "{model._meta.db_table}" '  # noqa: S608
    return start, _part(model, fields)


@cache
def _select_with(model: Any, others: Sequence[str]) -> tuple[str, Sequence[Part]]:
    """Return the same for rows with others, each of which is joined by its key."""
    table = model._meta.db_table
    keys = [model._meta.get_field(name) for name in others]
    models = [model, *(key.related_model for key in keys)]
    columns = ", ".join(
        f'"{alias}"."{field.column}"'
        for alias, each in zip([table, *others], models, strict=True)
        for field in each._meta.concrete_fields
    )
    joins = " ".join(
        f'LEFT JOIN "{key.related_model._meta.db_table}" AS "{key.name}"'
        f' ON "{key.name}"."{key.target_field.column}" = "{table}"."{key.column}"'
        for key in keys
    )
    # Names of the models' own tables and columns; values are always parameters.
    start = f'SELECT {columns} FROM "{table}" {joins} '  # noqa: S608
    return start, [_part(each, each._meta.concrete_fields) for each in models]


def _part(model: Any, fields: Sequence[Any]) -> Part:
    readers = [
        (place, field.from_db_value)
        for place, field in enumerate(fields)
        if hasattr(field, "from_db_value")
    ]
    return Part(model, [field.attname for field in fields], readers)
