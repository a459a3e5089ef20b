"""Rows that are inserted, updated and deleted, one trip each or several in one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from itertools import groupby
from typing import Any

from answerable.lib.rows.statements import (
    Connection,
    Row,
    Statement,
    execute,
    mark_as_kept,
    statement_of,
)

# The driver parses a statement with more values anew each time.
MOST_VALUES = 50


def insert(connection: Connection, *rows: Row) -> None:
    """Insert rows of one model in one statement; each then knows its key.

    Columns that the database fills by itself (identity, defaults, generated ones) are
    left to it. Raises what the database raises.
    """
    model: Any = type(rows[0])
    statement = statement_of(model)
    with connection.cursor() as cursor:
        execute(cursor, statement, rows, connection)
        keys = cursor.fetchall() if statement.end else []
    for row, (key,) in zip(rows, keys, strict=False):
        row.pk = key
    mark_as_kept(rows, connection)


def insert_new(connection: Connection, row: Row) -> bool:
    """Insert a row unless its unique values are taken; tell whether it is there now."""
    model: Any = type(row)
    fields, start, end = statement_of(model)
    unless_taken = Statement(fields, start, f" ON CONFLICT DO NOTHING{end}")
    with connection.cursor() as cursor:
        execute(cursor, unless_taken, [row], connection)
        key = cursor.fetchone()
    if key is None:
        return False
    row.pk = key[0]
    mark_as_kept([row], connection)
    return True


def insert_drawn(connection: Connection, rows: Sequence[Row]) -> None:
    """Insert rows of any models that have their keys already, if they need any.

    Rows that follow each other and are of one model share a statement.
    """
    with connection.cursor() as cursor:
        for model, alike in groupby(rows, key=type):
            _insert_alike(cursor, model, list(alike), connection)
    mark_as_kept(rows, connection)


def update(connection: Connection, row: Row, fields: Iterable[str]) -> None:
    """Write these fields of a row that is there; what is not named stays untouched."""
    meta = type(row)._meta
    named = [meta.get_field(name) for name in sorted(fields)]
    changes = ", ".join(f'"{field.column}" = %s' for field in named)
    # Names of the models' own tables and columns; values are always parameters.
    statement = f'UPDATE "{meta.db_table}" SET {changes} WHERE "{meta.pk.column}" = %s'  # noqa: S608
    values = [
        field.get_db_prep_save(getattr(row, field.attname), connection)
        for field in named
    ]
    with connection.cursor() as cursor:
        cursor.execute(statement, [*values, row.pk])


def delete(connection: Connection, row: Row) -> None:
    """Delete a row that no other row points at."""
    meta = type(row)._meta
    # Names of the models' own tables and columns; values are always parameters.
    statement = f'DELETE FROM "{meta.db_table}" WHERE "{meta.pk.column}" = %s'  # noqa: S608
    with connection.cursor() as cursor:
        cursor.execute(statement, [row.pk])


@contextmanager
def one_trip(connection: Connection) -> Iterator[None]:
    """Send the statements inside to the database together; answers come at the end.

    Each still sees what was committed before it ran. Raises, at the end, what the
    database raises.
    """
    connection.ensure_connection()
    with connection.wrap_database_errors, connection.connection.pipeline():
        yield


def _insert_alike(
    cursor: Any, model: Any, rows: Sequence[Row], connection: Connection
) -> None:
    statement = statement_of(model, with_key=True)
    step = max(1, MOST_VALUES // len(statement.fields))
    for first in range(0, len(rows), step):
        execute(cursor, statement, rows[first : first + step], connection)
