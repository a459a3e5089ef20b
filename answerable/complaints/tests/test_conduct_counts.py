"""Quarters of warnings and restrictions: where they begin."""

from __future__ import annotations

from datetime import date

import pytest

from answerable.complaints.conduct_counts import earliest_quarter


@pytest.mark.parametrize(
    ("day", "first"),
    [
        pytest.param(date(2026, 1, 1), date(2025, 4, 1), id="first day of a year"),
        pytest.param(date(2026, 3, 31), date(2025, 4, 1), id="last of a quarter"),
        pytest.param(date(2026, 4, 1), date(2025, 7, 1), id="second quarter"),
        pytest.param(date(2026, 9, 30), date(2025, 10, 1), id="third quarter"),
        pytest.param(date(2026, 12, 31), date(2026, 1, 1), id="last day of a year"),
    ],
)
def test_the_counts_of_a_day_begin_three_quarters_before_its_own(day, first):
    assert earliest_quarter(day) == first
