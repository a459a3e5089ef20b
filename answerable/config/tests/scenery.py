"""The scenery of a test, which is built once and then put up again in one trip.

Half of all tests begin with the same small town. Making it takes thirty questions to the
database, and each one costs a test what a page costs; its rows are sent back together.
"""

from __future__ import annotations

from collections.abc import Callable
from copy import deepcopy
from typing import Generic, TypeVar

from django.apps import apps
from django.db import connection
from psycopg import sql

Cast = TypeVar("Cast")
TABLES = [
    model._meta.db_table
    for room in ("agency", "clock")
    for model in apps.get_app_config(room).get_models(include_auto_created=True)
]
# Keeps the keys that rows had: those that are drawn later go on above them.
PUT_UP = sql.SQL(
    "INSERT INTO {table} SELECT * FROM jsonb_populate_recordset(NULL::{table}, {rows});"
)


class Scenery(Generic[Cast]):
    """What stands on the stage before a test begins, and who plays in it."""

    def __init__(self, build: Callable[[], Cast]) -> None:
        """Take what builds it anew, on an empty stage."""
        self.build = build
        self.cast: Cast | None = None
        self.statement = ""

    def put_up(self) -> Cast:
        """Have the rows in the database; return those who play, untouched by others."""
        if self.cast is None:
            return self._build()
        with connection.cursor() as cursor:
            cursor.execute(self.statement)
        return deepcopy(self.cast)

    def _build(self) -> Cast:
        is_empty = not any(_rows(table) for table in TABLES)
        cast = self.build()
        if is_empty:  # else somebody else's rows would be put up as well
            self.cast = deepcopy(cast)
            self.statement = "".join(map(_statement, filter(_rows, TABLES)))
        return cast


def _rows(table: str) -> str | None:
    with connection.cursor() as cursor:
        asked = sql.SQL("SELECT jsonb_agg(row)::text FROM {} AS row")
        cursor.execute(asked.format(sql.Identifier(table)))
        found: str | None = cursor.fetchone()[0]
    return found


def _statement(table: str) -> str:
    rows = sql.Literal(_rows(table))
    return PUT_UP.format(table=sql.Identifier(table), rows=rows).as_string(None)
