"""A day by which something is to be done, as staff read it."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
import time_machine
from django.utils.html import strip_tags

from answerable.front.desk.case.days import due_day


@pytest.mark.parametrize(
    ("day", "said"),
    [
        pytest.param(date(2026, 3, 1), "Late: Sun 1 Mar", id="past"),
        pytest.param(date(2026, 3, 2), "Due today", id="today"),
        pytest.param(date(2026, 3, 3), "Due tomorrow", id="tomorrow"),
        pytest.param(date(2026, 3, 9), "Due Mon 9 Mar", id="this year"),
        pytest.param(date(2027, 3, 9), "Due Tuesday 9 March 2027", id="another year"),
    ],
)
def test_the_day_of_a_task_is_told_as_shortly_as_it_is_clear(town, day, said):
    with time_machine.travel(datetime(2026, 3, 2, 10, tzinfo=UTC), tick=False):
        assert strip_tags(due_day(day)).strip() == said
