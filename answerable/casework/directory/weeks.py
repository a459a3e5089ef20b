"""Schedules of HSDS as the week of a calendar; what is no week is named; pure."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from datetime import date
from typing import Any

from answerable.casework.directory.names import DAYS
from answerable.casework.directory.reading import Record, text_in

Week = dict[str, list[list[str]]]
CODES = {code: day for day, code in DAYS.items()}
TIME = re.compile(r"([01]\d|2[0-3]):([0-5]\d)(?::\d\d)?(?:Z|[+-]\d\d:?\d\d)?")
ONCE = (None, "", 1, "1")


def week_in(schedules: Sequence[Record], today: date) -> tuple[Week, list[str]]:
    """Return the opening hours of a week, and which schedules say something else."""
    found: dict[str, list[list[str]]] = defaultdict(list)
    left = []
    for number, one in enumerate(schedules, start=1):
        days, period = _days(one), _period(one)
        if not (days and period and _is_weekly(one, today)):
            left.append(f"schedules.{number}")
            continue
        for day in days:
            if period not in found[day]:
                found[day].append(period)
    ordered = {day: sorted(found[day]) for day in DAYS if day in found}
    return ordered, left


def _is_weekly(schedule: Record, today: date) -> bool:
    is_over = text_in(schedule, "valid_to")[:10] or text_in(schedule, "until")[:10]
    return (
        schedule.get("freq") in {None, "", "WEEKLY"}
        and schedule.get("interval") in ONCE
        and not (is_over and is_over < today.isoformat())
    )


def _days(schedule: Record) -> list[str]:
    """Return the days, none of them where one is not of every week."""
    codes = [
        one.strip() for one in text_in(schedule, "byday").split(",") if one.strip()
    ]
    return [CODES[one] for one in codes] if set(codes) <= set(CODES) else []


def _period(schedule: Record) -> list[str]:
    opens, closes = _time(schedule.get("opens_at")), _time(schedule.get("closes_at"))
    end = "24:00" if closes in {"00:00", "23:59"} else closes
    return [opens, end] if opens and end and opens < end else []


def _time(said: Any) -> str:
    found = TIME.fullmatch(said) if isinstance(said, str) else None
    return f"{found[1]}:{found[2]}" if found else ""
