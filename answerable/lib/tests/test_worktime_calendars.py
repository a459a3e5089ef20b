"""A calendar says when an office works, and refuses what makes no sense."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

import pytest
from hypothesis import given

from answerable.lib.tests.calendars import (
    ALL_DAY,
    NINE_TO_FIVE,
    at,
    calendars,
    days,
    hours,
    make_calendar,
)
from answerable.lib.worktime import CalendarGap, next_opening, time_between
from answerable.lib.worktime.calendars import ONE_DAY
from answerable.lib.worktime.stretches import stretches_on

NIGHT = (time(22), time(6))
MORNING = (time(9), time(12))
NOON = (time(11), time(13))
TILL_MIDNIGHT = (time(18), time(0))


@pytest.mark.parametrize(
    ("changes", "complaint"),
    [
        pytest.param({"zone": "Europe/Atlantis"}, "no time zone", id="unknown zone"),
        pytest.param({"zone": "../passwd"}, "no time zone", id="path as zone"),
        pytest.param({"hours": {7: NINE_TO_FIVE}}, "not .7.", id="eighth weekday"),
        pytest.param({"hours": {0: (NIGHT,)}}, "cannot open", id="over midnight"),
        pytest.param({"hours": {0: (MORNING, NOON)}}, "overlaps", id="overlapping"),
        pytest.param(
            {"hours": {0: (TILL_MIDNIGHT, MORNING)}}, "overlaps", id="unsorted"
        ),
        pytest.param(
            {"exceptions": {date(2026, 3, 3): (NIGHT,)}}, "cannot", id="exception"
        ),
    ],
)
def test_a_calendar_that_makes_no_sense_is_refused(changes, complaint):
    with pytest.raises(ValueError, match=complaint):
        make_calendar(**changes)


def test_an_exception_wins_over_a_holiday():
    christmas_eve, christmas = date(2026, 12, 24), date(2026, 12, 25)
    calendar = make_calendar(exceptions={christmas_eve: (), christmas: (MORNING,)})

    assert calendar.periods_on(christmas_eve) == ()
    assert calendar.periods_on(christmas) == (MORNING,)


def test_periods_may_touch_without_overlapping():
    touching = (MORNING, (time(12), time(17)))
    calendar = make_calendar(hours={0: touching})

    monday = time_between(calendar, at("2026-03-02T00:00"), at("2026-03-03T00:00"))

    assert monday == hours(8)


def test_nothing_open_for_a_year_is_a_gap():
    closed = make_calendar(hours={})

    with pytest.raises(CalendarGap, match="366 days"):
        next_opening(closed, at("2026-03-02T09:00"))


def test_an_office_open_on_one_day_a_year_has_no_gap():
    fair = date(2027, 3, 1)
    calendar = make_calendar(hours={}, exceptions={fair: NINE_TO_FIVE})

    assert next_opening(calendar, at("2026-03-02T09:00")) == at("2027-03-01T09:00")


@pytest.mark.parametrize(
    ("zone", "day", "length"),
    [
        pytest.param("Europe/London", date(2026, 3, 29), 23, id="spring"),
        pytest.param("Europe/London", date(2026, 10, 25), 25, id="autumn"),
        pytest.param("Australia/Lord_Howe", date(2026, 4, 5), 24.5, id="half an hour"),
        pytest.param("Africa/Cairo", date(2026, 4, 24), 23, id="jump at midnight"),
        pytest.param("America/Havana", date(2026, 11, 1), 25, id="midnight twice"),
    ],
)
def test_a_day_round_the_clock_is_as_long_as_it_is(zone, day, length):
    calendar = make_calendar(zone=zone, hours=dict.fromkeys(range(7), ALL_DAY))

    [(opened, closed)] = stretches_on(calendar, day)

    assert closed - opened == hours(length)


def test_a_day_that_an_island_skipped_has_no_hours():
    calendar = make_calendar(
        zone="Pacific/Apia", hours=dict.fromkeys(range(7), NINE_TO_FIVE)
    )

    assert stretches_on(calendar, date(2011, 12, 30)) == []


@pytest.mark.parametrize(
    ("periods", "length"),
    [
        pytest.param(((time(0), time(8)),), 7, id="around the jump"),
        pytest.param(
            ((time(0), time(2, 30)), (time(3), time(5))), 4, id="closes in the jump"
        ),
        pytest.param(((time(2), time(3)),), 0, id="is the jump"),
        pytest.param(((time(2, 30), time(3)),), 0, id="opens in the jump"),
        pytest.param(((time(9), time(17)),), 8, id="after the jump"),
    ],
)
def test_hours_on_the_day_of_the_jump_are_real_hours(periods, length):
    calendar = make_calendar(zone="America/New_York", hours={6: periods})

    stretches = stretches_on(calendar, date(2026, 3, 8))

    assert sum((end - begin for begin, end in stretches), timedelta()) == hours(length)


@given(calendars(), days)
def test_stretches_stay_in_order_inside_their_day(calendar, day):
    stretches = stretches_on(calendar, day)

    edges = [edge for stretch in stretches for edge in stretch]
    assert edges == sorted(edges)
    assert all(begin < end for begin, end in stretches)
    assert all(calendar.midnight(day) <= edge for edge in edges)
    assert all(edge <= calendar.midnight(day + ONE_DAY) for edge in edges)


def test_a_naive_time_is_refused():
    with pytest.raises(ValueError, match="no time zone"):
        next_opening(make_calendar(), datetime.fromisoformat("2026-03-02T09:00"))
