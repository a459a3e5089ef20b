"""Working time, pure: calendars, hours, days, pauses and what they make due.

Read ``calendars`` for when an office works, ``hours`` and ``days`` for the sums,
``deadlines`` for promises. Aware datetimes in, UTC out; no framework, no now().
"""

from __future__ import annotations

from .calendars import CalendarGap, Period, WorkCalendar
from .days import (
    add_days,
    days_between,
    is_working_day,
    next_working_day,
    subtract_days,
)
from .deadlines import Explained, due, explain
from .hours import (
    add_time,
    is_open,
    next_opening,
    previous_closing,
    subtract_time,
    time_between,
)
from .limits import StartRule, Unit
from .pauses import Pause

__all__ = [
    "CalendarGap",
    "Explained",
    "Pause",
    "Period",
    "StartRule",
    "Unit",
    "WorkCalendar",
    "add_days",
    "add_time",
    "days_between",
    "due",
    "explain",
    "is_open",
    "is_working_day",
    "next_opening",
    "next_working_day",
    "previous_closing",
    "subtract_days",
    "subtract_time",
    "time_between",
]
