"""When an office works: its zone, weekly hours, holidays and exceptions.

A calendar is a value: rooms above build it from their rows and hand it down.
It answers with wall times; turning them into instants is ``stretches``' work.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from functools import cached_property
from itertools import pairwise
from zoneinfo import ZoneInfo

from answerable.lib.errors import AnswerableError

Period = tuple[time, time]

MIDNIGHT = time(0)
ONE_DAY = timedelta(days=1)


class CalendarGap(AnswerableError):  # noqa: N818  # families read better without "Error"
    """Nothing is open for so long that no honest date can be named."""


@dataclass(frozen=True)
class WorkCalendar:
    """The working week of one office, and the days that differ from it.

    ``hours`` maps weekdays (0 is Monday) to periods of wall time, sorted and not
    overlapping. A closing of 00:00 is the midnight that ends the day, so 00:00 to
    00:00 is open round the clock; night hours are split at midnight.
    ``exceptions`` win over ``holidays``, which win over ``hours``: a part-day
    holiday has its periods there, a closure has none.
    Raises ValueError when the zone is unknown or the periods make no sense.
    """

    zone: str
    hours: Mapping[int, tuple[Period, ...]]
    holidays: frozenset[date] = frozenset()
    exceptions: Mapping[date, tuple[Period, ...]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        check_zone(self.zone)
        check_weekdays(self.hours)
        for periods in (*self.hours.values(), *self.exceptions.values()):
            check_periods(periods)

    @cached_property
    def tzinfo(self) -> ZoneInfo:
        return ZoneInfo(self.zone)

    def periods_on(self, day: date) -> tuple[Period, ...]:
        """Return the wall-time periods of a day, none when it is closed."""
        if day in self.exceptions:
            return self.exceptions[day]
        if day in self.holidays:
            return ()
        return self.hours.get(day.weekday(), ())

    def day_of(self, moment: datetime) -> date:
        """Return the day on the office's wall at a moment."""
        return moment.astimezone(self.tzinfo).date()

    def instant(self, day: date, wall: time) -> datetime:
        """Return the instant, in UTC, at which the office's clock shows a time.

        A time shown twice is its first occurrence, a time skipped is read with the
        offset before the jump. Source: RFC 5545 section 3.3.5.
        """
        return datetime.combine(day, wall, self.tzinfo).astimezone(UTC)

    def midnight(self, day: date) -> datetime:
        """Return the instant at which a day begins in the office."""
        return self.instant(day, MIDNIGHT)


def as_utc(moment: datetime) -> datetime:
    """Return a moment in UTC, where sums are exact; raise ValueError when naive."""
    if moment.utcoffset() is None:
        message = f"{moment.isoformat()} has no time zone"
        raise ValueError(message)
    return moment.astimezone(UTC)


def check_zone(zone: str) -> None:
    try:
        ZoneInfo(zone)
    except (KeyError, ValueError, OSError) as fault:
        message = f"{zone!r} is no time zone. Write one such as Europe/Madrid."
        raise ValueError(message) from fault


def check_weekdays(hours: Mapping[int, tuple[Period, ...]]) -> None:
    if strange := set(hours) - set(range(7)):
        message = f"weekdays are 0 (Monday) to 6, not {sorted(strange)}"
        raise ValueError(message)


def check_periods(periods: tuple[Period, ...]) -> None:
    for opening, closing in periods:
        if closing <= opening and closing != MIDNIGHT:
            message = (
                f"A period cannot open at {opening:%H:%M} and close at {closing:%H:%M}."
                " Write the earlier time first, and split a night at midnight."
            )
            raise ValueError(message)
    for (_, closing), (opening, _) in pairwise(periods):
        if opening < closing or closing == MIDNIGHT:
            message = (
                f"A period closing at {closing:%H:%M} overlaps one opening at"
                f" {opening:%H:%M}. Write them in order, each after the other."
            )
            raise ValueError(message)
