"""Reading and writing rows without composing their statement anew each time.

Django builds the SQL of every statement; for a mail that becomes a case this
was a third of what it cost. Here a statement is built once a model, and the fields
still prepare their own values. Only for plain rows: no expression, no inheritance.

``insert`` and ``update`` are one trip to the database each; inside ``one_trip``, what
waits for no answer goes there together.
"""

from __future__ import annotations

import json
import os
import threading
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from functools import cache
from itertools import groupby
from typing import Any, NamedTuple

# Django's types cannot be named here: the toolbox imports no framework.
Row = Any
Field = Any
Connection = Any

DRAWN_AT_ONCE = 32
# The driver parses a statement with more values anew each time.
MOST_VALUES = 50
# Fields that would only hand through what is of these types, and make it a fifth of
# the cost of a mail.
HANDING_THROUGH = {
    "BigIntegerField",
    "BooleanField",
    "CharField",
    "DateTimeField",
    "ForeignKey",
    "IntegerField",
    "OneToOneField",
    "PositiveBigIntegerField",
    "PositiveIntegerField",
    "PositiveSmallIntegerField",
    "TextField",
}
HANDED_THROUGH = {str, int, bool, type(None)}
COPIED_THROUGH = {*HANDED_THROUGH, datetime, bytes}  # times are aware here
DRAW = "SELECT nextval(pg_get_serial_sequence(%s, %s)) FROM generate_series(1, %s)"


class Statement(NamedTuple):
    """The fields that an INSERT writes, and its text around their values.

    Each field stands with whether it would only hand plain values through.
    """

    fields: Sequence[tuple[Field, bool]]
    start: str
    end: str


def insert(connection: Connection, *rows: Row) -> None:
    """Insert rows of one model in one statement; each then knows its key.

    Columns that the database fills by itself (identity, defaults, generated ones) are
    left to it. Raises what the database raises.
    """
    model: Any = type(rows[0])
    statement = _statement(model)
    with connection.cursor() as cursor:
        _execute(cursor, statement, rows, connection)
        keys = cursor.fetchall() if statement.end else []
    for row, (key,) in zip(rows, keys, strict=False):
        row.pk = key
    _mark_as_kept(rows, connection)


def insert_new(connection: Connection, row: Row) -> bool:
    """Insert a row unless its unique values are taken; tell whether it is there now."""
    model: Any = type(row)
    fields, start, end = _statement(model)
    unless_taken = Statement(fields, start, f" ON CONFLICT DO NOTHING{end}")
    with connection.cursor() as cursor:
        _execute(cursor, unless_taken, [row], connection)
        key = cursor.fetchone()
    if key is None:
        return False
    row.pk = key[0]
    _mark_as_kept([row], connection)
    return True


def fetch(
    connection: Connection, model: Any, which: str, values: Sequence[object]
) -> list[Row]:
    """Return the rows of a model that a WHERE clause, and what follows it, names."""
    fields = model._meta.concrete_fields
    names = [field.attname for field in fields]
    with connection.cursor() as cursor:
        cursor.execute(_select(model) + which, values)
        found = cursor.fetchall()
    return [
        model.from_db(connection.alias, names, _read(fields, row, connection))
        for row in found
    ]


def draw_keys(connection: Connection, *rows: Row) -> None:
    """Give rows that are not in the database yet the keys that they will have there.

    Keys are drawn from the sequence in blocks, which cost one trip for many rows and
    leave gaps; a key says nothing about the order in time.
    """
    for row in rows:
        row.pk = _next_key(connection, type(row)._meta)


def draw_ahead(connection: Connection, model: Any, count: int) -> None:
    """Draw the keys of very many rows in one trip; ``draw_keys`` then hands them out."""
    meta = model._meta
    keys = _drawn.keys[_sequence(connection, meta)]
    if (missing := count - len(keys)) > 0:
        keys[:0] = reversed(_draw(connection, meta, missing))


def give_up_keys() -> None:
    """Draw anew from now on: somebody set the sequences, so what is left may be taken."""
    _drawn.keys.clear()


@contextmanager
def one_trip(connection: Connection) -> Iterator[None]:
    """Send the statements inside to the database together; answers come at the end.

    Each still sees what was committed before it ran. Raises, at the end, what the
    database raises.
    """
    connection.ensure_connection()
    with connection.wrap_database_errors, connection.connection.pipeline():
        yield


def insert_drawn(connection: Connection, rows: Sequence[Row]) -> None:
    """Insert rows of any models that have their keys already, if they need any.

    Rows that follow each other and are of one model share a statement.
    """
    with connection.cursor() as cursor:
        for model, alike in groupby(rows, key=type):
            _insert_alike(cursor, model, list(alike), connection)
    _mark_as_kept(rows, connection)


def copy_in(connection: Connection, rows: Sequence[Row]) -> None:
    """Copy rows of one model, which have their keys already: the way for very many."""
    model: Any = type(rows[0])
    meta, columns = model._meta, _copied(model)
    names = ", ".join(f'"{field.column}"' for field, _ in columns)
    # Names of the models' own tables and columns; values are never in the statement.
    statement = f'COPY "{meta.db_table}" ({names}) FROM STDIN'
    with connection.cursor() as cursor, cursor.copy(statement) as writing:
        for row in rows:
            writing.write_row([_written(row, *each, connection) for each in columns])
    _mark_as_kept(rows, connection)


