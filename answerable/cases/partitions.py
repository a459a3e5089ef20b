"""The months of the journal: a partition each, made before it is needed."""

from __future__ import annotations

from datetime import date

from django.db import connection
from psycopg import sql

MONTHS = 3

# What fell into the default partition meanwhile would forbid a month of its own.
MAKE = """
CREATE TABLE IF NOT EXISTS {name} PARTITION OF cases_journalentry
    FOR VALUES FROM ({first}) TO ({next})
"""


def make_coming_months(today: date) -> list[str]:
    """Make the partitions of this and the next months; return those that exist."""
    months = [_month_after(today, ahead) for ahead in range(MONTHS + 1)]
    return [_make(month) for month in months]


def _make(month: date) -> str:
    name = f"cases_journalentry_{month:%Y_%m}"
    statement = sql.SQL(MAKE).format(
        name=sql.Identifier(name),
        first=sql.Literal(f"{month.isoformat()} 00:00+00"),
        next=sql.Literal(f"{_month_after(month, 1).isoformat()} 00:00+00"),
    )
    with connection.cursor() as cursor:
        cursor.execute(statement)
    return name


def _month_after(day: date, months: int) -> date:
    years, month = divmod(day.month - 1 + months, 12)
    return date(day.year + years, month + 1, 1)
