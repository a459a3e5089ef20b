"""From wall times to instants: the stretches during which an office is open.

Stretches are pairs of UTC instants, so that sums over them are exact on the days
when clocks change. Walks are lazy, go day by day, and end in CalendarGap when a
year passes without a single opening.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, datetime, timedelta

from .calendars import MIDNIGHT, ONE_DAY, CalendarGap, WorkCalendar
from .pauses import Stretch, cut

SEARCHED_DAYS = 366


def working_days(
    calendar: WorkCalendar, day: date, *, step: timedelta = ONE_DAY
) -> Iterator[date]:
    """Yield the working days from a day on, or back from it with a step of -1 day."""
    closed = 0
    while closed < SEARCHED_DAYS:
        if calendar.periods_on(day):
            closed = 0
            yield day
        else:
            closed += 1
        day += step
    message = f"nothing opens for {SEARCHED_DAYS} days next to {day}"
    raise CalendarGap(message)


def stretches_on(calendar: WorkCalendar, day: date) -> list[Stretch]:
    """Return the stretches of a day, in order, in UTC.

    A jump of the clock can push a skipped closing past the next opening, and an
    island that changes sides of the date line has no such day at all: whatever
    the wall times say, stretches stay inside the day and do not overlap.
    """
    reached, end = calendar.midnight(day), calendar.midnight(day + ONE_DAY)
    stretches: list[Stretch] = []
    for opening, closing in calendar.periods_on(day):
        opened = max(calendar.instant(day, opening), reached)
        closed = end if closing == MIDNIGHT else calendar.instant(day, closing)
        reached = min(max(opened, closed), end)
        if opened < reached:
            stretches.append((opened, reached))
    return stretches


def stretches_from(
    calendar: WorkCalendar, start: datetime, pauses: Sequence[Stretch] = ()
) -> Iterator[Stretch]:
    """Walk the open stretches from an instant on, the first one clipped to it.

    A start that falls exactly on closing is an empty stretch of its own.
    """
    # The day of the moment before, since midnight may close the day it ends.
    first = calendar.day_of(start - timedelta.resolution)
    return (
        (max(opened, start), closed)
        for day in working_days(calendar, first)
        for stretch in stretches_on(calendar, day)
        for opened, closed in cut(stretch, pauses)
        if closed >= start
    )


def stretches_before(
    calendar: WorkCalendar, start: datetime, pauses: Sequence[Stretch] = ()
) -> Iterator[Stretch]:
    """Walk the open stretches before an instant, latest first, clipped to it."""
    return (
        (opened, min(closed, start))
        for day in working_days(calendar, calendar.day_of(start), step=-ONE_DAY)
        for stretch in reversed(stretches_on(calendar, day))
        for opened, closed in reversed(list(cut(stretch, pauses)))
        if opened <= start
    )


def stretches_between(
    calendar: WorkCalendar, start: datetime, end: datetime
) -> Iterator[Stretch]:
    """Yield the open stretches between two instants, clipped to them."""
    day, last = calendar.day_of(start), calendar.day_of(end)
    while day <= last:
        for opened, closed in stretches_on(calendar, day):
            if opened < end and closed > start:
                yield max(opened, start), min(closed, end)
        day += ONE_DAY
