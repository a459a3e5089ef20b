"""Where the counting of a promise starts, what it counts, and on which day it ends.

Source of units and start rules: standards.md §2.14.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterator, Sequence
from datetime import date, datetime, timedelta
from enum import StrEnum
from itertools import count, islice

from .calendars import ONE_DAY, WorkCalendar
from .days import days_between, next_working_day
from .hours import is_open, next_opening, time_between
from .pauses import Stretch, cut
from .stretches import stretches_on, working_days


class Unit(StrEnum):
    """What a promise is counted in; hours are hours of working time."""

    HOUR = "hour"
    WORKING_DAY = "working_day"
    CALENDAR_DAY = "calendar_day"
    CALENDAR_MONTH = "calendar_month"

    @property
    def needs_an_open_office(self) -> bool:
        return self in {Unit.HOUR, Unit.WORKING_DAY}


class StartRule(StrEnum):
    """Which day is the first that counts, seen from the day of the start."""

    SAME_DAY = "same_day"
    NEXT_DAY = "next_day"
    NEXT_WORKING_DAY = "next_working_day"


def first_moment(
    calendar: WorkCalendar, start: datetime, unit: Unit, rule: StartRule
) -> datetime:
    """Return the first moment that counts: of open time, or of the calendar."""
    moment = start_by_rule(calendar, start, rule)
    if unit.needs_an_open_office and not is_open(calendar, moment):
        return next_opening(calendar, moment)
    return moment


def start_by_rule(calendar: WorkCalendar, start: datetime, rule: StartRule) -> datetime:
    today = calendar.day_of(start)
    if rule is StartRule.SAME_DAY:
        return start
    if rule is StartRule.NEXT_DAY:
        return calendar.midnight(today + ONE_DAY)
    return calendar.midnight(next_working_day(calendar, today))


def last_day(
    calendar: WorkCalendar,
    first: date,
    amount: int,
    unit: Unit,
    pauses: Sequence[Stretch],
) -> date:
    """Return the day on which so many days or months end, the first one counted."""
    days = counted_days(calendar, first, unit)
    running = (day for day in days if runs_on(calendar, day, unit, pauses))
    return next(islice(running, days_in(first, amount, unit) - 1, None))


def time_paused(
    calendar: WorkCalendar, begins: datetime, end: datetime, amount: int, unit: Unit
) -> timedelta:
    """Return the working time that did not count towards an amount of hours."""
    if unit is not Unit.HOUR:
        return timedelta()
    return time_between(calendar, begins, end) - timedelta(hours=amount)


def days_paused(
    calendar: WorkCalendar, first: date, last: date, amount: int, unit: Unit
) -> int:
    """Return how many days, from first to last, did not count towards the amount."""
    if unit is Unit.HOUR:
        return 0
    before = first - ONE_DAY
    passed = (last - before).days
    if unit is Unit.WORKING_DAY:
        passed = days_between(calendar, before, last)
    return passed - days_in(first, amount, unit)


def skipped_days(
    calendar: WorkCalendar, first: date, last: date, unit: Unit
) -> tuple[date, ...]:
    """Return the days the office works by its week, but not this time."""
    if not unit.needs_an_open_office:
        return ()
    special = {*calendar.holidays, *calendar.exceptions}
    within = sorted(day for day in special if first <= day <= last)
    return tuple(
        day
        for day in within
        if calendar.hours.get(day.weekday()) and not calendar.periods_on(day)
    )


def counted_days(calendar: WorkCalendar, first: date, unit: Unit) -> Iterator[date]:
    if unit is Unit.WORKING_DAY:
        return working_days(calendar, first)
    return (first + timedelta(days=ahead) for ahead in count())


def runs_on(
    calendar: WorkCalendar, day: date, unit: Unit, pauses: Sequence[Stretch]
) -> bool:
    """Say whether pauses leave anything of a day: of its open time, or of all of it."""
    if not pauses:
        return True
    if unit is Unit.WORKING_DAY:
        spans = stretches_on(calendar, day)
    else:
        spans = [(calendar.midnight(day), calendar.midnight(day + ONE_DAY))]
    return any(True for span in spans for _ in cut(span, pauses))


def days_in(first: date, amount: int, unit: Unit) -> int:
    """Return how many days an amount is, a month lasting to its corresponding date."""
    if unit is Unit.CALENDAR_MONTH:
        return (months_later(first, amount) - first).days + 1
    return amount


def months_later(day: date, months: int) -> date:
    """Return the corresponding date, or the last day of a month that lacks it."""
    years, month = divmod(day.month - 1 + months, 12)
    year, month = day.year + years, month + 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))


def closing_of(calendar: WorkCalendar, day: date, *, after: datetime) -> datetime:
    """Return when the office closes on a day; when it is past or closed, its end.

    Never midnight itself, which would read as the day that follows.
    """
    end = calendar.midnight(day + ONE_DAY) - timedelta.resolution
    closings = [closed for _, closed in stretches_on(calendar, day) if closed > after]
    return min([*closings[-1:], end])
