"""A promise is due when law and office say, and the record can say why."""

from __future__ import annotations

from datetime import date, time

import pytest

from answerable.lib.tests.calendars import (
    ALL_DAY,
    ENGLAND_2026,
    at,
    make_calendar,
)
from answerable.lib.worktime import StartRule, Unit, due, explain

SAINT_PATRICK = date(2026, 3, 17)
ARMISTICE, THANKSGIVING = date(2026, 11, 11), date(2026, 11, 26)

ENGLAND = make_calendar()
FOUR_NATIONS = make_calendar(holidays=ENGLAND_2026 | {SAINT_PATRICK})
UNITED_STATES = make_calendar(
    zone="America/New_York", holidays=frozenset({ARMISTICE, THANKSGIVING})
)

SAME, NEXT, NEXT_WORKING = StartRule
HOUR, WORKING_DAY, CALENDAR_DAY, CALENDAR_MONTH = Unit


@pytest.mark.parametrize(
    ("calendar", "start", "amount", "day"),
    [
        pytest.param(ENGLAND, "2026-03-26", 5, "2026-04-02", id="acknowledge"),
        pytest.param(ENGLAND, "2026-04-02", 10, "2026-04-20", id="stage 1"),
        pytest.param(ENGLAND, "2026-04-20", 10, "2026-05-05", id="extension"),
        pytest.param(ENGLAND, "2026-04-02", 20, "2026-05-05", id="stage 1 at most"),
        pytest.param(ENGLAND, "2026-03-10", 10, "2026-03-24", id="stage 1 in March"),
        pytest.param(FOUR_NATIONS, "2026-03-10", 20, "2026-04-10", id="UK FOI"),
        pytest.param(ENGLAND, "2026-03-10", 20, "2026-04-09", id="England only"),
        pytest.param(UNITED_STATES, "2026-11-09", 20, "2026-12-09", id="US FOIA"),
        pytest.param(UNITED_STATES, "2026-11-09", 30, "2026-12-23", id="US FOIA +10"),
    ],
)
def test_B04_the_limits_of_the_law_fall_where_the_law_says(
    calendar, start, amount, day
):
    explained = explain(
        calendar,
        at(f"{start}T11:00", calendar.zone),
        amount=amount,
        unit=WORKING_DAY,
        start_rule=NEXT,
    )

    assert explained.due_day.isoformat() == day
    assert explained.due == at(f"{day}T17:00", calendar.zone)


@pytest.mark.parametrize(
    ("start", "amount", "unit", "rule", "end"),
    [
        pytest.param("03-03T10:00", 4, HOUR, SAME, "03-03T14:00", id="hours"),
        pytest.param("03-03T20:00", 4, HOUR, SAME, "03-04T13:00", id="hours, late"),
        pytest.param("03-03T10:00", 4, HOUR, NEXT, "03-04T13:00", id="hours, next"),
        pytest.param(
            "03-06T10:00", 4, HOUR, NEXT_WORKING, "03-09T13:00", id="hours, working"
        ),
        pytest.param("03-03T10:00", 1, WORKING_DAY, SAME, "03-03T17:00", id="today"),
        pytest.param(
            "03-03T20:00", 1, WORKING_DAY, SAME, "03-04T17:00", id="today, too late"
        ),
        pytest.param(
            "03-03T17:00", 1, WORKING_DAY, SAME, "03-04T17:00", id="today, at closing"
        ),
        pytest.param("03-03T20:00", 1, WORKING_DAY, NEXT, "03-04T17:00", id="tomorrow"),
        pytest.param(
            "03-07T10:00", 1, WORKING_DAY, NEXT, "03-09T17:00", id="after a Saturday"
        ),
        pytest.param(
            "03-06T10:00", 1, WORKING_DAY, NEXT_WORKING, "03-09T17:00", id="Monday"
        ),
        pytest.param(
            "03-02T10:00", 10, CALENDAR_DAY, NEXT, "03-12T17:00", id="ten days"
        ),
        pytest.param(
            "03-06T10:00", 3, CALENDAR_DAY, NEXT_WORKING, "03-11T17:00", id="Monday on"
        ),
        pytest.param(
            "03-03T10:00", 1, CALENDAR_DAY, SAME, "03-03T17:00", id="this day"
        ),
        pytest.param(
            "09-03T10:00", 1, CALENDAR_MONTH, SAME, "10-03T23:59:59.999999", id="month"
        ),
        pytest.param(
            "09-03T10:00", 2, CALENDAR_MONTH, NEXT, "11-04T17:00", id="two months"
        ),
    ],
)
def test_units_and_start_rules_say_when(start, amount, unit, rule, end):
    ends = due(ENGLAND, at(f"2026-{start}"), amount=amount, unit=unit, start_rule=rule)

    assert ends == at(f"2026-{end}")


