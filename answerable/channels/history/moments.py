"""Dates and times as other systems write them; pure.

A time without a zone is local. A day without a time is meant whole: what begins then
begins with the day, what ends or is due then ends with it. Where the clocks were
changed, a time that came twice is the first one, and a time that never came is read
with the clock from before the change.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, tzinfo
from enum import StrEnum

EARLIEST, LATEST = 1900, 2200  # years
END_OF_DAY = time(23, 59, 59)
WHOLE_DAY = re.compile(r"\d{4}-?\d\d-?\d\d")
NUMBERS = re.compile(
    r"(?P<first>\d{1,4})(?P<sign>[/.-])(?P<second>\d{1,2})(?P=sign)(?P<third>\d{1,4})"
    r"(?:[ T,]+(?P<hour>\d{1,2}):(?P<minute>\d\d)(?::(?P<seconds>\d\d)(?:\.\d+)?)?"
    r" ?(?P<half>[AaPp]\.?[Mm]\.?)?)?"
)


class Order(StrEnum):
    """Which of the first two numbers of a date is the day."""

    DAY_FIRST = "day-first"
    MONTH_FIRST = "month-first"


@dataclass(frozen=True)
class Reading:
    """How the dates of a file are meant."""

    zone: tzinfo
    formats: Sequence[str] = ()
    order: Order | None = None


@dataclass(frozen=True, slots=True)
class Moment:
    """An instant, and whether its time of day and its zone were said or assumed."""

    at: datetime
    has_time: bool
    has_zone: bool


def read_moment(said: str, reading: Reading, *, is_end: bool) -> Moment:
    """Return when it was. ``is_end`` reads a bare day as its last second.

    Raises ValueError where it is no date, or could be two.
    """
    local, has_time = _read(said, reading)
    if not has_time and is_end:
        local = datetime.combine(local.date(), END_OF_DAY)
    if not EARLIEST <= local.year <= LATEST:
        message = f"the year {local.year} cannot be right"
        raise ValueError(message)
    aware = local if local.tzinfo else local.replace(tzinfo=reading.zone)
    return Moment(aware.astimezone(UTC), has_time, local.tzinfo is not None)


def order_shown_by(said: str) -> Order | None:
    """Return the order that this date proves; None where it proves neither."""
    found = NUMBERS.fullmatch(said.strip())
    if found is None or len(found["first"]) > 2:
        return None
    if int(found["first"]) > 12:
        return Order.DAY_FIRST
    if int(found["second"]) > 12:
        return Order.MONTH_FIRST
    # Where dates are written with points, the day comes first.
    return Order.DAY_FIRST if found["sign"] == "." else None


def is_ambiguous(said: str) -> bool:
    """Tell whether a date could be read in two ways."""
    found = NUMBERS.fullmatch(said.strip())
    if found is None or len(found["first"]) > 2 or len(found["third"]) != 4:
        return False
    return order_shown_by(said) is None and found["first"] != found["second"]


def _read(said: str, reading: Reading) -> tuple[datetime, bool]:
    if reading.formats:
        return _read_as_named(said, reading.formats)
    try:
        return datetime.fromisoformat(said), not WHOLE_DAY.fullmatch(said)
    except ValueError:
        return _read_numbers(said, reading.order)


def _read_as_named(said: str, formats: Sequence[str]) -> tuple[datetime, bool]:
    for form in formats:
        try:
            # The zone is put in by who called, where the format has none.
            read = datetime.strptime(said, form)  # noqa: DTZ007
        except ValueError:
            continue
        return read, any(sign in form for sign in ("%H", "%I", "%c", "%X"))
    message = f"it is written in none of these ways: {', '.join(formats)}"
    raise ValueError(message)


def _read_numbers(said: str, order: Order | None) -> tuple[datetime, bool]:
    found = NUMBERS.fullmatch(said)
    if found is None:
        message = "it is no date that can be read"
        raise ValueError(message)
    day = _day(found, order_shown_by(said) or order, said)
    if found["hour"] is None:
        return datetime.combine(day, time()), False
    return datetime.combine(day, _time(found)), True


def _day(found: re.Match[str], order: Order | None, said: str) -> date:
    first, second, third = (int(found[name]) for name in ("first", "second", "third"))
    if len(found["first"]) == 4:
        return date(first, second, third)
    if len(found["third"]) != 4:
        message = "its year has not four digits"
        raise ValueError(message)
    if order is None and is_ambiguous(said):
        message = "it could be two dates: say whether the day or the month comes first"
        raise ValueError(message)
    if order is Order.DAY_FIRST:
        return date(third, second, first)
    return date(third, first, second)


def _time(found: re.Match[str]) -> time:
    hour, half = int(found["hour"]), (found["half"] or "").lower()[:1]
    if half and not 1 <= hour <= 12:
        message = f"{hour} is no hour with am or pm"
        raise ValueError(message)
    if half:
        hour = hour % 12 + (12 if half == "p" else 0)
    return time(hour, int(found["minute"]), int(found["seconds"] or 0))
