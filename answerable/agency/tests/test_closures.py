"""A week that never opens and a year of holidays are no hours of an office."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
import time_machine

from answerable.agency.closures import (
    MOST_A_YEAR,
    mistake_in_holidays,
    mistake_in_week,
)


def in_a_row(number, first=date(2026, 1, 1)):
    return [first + timedelta(days=ahead) for ahead in range(number)]


@pytest.mark.parametrize(
    "days", [pytest.param([], id="no day"), pytest.param([[], []], id="empty days")]
)
def test_a_week_without_hours_is_a_mistake(days):
    assert "Write those of one day" in mistake_in_week(days)


def test_an_hour_a_week_is_enough():
    assert mistake_in_week([[], [["09:00", "10:00"]]]) == ""


@time_machine.travel("2026-02-02 09:00+00:00", tick=False)
@pytest.mark.parametrize(
    ("holidays", "mistake"),
    [
        pytest.param(in_a_row(MOST_A_YEAR), "", id="as many as may be"),
        pytest.param(in_a_row(MOST_A_YEAR + 1), "2026 has 81", id="one too many"),
        pytest.param(in_a_row(80) + in_a_row(80, date(2027, 1, 1)), "", id="two years"),
        pytest.param([date(2026, 1, 1)] * 2, "2026-01-01 stands", id="twice"),
        pytest.param([date(1999, 12, 31)], "counted in 1999", id="long ago"),
        pytest.param([date(2046, 12, 31)], "", id="the last year"),
        pytest.param([date(2047, 1, 1)], "counted in 2047", id="far away"),
    ],
)
def test_holidays_are_few_and_of_these_times(holidays, mistake):
    found = mistake_in_holidays(holidays)

    assert (mistake in found) if mistake else not found