@pytest.mark.parametrize(
    ("start", "months", "day"),
    [
        pytest.param("2027-01-31", 1, "2027-02-28", id="shorter month"),
        pytest.param("2028-01-31", 1, "2028-02-29", id="leap day"),
        pytest.param("2028-02-29", 12, "2029-02-28", id="no leap day"),
        pytest.param("2026-12-15", 1, "2027-01-15", id="over the year"),
        pytest.param("2026-11-30", 3, "2027-02-28", id="three, over the year"),
        pytest.param("2026-12-31", 12, "2027-12-31", id="a year from its end"),
    ],
)
def test_a_month_ends_on_its_corresponding_date(start, months, day):
    explained = explain(
        ENGLAND,
        at(f"{start}T10:00"),
        amount=months,
        unit=CALENDAR_MONTH,
        start_rule=SAME,
    )

    assert explained.due_day.isoformat() == day


def test_a_calendar_limit_stays_on_a_closed_day():
    good_friday = at("2026-04-03T23:59:59.999999")

    ends = due(
        ENGLAND,
        at("2026-03-24T10:00"),
        amount=10,
        unit=CALENDAR_DAY,
        start_rule=NEXT,
    )

    assert ends == good_friday


def test_a_promise_for_today_made_after_closing_lasts_all_day():
    ends = due(
        ENGLAND, at("2026-03-03T20:00"), amount=1, unit=CALENDAR_DAY, start_rule=SAME
    )

    assert ends == at("2026-03-03T23:59:59.999999")


def test_a_part_day_holiday_closes_early():
    christmas_eve = date(2026, 12, 24)
    calendar = make_calendar(exceptions={christmas_eve: ((time(9), time(12)),)})

    ends = due(
        calendar, at("2026-12-23T10:00"), amount=1, unit=WORKING_DAY, start_rule=NEXT
    )

    assert ends == at("2026-12-24T12:00")


def test_a_due_day_round_the_clock_ends_on_that_day():
    calendar = make_calendar(hours=dict.fromkeys(range(7), ALL_DAY))

    explained = explain(
        calendar, at("2026-03-03T10:00"), amount=1, unit=WORKING_DAY, start_rule=NEXT
    )

    assert explained.due == at("2026-03-04T23:59:59.999999")
    assert explained.due_day == date(2026, 3, 4)


def test_hours_that_end_at_midnight_end_the_day_before_it():
    calendar = make_calendar(hours={1: ((time(18), time(0)),)})

    explained = explain(
        calendar, at("2026-03-03T12:00"), amount=6, unit=HOUR, start_rule=SAME
    )

    assert explained.due == at("2026-03-04T00:00")
    assert explained.due_day == date(2026, 3, 3)


@pytest.mark.parametrize("unit", Unit, ids=str)
def test_a_promise_of_nothing_is_refused(unit):
    with pytest.raises(ValueError, match="cannot be kept"):
        due(ENGLAND, at("2026-03-03T10:00"), amount=0, unit=unit, start_rule=SAME)
