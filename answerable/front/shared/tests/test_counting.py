"""How a promised day is explained: what was counted, and what was not."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from django.utils import translation

from answerable.front.shared.counting import counted_in_words
from answerable.lib.readability import reading_grade
from answerable.lib.worktime import Explained, StartRule, Unit

pytestmark = pytest.mark.usefixtures("town")

TEN_DAYS = Explained(
    start=datetime(2026, 9, 29, 15, tzinfo=UTC),
    begins=datetime(2026, 9, 30, tzinfo=UTC),
    first_day=date(2026, 9, 30),
    amount=10,
    unit=Unit.WORKING_DAY,
    start_rule=StartRule.NEXT_DAY,
    holidays=(),
    paused_time=timedelta(),
    paused_days=0,
    due_day=date(2026, 10, 13),
    due=datetime(2026, 10, 13, 16, tzinfo=UTC),
)


def words(*, to_person=True, **changes):
    return counted_in_words(replace(TEN_DAYS, **changes), to_person=to_person)


@pytest.mark.parametrize(
    ("unit", "amount", "said"),
    [
        pytest.param(
            Unit.WORKING_DAY,
            10,
            "10 working days, counted from Wednesday 30 September 2026.",
            id="working days",
        ),
        pytest.param(
            Unit.HOUR,
            1,
            "1 hour of our working time, counted from Wednesday 30 September 2026.",
            id="one hour",
        ),
        pytest.param(
            Unit.CALENDAR_DAY,
            20,
            "20 days, counted from Wednesday 30 September 2026; every day counts.",
            id="days of the calendar",
        ),
        pytest.param(
            Unit.CALENDAR_MONTH,
            1,
            "1 month, counted from Wednesday 30 September 2026.",
            id="a month",
        ),
    ],
)
def test_it_says_what_was_counted_and_from_when(unit, amount, said):
    assert words(unit=unit, amount=amount) == [said]


def test_days_on_which_we_waited_are_named_as_such():
    assert words(paused_days=2)[1:] == ["2 days did not count: we waited for you."]


def test_staff_read_whom_we_waited_for():
    paused = words(paused_days=1, to_person=False)

    assert paused[1:] == ["1 day did not count: we waited for the person."]


def test_hours_on_which_we_waited_are_hours():
    paused = words(unit=Unit.HOUR, amount=8, paused_time=timedelta(hours=3))

    assert paused[1:] == [
        "3 hours of our working time did not count: we waited for you."
    ]


def test_a_closed_day_is_named():
    closed = words(holidays=(date(2026, 10, 12),))

    assert closed[1:] == ["Monday 12 October 2026 did not count: we are closed."]


def test_of_many_closed_days_the_first_are_named_and_the_rest_counted():
    days = tuple(date(2026, 10, day) for day in range(1, 8))

    closed = words(holidays=days)[1:]

    assert len(closed) == 6
    assert closed[-1] == "Nor did 2 more days on which we are closed."


@pytest.mark.parametrize("language", ["es", "ar"])
def test_it_speaks_the_language_of_its_reader(language):
    with translation.override(language):
        said = words(paused_days=2, holidays=(date(2026, 10, 12),))

    assert len(said) == 3
    assert not any("did not count" in line or "counted" in line for line in said)


@pytest.mark.parametrize("unit", list(Unit))
@pytest.mark.parametrize("paused_days", [0, 2])
@pytest.mark.parametrize("to_person", [True, False], ids=["person", "staff"])
def test_it_reads_at_most_at_grade_8(unit, paused_days, to_person):
    holidays = (date(2026, 10, 12),)
    told = words(
        unit=unit, paused_days=paused_days, holidays=holidays, to_person=to_person
    )

    grade = reading_grade(" ".join(told))

    assert grade is not None
    assert grade <= 8
