"""The scenery of a test, which is built once and then put up again in one trip.

Thousands of tests begin with the same small town. Made row by row, it is some twenty trips
to the database; here its rows are sent together.
"""

from __future__ import annotations

from collections.abc import Callable
from copy import deepcopy
from itertools import starmap
from typing import Generic, TypeVar

from django.apps import apps
from django.db import connection
from psycopg import sql

from answerable.lib.memory import forget

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
        forget()  # whoever asked before remembers an empty stage
        with connection.cursor() as cursor:
            cursor.execute(self.statement)
        return deepcopy(self.cast)

    def _build(self) -> Cast:
        is_empty = not _rows()
        cast = self.build()
        if is_empty:  # else somebody else's rows would be put up as well
            self.cast = deepcopy(cast)
            self.statement = "".join(starmap(_statement, _rows().items()))
        return cast


def _rows() -> dict[str, str]:
    """Return the rows of each table that has any, as JSON."""
    found: dict[str, str] = {}
    with connection.cursor() as cursor:
        for table in TABLES:
            asked = sql.SQL("SELECT jsonb_agg(row)::text FROM {} AS row")
            cursor.execute(asked.format(sql.Identifier(table)))
            if rows := cursor.fetchone()[0]:
                found[table] = rows
    return found


def _statement(table: str, rows: str) -> str:
    given = sql.Literal(rows)
    return PUT_UP.format(table=sql.Identifier(table), rows=given).as_string(None)
