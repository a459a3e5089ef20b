"""When something promised is due, and the facts from which to say why.

A promise is an amount of a unit and a rule that says where counting starts. The
explanation is a record without words, so that any room can write the sentence in
any language.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from .calendars import WorkCalendar, as_utc
from .hours import add_time
from .limits import (
    StartRule,
    Unit,
    closing_of,
    days_paused,
    first_moment,
    last_day,
    skipped_days,
    time_paused,
)
from .pauses import Pause, Stretch, close_pauses


@dataclass(frozen=True)
class Explained:
    """A due date and what led to it; days are days in the office's zone.

    ``begins`` is the first counted moment, ``first_day`` its day. ``holidays`` are
    the days between start and due day on which the office would work by its week
    and does not; calendar units skip none. Pauses took ``paused_time`` of working
    time (hours) or ``paused_days`` whole days (the other units).
    """

    start: datetime
    begins: datetime
    first_day: date
    amount: int
    unit: Unit
    start_rule: StartRule
    holidays: tuple[date, ...]
    paused_time: timedelta
    paused_days: int
    due_day: date
    due: datetime


def due(
    calendar: WorkCalendar,
    start: datetime,
    *,
    amount: int,
    unit: Unit,
    start_rule: StartRule,
    pauses: Iterable[Pause] = (),
    now: datetime | None = None,
) -> datetime:
    """Return the last instant, in UTC, at which a promise is still kept.

    Working days: the first counted day is day one; under SAME_DAY a start after
    closing counts as the next working day's. So "the twentieth working day
    following receipt" (FOIA s. 10) is 20 with NEXT_DAY.
    Calendar days: the same with every day counted.
    Calendar months: the date that corresponds to the first counted day, or the
    last day of a month that lacks it (ICO, guide to subject access: 3 September
    gives 3 October; 31 January gives 28 February).

    Units of days fall due when the office closes on the due day. Calendar units
    that end on a closed day stay there, at the end of that day: the limits of
    standards.md §2.14 are counted by the calendar alone, and where a law lets them
    run on to the next working day (Regulation 1182/71 art. 3(4)) nearer is in time.

    Paused working time (hours), or days that were paused whole, do not count: a
    pause never brings a due date nearer. A pause that is still open lasts until
    ``now``, so the due date moves on as time passes.

    Raises CalendarGap when nothing opens for a year, ValueError for naive times,
    amounts below one, and open pauses without ``now``.
    """
    start, stopped = as_utc(start), close_pauses(pauses, now=now)
    begins = first_moment(calendar, start, unit, start_rule)
    return due_from(calendar, begins, amount, unit, stopped)


def explain(
    calendar: WorkCalendar,
    start: datetime,
    *,
    amount: int,
    unit: Unit,
    start_rule: StartRule,
    pauses: Iterable[Pause] = (),
    now: datetime | None = None,
) -> Explained:
    """Return when a promise is due, with what was counted and what was skipped.

    The rules and the errors are those of ``due``.
    """
    start, stopped = as_utc(start), close_pauses(pauses, now=now)
    begins = first_moment(calendar, start, unit, start_rule)
    end = due_from(calendar, begins, amount, unit, stopped)
    first, last = calendar.day_of(begins), day_ending(calendar, end)
    return Explained(
        start=start,
        begins=begins,
        first_day=first,
        amount=amount,
        unit=unit,
        start_rule=start_rule,
        holidays=skipped_days(calendar, calendar.day_of(start), last, unit),
        paused_time=time_paused(calendar, begins, end, amount, unit),
        paused_days=days_paused(calendar, first, last, amount, unit),
        due_day=last,
        due=end,
    )


def due_from(
    calendar: WorkCalendar,
    begins: datetime,
    amount: int,
    unit: Unit,
    pauses: Sequence[Stretch],
) -> datetime:
    if amount < 1:
        message = f"a promise of {amount} {unit} cannot be kept"
        raise ValueError(message)
    if unit is Unit.HOUR:
        return add_time(calendar, begins, timedelta(hours=amount), pauses)
    last = last_day(calendar, calendar.day_of(begins), amount, unit, pauses)
    return closing_of(calendar, last, after=begins)


def day_ending(calendar: WorkCalendar, end: datetime) -> date:
    """Return the day that an instant ends or lies in: midnight ends a day."""
    return calendar.day_of(end - timedelta.resolution)
