"""Where and when something holds."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, strategies as st

from answerable.lib.positions import Point, metres_between
from answerable.lib.reach import Reach

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
MAIN = Point(50.02, 10.02)
BESIDE = Point(50.0205, 10.02)  # some 56 metres to the north
points = st.builds(Point, st.floats(-89, 89), st.floats(-179, 179))
areas = st.none() | st.integers(1, 3)
moments = st.integers(-1000, 1000).map(
    lambda minutes: NOON + timedelta(minutes=minutes)
)


def reach(**changes):
    return Reach(**({"begins": NOON, "ends": NOON + timedelta(days=1)} | changes))


@pytest.mark.parametrize(
    ("after", "holds"),
    [(-1, False), (0, True), (24 * 60 - 1, True), (24 * 60, False)],
    ids=["before", "first moment", "last minute", "when it ends"],
)
def test_it_holds_from_its_first_moment_until_its_last(after, holds):
    at = NOON + timedelta(minutes=after)

    assert reach().holds(at, area=None, point=None) is holds


@pytest.mark.parametrize(
    ("changes", "area", "point", "covered"),
    [
        pytest.param({}, None, None, True, id="everywhere"),
        pytest.param({"area": 1}, 1, None, True, id="in the area"),
        pytest.param({"area": 1}, 2, MAIN, False, id="in another area"),
        pytest.param({"area": 1}, None, MAIN, False, id="nobody knows which area"),
        pytest.param({"middle": MAIN, "metres": 60}, None, BESIDE, True, id="near"),
        pytest.param({"middle": MAIN, "metres": 50}, 1, BESIDE, False, id="too far"),
        pytest.param({"middle": MAIN, "metres": 60}, 1, None, False, id="no point"),
        pytest.param(
            {"area": 1, "middle": MAIN, "metres": 60}, 2, BESIDE, False, id="one of two"
        ),
        pytest.param(
            {"area": 1, "middle": MAIN, "metres": 60}, 1, BESIDE, True, id="both"
        ),
    ],
)
def test_it_holds_where_something_is_known_to_lie(changes, area, point, covered):
    assert reach(**changes).covers(area=area, point=point) is covered


@given(areas, st.none() | points, moments)
def test_without_a_place_only_the_time_counts(area, point, at):
    anywhere = reach()

    assert anywhere.holds(at, area=area, point=point) is anywhere.lasts(at)


@given(areas, points, points, st.integers(0, 10_000), st.integers(0, 10_000))
def test_a_larger_circle_never_lets_go_what_a_smaller_one_holds(
    area, middle, point, metres, more
):
    small = reach(middle=middle, metres=metres)
    large = reach(middle=middle, metres=metres + more)

    if small.covers(area=area, point=point):
        assert large.covers(area=area, point=point)


@given(points, points, st.integers(0, 20_000_000))
def test_a_circle_is_what_lies_within_its_metres(middle, point, metres):
    covered = reach(middle=middle, metres=metres).covers(area=None, point=point)

    assert covered is (metres_between(middle, point) <= metres)


@given(areas, areas, points, st.none() | points, st.integers(0, 10_000))
def test_an_area_and_a_circle_hold_where_both_do(area, theirs, middle, point, metres):
    both = reach(area=area, middle=middle, metres=metres)
    each = (reach(area=area), reach(middle=middle, metres=metres))

    assert both.covers(area=theirs, point=point) is all(
        one.covers(area=theirs, point=point) for one in each
    )
