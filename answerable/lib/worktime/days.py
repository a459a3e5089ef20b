"""Working days: count them off, count them up.

A date stays a date. A datetime keeps its time of day on the office's wall and
comes back in UTC; where the office is closed at that time it moves to the next
opening, backwards to the previous closing.
"""

from __future__ import annotations

from datetime import date, datetime, timedelta
from itertools import islice
from typing import overload

from .calendars import ONE_DAY, WorkCalendar, as_utc
from .hours import add_time, subtract_time
from .stretches import working_days

NO_TIME = timedelta()


def is_working_day(calendar: WorkCalendar, day: date) -> bool:
    """Say whether the office opens at all on a day."""
    return bool(calendar.periods_on(day))


def next_working_day(calendar: WorkCalendar, day: date) -> date:
    """Return the first working day after a day; raise CalendarGap if none."""
    return next(working_days(calendar, day + ONE_DAY))


@overload
def add_days(calendar: WorkCalendar, start: datetime, days: int) -> datetime: ...
@overload
def add_days(calendar: WorkCalendar, start: date, days: int) -> date: ...
def add_days(calendar: WorkCalendar, start: date, days: int) -> date:
    """Return the day so many working days later; a closed start first moves on.

    Raises CalendarGap when nothing opens for a year, ValueError for naive times
    and negative amounts.
    """
    if isinstance(start, datetime):
        return add_days_to_moment(calendar, start, days)
    return nth(calendar, start, days, step=ONE_DAY)


@overload
def subtract_days(calendar: WorkCalendar, start: datetime, days: int) -> datetime: ...
@overload
def subtract_days(calendar: WorkCalendar, start: date, days: int) -> date: ...
def subtract_days(calendar: WorkCalendar, start: date, days: int) -> date:
    """Return the day so many working days earlier; a closed start first moves back.

    Raises what ``add_days`` raises.
    """
    if isinstance(start, datetime):
        return subtract_days_from_moment(calendar, start, days)
    return nth(calendar, start, days, step=-ONE_DAY)


def days_between(calendar: WorkCalendar, start: date, end: date) -> int:
    """Count the working days after the start, up to and including the end.

    So it counts as the law does, "the fifth working day following receipt"; it is
    negative when the end lies before. Datetimes count by their day in the office.
    """
    first, last = day_in_office(calendar, start), day_in_office(calendar, end)
    if last < first:
        return -days_between(calendar, last, first)
    after = (first + ONE_DAY * ahead for ahead in range(1, (last - first).days + 1))
    return sum(is_working_day(calendar, day) for day in after)


def add_days_to_moment(calendar: WorkCalendar, start: datetime, days: int) -> datetime:
    wall = add_time(calendar, start, NO_TIME).astimezone(calendar.tzinfo)
    day = nth(calendar, wall.date(), days, step=ONE_DAY)
    return add_time(calendar, calendar.instant(day, wall.time()), NO_TIME)


def subtract_days_from_moment(
    calendar: WorkCalendar, start: datetime, days: int
) -> datetime:
    # Reckoned from the moment before: a closing at midnight belongs to its evening.
    moment = subtract_time(calendar, start, NO_TIME) - timedelta.resolution
    wall = moment.astimezone(calendar.tzinfo)
    day = nth(calendar, wall.date(), days, step=-ONE_DAY)
    landed = calendar.instant(day, wall.time()) + timedelta.resolution
    return subtract_time(calendar, landed, NO_TIME)


def nth(calendar: WorkCalendar, start: date, days: int, *, step: timedelta) -> date:
    if days < 0:
        message = f"{days} days are negative: go the other way instead"
        raise ValueError(message)
    return next(islice(working_days(calendar, start, step=step), days, None))


def day_in_office(calendar: WorkCalendar, day: date) -> date:
    return calendar.day_of(as_utc(day)) if isinstance(day, datetime) else day
