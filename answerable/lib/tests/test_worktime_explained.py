"""An explanation holds what led to a due date."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given, strategies as st

from answerable.lib.tests.calendars import (
    ALL_DAY,
    ENGLAND_2026,
    at,
    calendars,
    make_calendar,
    moments,
    pauses_after,
    promises,
)
from answerable.lib.worktime import Explained, StartRule, Unit, due, explain

ENGLAND = make_calendar()


def test_an_explanation_names_what_was_counted_and_skipped():
    sunday, open_holiday, closed_day = (date(2026, 4, day) for day in (5, 6, 8))
    calendar = make_calendar(
        holidays=ENGLAND_2026 | {sunday},
        exceptions={closed_day: (), open_holiday: ALL_DAY},
    )

    explained = explain(
        calendar,
        at("2026-04-01T18:00"),
        amount=3,
        unit=Unit.WORKING_DAY,
        start_rule=StartRule.SAME_DAY,
        pauses=[(at("2026-04-06T00:00"), at("2026-04-07T00:00"))],
    )

    assert explained == Explained(
        start=at("2026-04-01T18:00"),
        begins=at("2026-04-02T09:00"),
        first_day=date(2026, 4, 2),
        amount=3,
        unit=Unit.WORKING_DAY,
        start_rule=StartRule.SAME_DAY,
        holidays=(date(2026, 4, 3), closed_day),
        paused_time=timedelta(),
        paused_days=1,
        due_day=date(2026, 4, 9),
        due=at("2026-04-09T17:00"),
    )


def test_an_explanation_of_hours_tells_the_paused_time():
    explained = explain(
        ENGLAND,
        at("2026-03-03T08:00"),
        amount=4,
        unit=Unit.HOUR,
        start_rule=StartRule.SAME_DAY,
        pauses=[(at("2026-03-03T12:00"), at("2026-03-04T10:00"))],
    )

    assert explained.begins == at("2026-03-03T09:00")
    assert explained.paused_time == timedelta(hours=6)
    assert explained.paused_days == 0
    assert explained.due == at("2026-03-04T11:00")


def test_calendar_units_skip_no_holidays():
    explained = explain(
        ENGLAND,
        at("2026-04-01T10:00"),
        amount=9,
        unit=Unit.CALENDAR_DAY,
        start_rule=StartRule.NEXT_DAY,
    )

    assert explained.holidays == ()


@given(calendars(), moments, promises, st.data())
def test_an_explanation_agrees_with_the_due_it_explains(calendar, start, promise, data):
    pauses = data.draw(pauses_after(start))

    explained = explain(calendar, start, **promise, pauses=pauses)

    assert explained.due == due(calendar, start, **promise, pauses=pauses)
    assert calendar.day_of(explained.begins) <= explained.due_day
    assert explained.paused_days >= 0
    assert explained.paused_time >= timedelta()
