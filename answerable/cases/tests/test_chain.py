"""Each line of a journal hangs on the one before, so that no change goes unnoticed."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given, strategies as st

from answerable.cases.chain import Line, first_broken, link

NOW = datetime(2026, 3, 2, 10, tzinfo=UTC)
CHANGES = [
    pytest.param({"subject": "HJ3T-8WBS"}, id="another case"),
    pytest.param({"at": NOW + timedelta(microseconds=1)}, id="another moment"),
    pytest.param({"actor": "staff:8"}, id="somebody else"),
    pytest.param({"what": "resolved"}, id="something else"),
    pytest.param({"before": {"team": 3}}, id="another before"),
    pytest.param({"after": {"team": 3}}, id="another after"),
    pytest.param({"reason": "mistake"}, id="another reason"),
]


def a_line(number: int) -> Line:
    return Line("7K4M-9XQK", number, NOW, "staff:7", "assigned", {"team": 1})


def chained(*lines: Line) -> list[tuple[Line, str]]:
    stored, previous = [], ""
    for line in lines:
        previous = link(line, previous)
        stored.append((line, previous))
    return stored


def test_a_journal_as_it_was_written_is_whole():
    assert first_broken(chained(a_line(1), a_line(2), a_line(3))) is None


def test_an_empty_journal_is_whole():
    assert first_broken([]) is None


@pytest.mark.parametrize("change", CHANGES)
def test_a_changed_line_is_the_first_broken_one(change):
    stored = chained(a_line(1), a_line(2), a_line(3))
    stored[1] = (replace(stored[1][0], **change), stored[1][1])

    assert first_broken(stored) == 2


@pytest.mark.parametrize("change", CHANGES)
def test_a_line_that_was_changed_with_its_hash_breaks_the_next(change):
    stored = chained(a_line(1), a_line(2), a_line(3))
    forged = replace(stored[1][0], **change)
    stored[1] = (forged, link(forged, stored[0][1]))

    assert first_broken(stored) == 3


@given(lost=st.integers(0, 8))
def test_a_line_that_is_missing_before_the_last_is_noticed(lost):
    stored = chained(*(a_line(number) for number in range(1, 11)))
    del stored[lost]

    assert first_broken(stored) == lost + 2


def test_a_chain_that_was_forged_with_a_gap_is_noticed():
    assert first_broken(chained(a_line(1), a_line(3))) == 3


def test_two_lines_that_changed_places_are_noticed():
    first, second, third = chained(a_line(1), a_line(2), a_line(3))

    assert first_broken([first, third, second]) == 3


def test_the_same_moment_in_another_zone_is_the_same_line():
    elsewhere = NOW.astimezone(timezone(timedelta(hours=5)))

    assert link(replace(a_line(1), at=elsewhere), "") == link(a_line(1), "")
