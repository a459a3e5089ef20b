"""The name of a journey in the addresses: the day on which it began, and chance; pure.

The day is part of it, so that it ends by itself: an address that somebody keeps says
nothing any more once its days are over.
"""

from __future__ import annotations

import re
import secrets
from datetime import date, timedelta

WINDOW = timedelta(days=7)  # within which asking counts. Source: the mission, B13
CHANCE = 6  # bytes
# Days since the year 1 have five digits so, from the year 180 to 2870.
TOKEN = re.compile(r"([1-9a-f][0-9a-f]{4})[0-9a-f]{12}")


def begin_token(day: date) -> str:
    """Return the name of a journey that begins on a day."""
    return f"{day.toordinal():05x}{secrets.token_hex(CHANCE)}"


def day_of(token: str) -> date | None:
    """Return the day on which it began; None for what is no such name."""
    found = TOKEN.fullmatch(token)
    return date.fromordinal(int(found[1], base=16)) if found else None


def is_alive(token: str, on: date) -> bool:
    """Tell whether asking still counts on a day."""
    begun = day_of(token)
    return begun is not None and begun <= on <= begun + WINDOW
