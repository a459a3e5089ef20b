"""Pauses move a due date on, never nearer."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, strategies as st

from answerable.lib.tests.calendars import (
    at,
    calendars,
    make_calendar,
    moments,
    pauses_after,
    promises,
)
from answerable.lib.worktime import StartRule, Unit, due, explain

ENGLAND = make_calendar()
SAME, NEXT, _ = StartRule
HOUR, WORKING_DAY, CALENDAR_DAY, CALENDAR_MONTH = Unit


@pytest.mark.parametrize(
    ("unit", "pauses", "day"),
    [
        pytest.param(WORKING_DAY, [], "03-06", id="no pause"),
        pytest.param(
            WORKING_DAY, [("03-03T10:00", "03-05T15:00")], "03-09", id="one whole day"
        ),
        pytest.param(
            WORKING_DAY, [("03-04T10:00", "03-05T10:00")], "03-06", id="parts of two"
        ),
        pytest.param(
            WORKING_DAY, [("03-04T09:00", "03-04T17:00")], "03-09", id="all its hours"
        ),
        pytest.param(
            WORKING_DAY,
            [("03-04T12:00", "03-05T08:00"), ("03-04T08:00", "03-04T12:00")],
            "03-09",
            id="in two pieces",
        ),
        pytest.param(
            WORKING_DAY, [("03-07T00:00", "03-09T00:00")], "03-06", id="afterwards"
        ),
        pytest.param(
            WORKING_DAY, [("03-05T18:00", "03-09T18:00")], "03-10", id="over a weekend"
        ),
        pytest.param(
            CALENDAR_DAY, [("03-04T09:00", "03-04T17:00")], "03-06", id="hours only"
        ),
        pytest.param(
            CALENDAR_DAY, [("03-04T00:00", "03-05T00:00")], "03-07", id="all day"
        ),
        pytest.param(
            CALENDAR_DAY, [("03-06T00:00", "03-09T09:00")], "03-09", id="a weekend"
        ),
    ],
)
def test_days_that_were_paused_whole_do_not_count(unit, pauses, day):
    explained = explain(
        ENGLAND,
        at("2026-03-02T10:00"),
        amount=4,
        unit=unit,
        start_rule=NEXT,
        pauses=[(at(f"2026-{begin}"), at(f"2026-{end}")) for begin, end in pauses],
    )

    assert explained.due_day == date.fromisoformat(f"2026-{day}")


def test_a_paused_month_ends_as_many_days_later():
    explained = explain(
        ENGLAND,
        at("2026-03-02T10:00"),
        amount=1,
        unit=CALENDAR_MONTH,
        start_rule=SAME,
        pauses=[(at("2026-03-10T12:00"), at("2026-03-15T12:00"))],
    )

    assert explained.paused_days == 4
    assert explained.due_day == date(2026, 4, 6)


@pytest.mark.parametrize(
    ("now", "end"),
    [
        pytest.param("2026-03-03T11:00", "2026-03-03T14:00", id="just begun"),
        pytest.param("2026-03-03T13:00", "2026-03-03T16:00", id="two hours later"),
        pytest.param("2026-03-04T10:00", "2026-03-04T13:00", id="the day after"),
        pytest.param("2026-03-03T09:00", "2026-03-03T14:00", id="not begun"),
    ],
)
def test_while_a_pause_is_open_the_due_moves_on_with_time(now, end):
    ends = due(
        ENGLAND,
        at("2026-03-03T10:00"),
        amount=4,
        unit=HOUR,
        start_rule=SAME,
        pauses=[(at("2026-03-03T11:00"), None)],
        now=at(now),
    )

    assert ends == at(end)


def test_an_open_pause_needs_to_know_the_time():
    with pytest.raises(ValueError, match="still open"):
        due(
            ENGLAND,
            at("2026-03-03T10:00"),
            amount=4,
            unit=HOUR,
            start_rule=SAME,
            pauses=[(at("2026-03-03T11:00"), None)],
        )


@given(calendars(), moments, promises, st.data())
def test_a_pause_never_brings_a_deadline_nearer(calendar, start, promise, data):
    pauses = data.draw(pauses_after(start))

    plain = due(calendar, start, **promise)
    paused = due(calendar, start, **promise, pauses=pauses)

    assert start <= plain <= paused
