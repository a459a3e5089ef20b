"""Working-time arithmetic on the command line, for checking it against others.

Reads questions from standard input, one JSON document a line, and answers each
with a line: ``{id, result}``, or ``{id, error}`` when it makes no sense. A
question carries its own calendar, so no database is needed.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from typing import Annotated, Literal, TypedDict

from pydantic import BaseModel, BeforeValidator, ValidationError

from answerable.lib.errors import AnswerableError
from answerable.lib.worktime import (
    Pause,
    WorkCalendar,
    add_days,
    add_time,
    days_between,
    subtract_days,
    subtract_time,
    time_between,
)

Weekday = Literal["mon", "tue", "wed", "thu", "fri", "sat", "sun"]
WEEKDAYS: tuple[Weekday, ...] = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


def read_wall_time(given: object) -> time:
    """Read ``09:00``; ``24:00`` is the midnight that ends a day."""
    text = str(given)
    return time.min if text == "24:00" else time.fromisoformat(text)


def read_start(given: object) -> date:
    """Read a date as a date and an instant as an instant."""
    text = str(given)
    is_date = len(text) == len("2026-01-31")
    return date.fromisoformat(text) if is_date else datetime.fromisoformat(text)


WallTime = Annotated[time, BeforeValidator(read_wall_time)]
Start = Annotated[datetime | date, BeforeValidator(read_start)]


class Week(BaseModel):
    """A calendar as the question writes it."""

    timezone: str
    hours: dict[Weekday, list[tuple[WallTime, WallTime]]]
    holidays: list[date] = []


class Question(BaseModel):
    """One line of the input."""

    calendar: Week
    op: Literal[
        "add", "sub", "add_with_pauses", "business_time_until", "business_days_until"
    ]
    start: Start
    end: Start | None = None
    amount: float = 0
    unit: Literal["seconds", "minutes", "hours", "days"] | None = None
    paused: list[Pause] = []


class Answer(TypedDict, total=False):
    """One line of the output: a result or an error."""

    id: object
    result: str | float
    error: str


Result = date | timedelta | int


def main(arguments: list[str]) -> int:
    """Answer every line of standard input; return 1 when one made no sense."""
    argparse.ArgumentParser(prog="answerable clock", description=__doc__).parse_args(
        arguments
    )
    failed = False
    for line in filter(str.strip, sys.stdin):
        answer = answer_to(line)
        failed |= "error" in answer
        sys.stdout.write(json.dumps(answer) + "\n")
    return int(failed)


def answer_to(line: str) -> Answer:
    name: object = None
    try:
        document = json.loads(line)
        name = document.get("id") if isinstance(document, dict) else None
        question = Question.model_validate(document)
        calendar = calendar_of(question.calendar)
        result = OPERATIONS[question.op](calendar, question)
        return Answer(id=name, result=written(calendar, result))
    except (ValueError, OverflowError, AnswerableError) as fault:
        return Answer(id=name, error=described(fault))


def calendar_of(week: Week) -> WorkCalendar:
    return WorkCalendar(
        zone=week.timezone,
        hours={
            WEEKDAYS.index(day): tuple(sorted(periods))
            for day, periods in week.hours.items()
        },
        holidays=frozenset(week.holidays),
    )


def add(calendar: WorkCalendar, question: Question) -> Result:
    if question.unit == "days":
        return add_days(calendar, question.start, whole_days(question))
    start, pauses = instant(question.start), question.paused
    return add_time(calendar, start, duration(question), pauses)


def subtract(calendar: WorkCalendar, question: Question) -> Result:
    if question.unit == "days":
        return subtract_days(calendar, question.start, whole_days(question))
    start, pauses = instant(question.start), question.paused
    return subtract_time(calendar, start, duration(question), pauses)


def measure_time(calendar: WorkCalendar, question: Question) -> Result:
    start, end = instant(question.start), instant(question.end)
    return time_between(calendar, start, end, question.paused)


def measure_days(calendar: WorkCalendar, question: Question) -> Result:
    if question.end is None:
        message = "there is no end to count to"
        raise ValueError(message)
    return days_between(calendar, question.start, question.end)


OPERATIONS: dict[str, Callable[[WorkCalendar, Question], Result]] = {
    "add": add,
    "add_with_pauses": add,
    "sub": subtract,
    "business_time_until": measure_time,
    "business_days_until": measure_days,
}


def instant(moment: date | None) -> datetime:
    if not isinstance(moment, datetime):
        message = f"{moment} is not an instant: date, time and offset are needed"
        raise ValueError(message)  # noqa: TRY004  # the input is wrong, not the code
    return moment


def duration(question: Question) -> timedelta:
    if question.unit is None:
        message = "an amount needs a unit"
        raise ValueError(message)
    return timedelta(**{str(question.unit): question.amount})


def whole_days(question: Question) -> int:
    if question.paused or not question.amount.is_integer():
        message = "working days are counted whole and without pauses"
        raise ValueError(message)
    return int(question.amount)


def written(calendar: WorkCalendar, result: Result) -> str | float:
    """Write a result as JSON can hold it, instants on the calendar's wall."""
    if isinstance(result, datetime):
        return result.astimezone(calendar.tzinfo).isoformat()
    if isinstance(result, date):
        return result.isoformat()
    return result.total_seconds() if isinstance(result, timedelta) else result


def described(fault: Exception) -> str:
    """Say what is wrong with a question, on one line."""
    if isinstance(fault, ValidationError):
        return "; ".join(
            f"{'.'.join(map(str, part['loc']))}: {part['msg']}"
            for part in fault.errors()
        )
    return str(fault)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
