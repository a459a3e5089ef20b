"""Bars: what holds, what is missed, and what was not measured."""

from __future__ import annotations

import pytest

from bench.bars import Bar, missed, table

BARS = (
    Bar("Speed", "mails.per_second", "/s", bar=100, goal=150, is_least=True),
    Bar("Wait", "pages.queue.p95", "ms", bar=20, goal=10),
)


@pytest.mark.parametrize(
    ("speed", "wait", "expected"),
    [
        pytest.param(100, 20, [], id="both exactly at the bar"),
        pytest.param(99, 20, ["Speed"], id="too slow"),
        pytest.param(100, 20.1, ["Wait"], id="waits too long"),
    ],
)
def test_a_bar_is_missed_on_its_own_side(speed, wait, expected):
    figures = {"mails": {"per_second": speed}, "pages": {"queue": {"p95": wait}}}

    assert missed(figures, BARS) == expected


def test_what_was_not_run_is_not_missed():
    assert missed({"mails": {"per_second": 200}}, BARS) == []


def test_the_table_says_which_bar_was_missed():
    lines = table({"mails": {"per_second": 60}}, BARS).splitlines()

    assert lines[1].split() == ["Speed", "100", "150", "60", "/s", "missed"]