def update(connection: Connection, row: Row, fields: Iterable[str]) -> None:
    """Write these fields of a row that is there; what is not named stays untouched."""
    meta = type(row)._meta
    named = [meta.get_field(name) for name in sorted(fields)]
    changes = ", ".join(f'"{field.column}" = %s' for field in named)
    # Names of the models' own tables and columns; values are always parameters.
    statement = f'UPDATE "{meta.db_table}" SET {changes} WHERE "{meta.pk.column}" = %s'  # noqa: S608
    values = [field.get_db_prep_save(_kept(row, field), connection) for field in named]
    with connection.cursor() as cursor:
        cursor.execute(statement, [*values, row.pk])


@cache
def _select(model: Any) -> str:
    columns = ", ".join(f'"{field.column}"' for field in model._meta.concrete_fields)
    # Names of the models' own tables and columns; values are always parameters.
    return f'SELECT {columns} FROM "{model._meta.db_table}" '  # noqa: S608


def delete(connection: Connection, row: Row) -> None:
    """Delete a row that no other row points at."""
    meta = type(row)._meta
    # Names of the models' own tables and columns; values are always parameters.
    statement = f'DELETE FROM "{meta.db_table}" WHERE "{meta.pk.column}" = %s'  # noqa: S608
    with connection.cursor() as cursor:
        cursor.execute(statement, [row.pk])


def _read(
    fields: Sequence[Field], row: Sequence[object], connection: Connection
) -> list[object]:
    """Return the values of a row as its fields read them; most are so already."""
    return [
        field.from_db_value(value, None, connection)
        if hasattr(field, "from_db_value")
        else value
        for field, value in zip(fields, row, strict=True)
    ]


def _kept(row: Row, field: Field) -> object:
    return getattr(row, field.attname)


def _insert_alike(
    cursor: Any, model: Any, rows: Sequence[Row], connection: Connection
) -> None:
    statement = _statement(model, with_key=True)
    step = max(1, MOST_VALUES // len(statement.fields))
    for first in range(0, len(rows), step):
        _execute(cursor, statement, rows[first : first + step], connection)


def _execute(
    cursor: Any, statement: Statement, rows: Sequence[Row], connection: Connection
) -> None:
    fields, start, end = statement
    marks = ", ".join(["(" + ", ".join(["%s"] * len(fields)) + ")"] * len(rows))
    values = [
        _value(row, field, connection, is_handing_through=plain)
        for row in rows
        for field, plain in fields
    ]
    cursor.execute(start + marks + end, values)


@cache
def _statement(model: Any, *, with_key: bool = False) -> Statement:
    """Return how rows of a model are inserted: with their own keys, or for new ones."""
    meta = model._meta
    key = meta.auto_field
    fields = [
        field
        for field in meta.local_concrete_fields
        if not (field.generated or field.has_db_default())
        and (with_key or field is not key)
    ]
    columns = ", ".join(f'"{field.column}"' for field in fields)
    # Names of the models' own tables and columns; values are always parameters.
    start = f'INSERT INTO "{meta.db_table}" ({columns}) VALUES '  # noqa: S608
    asks_for_key = key and not with_key
    end = f' RETURNING "{key.column}"' if asks_for_key else ""
    plain = [field.get_internal_type() in HANDING_THROUGH for field in fields]
    return Statement(list(zip(fields, plain, strict=True)), start, end)


def _value(
    row: Row, field: Field, connection: Connection, *, is_handing_through: bool
) -> object:
    value = field.pre_save(row, add=True)
    if is_handing_through and type(value) in HANDED_THROUGH:
        return value
    return field.get_db_prep_save(value, connection)


@cache
def _copied(model: Any) -> list[tuple[Field, str]]:
    """Return the fields that COPY writes, each with what it is written as."""
    fields = _statement(model, with_key=True).fields
    return [(field, _kind(field, is_plain=is_plain)) for field, is_plain in fields]


def _kind(field: Field, *, is_plain: bool) -> str:
    if field.get_internal_type() == "JSONField" and field.encoder is None:
        return "json"
    is_filled_in = getattr(field, "auto_now", False) or getattr(
        field, "auto_now_add", False
    )
    is_plain = is_plain or field.get_internal_type() == "BinaryField"
    return "plain" if is_plain and not is_filled_in else "other"


def _written(row: Row, field: Field, kind: str, connection: Connection) -> object:
    value = getattr(row, field.attname)
    if kind == "plain" and type(value) in COPIED_THROUGH:
        return value
    if kind == "json":
        return None if value is None else json.dumps(value)
    return _value(row, field, connection, is_handing_through=False)


class _Drawn(threading.local):
    """The keys that this thread drew and did not give away yet."""

    def __init__(self) -> None:
        self.keys: dict[tuple[int, str, str], list[int]] = defaultdict(list)


_drawn = _Drawn()


def _next_key(connection: Connection, meta: Any) -> int:
    keys = _drawn.keys[_sequence(connection, meta)]
    if not keys:
        keys += reversed(_draw(connection, meta, DRAWN_AT_ONCE))
    return keys.pop()


def _sequence(connection: Connection, meta: Any) -> tuple[int, str, str]:
    # A process that was forked must not give away its parent's keys once more.
    return os.getpid(), connection.settings_dict["NAME"], meta.db_table


def _draw(connection: Connection, meta: Any, count: int) -> list[int]:
    with connection.cursor() as cursor:
        cursor.execute(DRAW, [meta.db_table, meta.auto_field.column, count])
        return [key for (key,) in cursor.fetchall()]


def _mark_as_kept(rows: Iterable[Row], connection: Connection) -> None:
    for row in rows:
        state = row._state  # noqa: SLF001  # what Model.save() sets as well
        state.adding, state.db = False, connection.alias
