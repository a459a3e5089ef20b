"""The statements that write rows, composed once a model; fields prepare their values."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache
from typing import Any, NamedTuple

# Django's types cannot be named here: the toolbox imports no framework.
Row = Any
Field = Any
Connection = Any

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


class Statement(NamedTuple):
    """The fields that an INSERT writes, and its text around their values.

    Each field stands with whether it would only hand plain values through.
    """

    fields: Sequence[tuple[Field, bool]]
    start: str
    end: str


@cache
def statement_of(model: Any, *, with_key: bool = False) -> Statement:
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


def execute(
    cursor: Any, statement: Statement, rows: Sequence[Row], connection: Connection
) -> None:
    """Run an INSERT for these rows of its model."""
    fields, start, end = statement
    marks = ", ".join(["(" + ", ".join(["%s"] * len(fields)) + ")"] * len(rows))
    values = [
        value_of(row, field, connection, is_handing_through=plain)
        for row in rows
        for field, plain in fields
    ]
    cursor.execute(start + marks + end, values)


def value_of(
    row: Row, field: Field, connection: Connection, *, is_handing_through: bool
) -> object:
    """Return what is written of a field; defaults that are made on writing are made."""
    value = field.pre_save(row, add=True)
    if is_handing_through and type(value) in HANDED_THROUGH:
        return value
    return field.get_db_prep_save(value, connection)


def mark_as_kept(rows: Iterable[Row], connection: Connection) -> None:
    """Let rows know that they are in the database: saved again, they are updated."""
    for row in rows:
        state = row._state  # noqa: SLF001  # what Model.save() sets as well
        state.adding, state.db = False, connection.alias
