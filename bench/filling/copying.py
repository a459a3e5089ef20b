"""Rows with ids of their own, copied in; the tables then count on behind them."""

from __future__ import annotations

from collections.abc import Iterable

from django.core.management.color import no_style
from django.db import connection
from django.db.models import Model

from answerable.lib.rows import copy_in, give_up_keys


def copy(rows: Iterable[Model]) -> None:
    """Write new rows of one model, which have their ids already."""
    copy_in(connection, list(rows))


def count_on(*models: type[Model]) -> None:
    """Let tables give the ids behind those that were copied."""
    with connection.cursor() as cursor:
        for statement in connection.ops.sequence_reset_sql(no_style(), list(models)):
            cursor.execute(statement)
    give_up_keys()
