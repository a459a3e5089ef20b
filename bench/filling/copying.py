"""Rows by COPY, much faster than INSERT, with what the models say of each field."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from django.core.management.color import no_style
from django.db import connection
from django.db.models import Field, Model
from django.db.models.fields import NOT_PROVIDED
from psycopg import sql

from answerable.lib.rows import give_up_keys


def copy(rows: Iterable[Model]) -> None:
    """Write new rows of one model, which have their ids already."""
    first, *others = rows
    fields = list(_given(first))
    columns = sql.SQL(", ").join(sql.Identifier(field.column) for field in fields)
    table = sql.Identifier(first._meta.db_table)
    statement = sql.SQL("COPY {} ({}) FROM STDIN").format(table, columns)
    with connection.cursor() as cursor, cursor.copy(statement) as writing:
        for row in (first, *others):
            writing.write_row([_value(field, row) for field in fields])


def count_on(*models: type[Model]) -> None:
    """Let tables give the ids behind those that were copied."""
    with connection.cursor() as cursor:
        for statement in connection.ops.sequence_reset_sql(no_style(), list(models)):
            cursor.execute(statement)
    give_up_keys()


def _given(row: Model) -> Iterator[Field[Any, Any]]:
    """Return the fields that the table does not fill by itself."""
    for field in row._meta.concrete_fields:
        is_given = field.db_default is NOT_PROVIDED and not field.generated
        if field.column and is_given:
            yield field


def _value(field: Field[Any, Any], row: Model) -> object:
    value = field.pre_save(row, add=True)
    return field.get_db_prep_save(value, connection)
