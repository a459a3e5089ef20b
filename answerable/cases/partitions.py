"""The months of the journal: a partition each, made before it is needed."""

from __future__ import annotations

from datetime import date

from django.db import connection

MONTHS_AHEAD = 3


def make_coming_months(today: date) -> list[str]:
    """Make the partitions of this and the next months; return their names.

    The function in the database runs as the owner of the tables: the role of the
    worker may not make any.
    """
    months = [_months_later(today, ahead) for ahead in range(MONTHS_AHEAD + 1)]
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT cases_make_journal_month(day) FROM unnest(%s::date[]) AS day",
            [months],
        )
        return [name for (name,) in cursor.fetchall() if name]


def _months_later(day: date, months: int) -> date:
    years, month = divmod(day.month - 1 + months, 12)
    return date(day.year + years, month + 1, 1)
