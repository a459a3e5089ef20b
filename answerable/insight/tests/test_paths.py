"""What repeats is found and ranked by how often, how long and how certain."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, strategies as st

from answerable.insight.paths import FEWEST, LONGEST, Path, Step, find_paths

NINE = datetime(2026, 3, 2, 9, tzinfo=UTC)
LAMP, TREE = 1, 2


def walk(codes, *, each=10):
    """Return steps that are each taken so many minutes after the one before."""
    times = (NINE + timedelta(minutes=each * place) for place in range(len(codes)))
    return [Step(code, at) for code, at in zip(codes, times, strict=True)]


def found(walks):
    return find_paths(walks, lambda start, end: end - start)


def test_a_path_says_how_often_how_long_and_how_certain():
    walks = [walk("ab")] * 12 + [walk("ac")] * 4

    first = found({LAMP: walks})[0]

    assert first == Path(LAMP, ("a", "b"), 12, 10.0, 0.75)
    assert first.weight == 12 * 10 * 0.75


def test_the_minutes_are_the_median():
    walks = [walk("ab", each=5)] * 6 + [walk("ab", each=50)] * 5

    assert found({LAMP: walks})[0].minutes == 5


def test_certainty_is_the_product_of_each_next_step():
    walks = [walk("abc")] * 18 + [walk("abx")] * 2 + [walk("ax")] * 5

    path = found({LAMP: walks})[0]

    after_a, after_b = 20 / 25, 18 / 20
    assert path.steps == tuple("abc")
    assert path.certainty == pytest.approx(after_a * after_b)


def test_what_is_rare_is_no_path():
    assert found({LAMP: [walk("ab")] * (FEWEST - 1)}) == []


def test_services_are_counted_apart():
    walks = [walk("ab")] * FEWEST

    assert [one.service for one in found({LAMP: walks, TREE: walks})] == [LAMP, TREE]
    assert found({LAMP: walks[:5], TREE: walks[:5]}) == []


def test_parts_of_a_path_are_not_told_again():
    assert [one.steps for one in found({LAMP: [walk("abcd")] * 20})] == [tuple("abcd")]


def test_what_takes_no_time_is_no_finding():
    assert found({LAMP: [walk("ab", each=0)] * 20}) == []


def test_a_path_has_six_steps_at_most():
    paths = found({LAMP: [walk("abcdefgh")] * 20})

    assert {len(one.steps) for one in paths} <= set(range(2, LONGEST + 1))
    assert paths[0].times == 20


@pytest.mark.parametrize("walks", [[], [[]], [walk("a")] * 20], ids=str)
def test_where_nothing_follows_nothing_is_found(walks):
    assert found({LAMP: walks}) == []


@given(st.lists(st.text("abc", max_size=8), min_size=10, max_size=40))
def test_whatever_was_done_the_figures_hold_together(done):
    walks = [walk(codes) for codes in done]

    for path in found({LAMP: walks}):
        text = "".join(path.steps)
        starts = sum(codes.count(text[0]) for codes in done)
        taken = sum(
            codes.startswith(text, at) for codes in done for at in range(len(codes))
        )
        assert path.times == taken >= FEWEST
        assert path.certainty == taken / starts
