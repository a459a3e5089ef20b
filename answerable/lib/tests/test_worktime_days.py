"""Working days are counted as offices count them."""

from __future__ import annotations

from datetime import date, datetime, time

import pytest
from hypothesis import given, strategies as st

from answerable.lib.tests.calendars import (
    ALL_DAY,
    NINE_TO_FIVE,
    at,
    calendars,
    days,
    make_calendar,
)
from answerable.lib.worktime import (
    CalendarGap,
    add_days,
    days_between,
    is_working_day,
    next_working_day,
    subtract_days,
)

SHORT_FRIDAY = dict.fromkeys(range(4), NINE_TO_FIVE) | {4: ((time(8), time(12)),)}


@pytest.mark.parametrize(
    ("start", "amount", "end"),
    [
        pytest.param("2026-03-03", 1, "2026-03-04", id="tomorrow"),
        pytest.param("2026-03-06", 1, "2026-03-09", id="over a weekend"),
        pytest.param("2026-03-26", 5, "2026-04-02", id="up to Good Friday"),
        pytest.param("2026-04-02", 1, "2026-04-07", id="over Easter"),
        pytest.param("2026-03-07", 1, "2026-03-10", id="from a Saturday"),
        pytest.param("2026-03-07", 0, "2026-03-09", id="none, from a Saturday"),
        pytest.param("2026-12-24", 3, "2026-12-31", id="over Christmas"),
        pytest.param("2028-02-28", 2, "2028-03-01", id="over a leap day"),
    ],
)
def test_adding_days_skips_closed_ones(start, amount, end):
    start, end = date.fromisoformat(start), date.fromisoformat(end)

    assert add_days(make_calendar(), start, amount) == end


@pytest.mark.parametrize(
    ("start", "amount", "end"),
    [
        pytest.param("2026-03-04", 1, "2026-03-03", id="yesterday"),
        pytest.param("2026-04-07", 1, "2026-04-02", id="over Easter"),
        pytest.param("2026-03-08", 1, "2026-03-05", id="from a Sunday"),
        pytest.param("2026-03-08", 0, "2026-03-06", id="none, from a Sunday"),
        pytest.param("2026-01-02", 1, "2025-12-31", id="over the year"),
    ],
)
def test_subtracting_days_skips_closed_ones(start, amount, end):
    start, end = date.fromisoformat(start), date.fromisoformat(end)

    assert subtract_days(make_calendar(), start, amount) == end


@pytest.mark.parametrize(
    ("start", "amount", "end"),
    [
        pytest.param("03-03T10:15", 2, "03-05T10:15", id="same time"),
        pytest.param("03-27T10:15", 1, "03-30T10:15", id="same time in summer"),
        pytest.param("03-03T07:00", 1, "03-04T09:00", id="from before opening"),
        pytest.param("03-03T20:00", 1, "03-05T09:00", id="from after closing"),
        pytest.param("03-07T11:00", 1, "03-10T09:00", id="from a Saturday"),
        pytest.param("03-03T17:00", 1, "03-04T17:00", id="from closing"),
        pytest.param("03-05T14:00", 1, "03-09T09:00", id="onto a short day"),
    ],
)
def test_adding_days_to_a_moment_keeps_its_time_of_day(start, amount, end):
    calendar = make_calendar(hours=SHORT_FRIDAY)

    landed = add_days(calendar, at(f"2026-{start}"), amount)

    assert landed == at(f"2026-{end}")


@pytest.mark.parametrize(
    ("start", "amount", "end"),
    [
        pytest.param("03-05T10:15", 2, "03-03T10:15", id="same time"),
        pytest.param("03-05T20:00", 1, "03-04T17:00", id="from after closing"),
        pytest.param("03-04T07:00", 1, "03-02T17:00", id="from before opening"),
        pytest.param("03-08T11:00", 1, "03-05T12:00", id="from a Sunday"),
        pytest.param("03-09T14:00", 1, "03-06T12:00", id="onto a short day"),
        pytest.param("03-09T09:00", 1, "03-06T09:00", id="from opening"),
    ],
)
def test_subtracting_days_from_a_moment_keeps_its_time_of_day(start, amount, end):
    calendar = make_calendar(hours=SHORT_FRIDAY)

    landed = subtract_days(calendar, at(f"2026-{start}"), amount)

    assert landed == at(f"2026-{end}")


def test_a_midnight_closing_is_a_day_back_the_midnight_before():
    calendar = make_calendar(hours=dict.fromkeys(range(5), ALL_DAY))

    landed = subtract_days(calendar, at("2026-03-07T00:00"), 1)

    assert landed == at("2026-03-06T00:00")


@pytest.mark.parametrize(
    ("start", "end", "amount"),
    [
        pytest.param(date(2026, 3, 2), date(2026, 3, 4), 2, id="dates"),
        pytest.param(date(2026, 3, 1), date(2026, 3, 6), 5, id="after a Sunday"),
        pytest.param(date(2026, 3, 6), date(2026, 3, 8), 0, id="a weekend"),
        pytest.param(date(2026, 3, 4), date(2026, 3, 2), -2, id="backwards"),
        pytest.param(date(2026, 3, 4), date(2026, 3, 4), 0, id="the same day"),
        pytest.param(
            at("2026-03-02T23:00"), at("2026-03-04T01:00"), 2, id="by days, not hours"
        ),
        pytest.param(
            at("2026-03-02T20:00", "America/New_York"),
            at("2026-03-04T12:00"),
            1,
            id="by days in the office",
        ),
    ],
)
def test_days_between_counts_the_days_that_follow(start, end, amount):
    assert days_between(make_calendar(), start, end) == amount


def test_a_working_day_has_hours():
    calendar = make_calendar()

    assert is_working_day(calendar, date(2026, 4, 2))
    assert not is_working_day(calendar, date(2026, 4, 3))
    assert next_working_day(calendar, date(2026, 4, 2)) == date(2026, 4, 7)


@pytest.mark.parametrize("count", [add_days, subtract_days], ids=["add", "subtract"])
def test_negative_days_are_refused(count):
    with pytest.raises(ValueError, match="go the other way"):
        count(make_calendar(), date(2026, 3, 3), -1)


def test_a_naive_start_is_refused():
    naive = datetime.fromisoformat("2026-03-03T09:00")

    with pytest.raises(ValueError, match="no time zone"):
        days_between(make_calendar(), naive, date(2026, 3, 4))


def test_days_cannot_be_added_where_nothing_opens():
    with pytest.raises(CalendarGap):
        add_days(make_calendar(hours={}), date(2026, 3, 3), 1)


@given(calendars(), days, st.integers(0, 60))
def test_days_added_to_a_working_day_are_the_days_between(calendar, day, amount):
    start = next_working_day(calendar, day)

    end = add_days(calendar, start, amount)

    assert days_between(calendar, start, end) == amount
    assert subtract_days(calendar, end, amount) == start
