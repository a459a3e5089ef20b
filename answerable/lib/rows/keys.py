"""Keys that rows get before they are in the database, drawn from its sequences."""

from __future__ import annotations

import os
import threading
from collections import defaultdict
from typing import Any

from answerable.lib.rows.statements import Connection, Row

DRAWN_AT_ONCE = 32
DRAW = "SELECT nextval(pg_get_serial_sequence(%s, %s)) FROM generate_series(1, %s)"


class _Drawn(threading.local):
    """The keys that this thread drew and did not give away yet."""

    def __init__(self) -> None:
        self.keys: dict[tuple[int, str, str], list[int]] = defaultdict(list)


_drawn = _Drawn()


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
