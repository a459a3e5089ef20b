"""Working time: add it, take it away, measure it, ask whether it runs.

Takes aware datetimes of any zone and returns UTC, where differences are exact.
A start outside hours first moves to the next opening, backwards to the previous
closing. A time that falls exactly on closing stays there.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta

from .calendars import ONE_DAY, WorkCalendar, as_utc
from .pauses import Pause, Stretch, close_pauses, cut
from .stretches import (
    stretches_before,
    stretches_between,
    stretches_from,
    stretches_on,
    working_days,
)


def add_time(
    calendar: WorkCalendar,
    start: datetime,
    amount: timedelta,
    pauses: Iterable[Pause] = (),
    *,
    now: datetime | None = None,
) -> datetime:
    """Return the instant at which so much working time has passed, pauses left out.

    A pause that is still open lasts until ``now``. Raises CalendarGap when nothing
    opens for a year, ValueError for naive times and negative amounts.
    """
    stopped = close_pauses(pauses, now=now)
    stretches = stretches_from(calendar, as_utc(start), stopped)
    (opened, _), left = spend(amount, stretches)
    return opened + left


def subtract_time(
    calendar: WorkCalendar,
    start: datetime,
    amount: timedelta,
    pauses: Iterable[Pause] = (),
    *,
    now: datetime | None = None,
) -> datetime:
    """Return the instant from which so much working time leads up to the start.

    Raises what ``add_time`` raises.
    """
    stopped = close_pauses(pauses, now=now)
    stretches = stretches_before(calendar, as_utc(start), stopped)
    (_, closed), left = spend(amount, stretches)
    return closed - left


def time_between(
    calendar: WorkCalendar,
    start: datetime,
    end: datetime,
    pauses: Iterable[Pause] = (),
) -> timedelta:
    """Return the working time from start to end, negative when the end lies before.

    A pause that is still open lasts until the later of the two.
    """
    start, end = as_utc(start), as_utc(end)
    if end < start:
        return -time_between(calendar, end, start, pauses)
    stopped = close_pauses(pauses, now=end)
    return sum(
        (
            closed - opened
            for stretch in stretches_between(calendar, start, end)
            for opened, closed in cut(stretch, stopped)
        ),
        timedelta(),
    )


def is_open(calendar: WorkCalendar, moment: datetime) -> bool:
    """Say whether the office works at a moment; at closing it no longer does."""
    moment = as_utc(moment)
    today = stretches_on(calendar, calendar.day_of(moment))
    return any(opened <= moment < closed for opened, closed in today)


def next_opening(calendar: WorkCalendar, moment: datetime) -> datetime:
    """Return the first opening at or after a moment; raise CalendarGap if none."""
    moment = as_utc(moment)
    return next(
        opened
        for day in working_days(calendar, calendar.day_of(moment))
        for opened, _ in stretches_on(calendar, day)
        if opened >= moment
    )


def previous_closing(calendar: WorkCalendar, moment: datetime) -> datetime:
    """Return the last closing at or before a moment; raise CalendarGap if none."""
    moment = as_utc(moment)
    return next(
        closed
        for day in working_days(calendar, calendar.day_of(moment), step=-ONE_DAY)
        for _, closed in reversed(stretches_on(calendar, day))
        if closed <= moment
    )


def spend(amount: timedelta, stretches: Iterator[Stretch]) -> tuple[Stretch, timedelta]:
    """Return the stretch in which an amount runs out, and what it takes of that."""
    if amount < timedelta():
        message = f"{amount} is negative: go the other way instead"
        raise ValueError(message)
    opened, closed = next(stretches)
    while amount > closed - opened:
        amount -= closed - opened
        opened, closed = next(stretches)
    return (opened, closed), amount
