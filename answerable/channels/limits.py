"""How often somebody may knock: token buckets, shared by all processes."""

from __future__ import annotations

import hashlib
from datetime import datetime, timedelta

from django.db import connection
from django.utils import timezone

TAKE = """
INSERT INTO channels_bucket AS bucket (key, tokens, at)
VALUES (%(key)s, %(capacity)s - 1, %(now)s)
ON CONFLICT (key) DO UPDATE SET at = %(now)s, tokens = least(
    %(capacity)s,
    bucket.tokens + extract(epoch FROM %(now)s - bucket.at) * %(per_second)s
) - 1
-- Whoever knocks in vain takes nothing: else a busy place would never get in again.
WHERE bucket.tokens + extract(epoch FROM %(now)s - bucket.at) * %(per_second)s >= 1
RETURNING tokens
"""
LEFT = """
SELECT least(
    %(capacity)s,
    tokens + extract(epoch FROM %(now)s - at) * %(per_second)s
) FROM channels_bucket WHERE key = %(key)s
"""


def take(key: str, *, capacity: int, per: timedelta) -> bool:
    """Take one token; False when the bucket is empty.

    A bucket holds ``capacity`` tokens and is full again after ``per``.
    """
    return _ask(TAKE, key, capacity, per) is not None


def is_empty(key: str, *, capacity: int, per: timedelta) -> bool:
    """Tell whether nothing could be taken now; takes nothing."""
    left = _ask(LEFT, key, capacity, per)
    return left is not None and left < 1


def _ask(statement: str, key: str, capacity: int, per: timedelta) -> float | None:
    values: dict[str, str | int | float | datetime] = {
        # A key may name an address, which is long, and nobody's business in a table.
        "key": hashlib.sha256(key.encode("utf-8", "replace")).hexdigest(),
        "capacity": capacity,
        "now": timezone.now(),
        "per_second": capacity / per.total_seconds(),
    }
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        row = cursor.fetchone()
    return float(row[0]) if row else None
