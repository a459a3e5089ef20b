"""The load: what it may hit, and how its figures are drawn."""

from __future__ import annotations

import pytest

from bench.load import Load, percentile, refuse_far


@pytest.mark.parametrize(
    ("values", "percent", "expected"),
    [
        pytest.param([], 95, 0.0, id="nothing"),
        pytest.param([4.0], 95, 4.0, id="one value"),
        pytest.param([3.0, 1.0, 2.0], 50, 2.0, id="the middle one, however sorted"),
        pytest.param([0.0, 10.0], 95, 9.5, id="between two"),
        pytest.param([1.0, 2.0, 3.0], 100, 3.0, id="the largest"),
    ],
)
def test_a_percentile_lies_between_its_neighbours(values, percent, expected):
    assert percentile(values, percent) == pytest.approx(expected)


@pytest.mark.parametrize(
    "url",
    [
        pytest.param("http://192.0.2.1/", id="another machine"),
        pytest.param("http://10.0.0.1:8311/desk/", id="one in the same house"),
    ],
)
def test_no_other_machine_is_put_under_load(url):
    with pytest.raises(SystemExit, match="not this machine"):
        refuse_far(url)


@pytest.mark.parametrize(
    "url",
    [
        pytest.param("http://127.0.0.1:8311/", id="by number"),
        pytest.param("http://[::1]:8311/", id="by the longer number"),
        pytest.param("http://localhost/", id="by name"),
    ],
)
def test_this_machine_may_be_put_under_load(url):
    refuse_far(url)


def test_what_failed_is_no_request_a_second():
    load = Load(clients=4, times=[0.1] * 30, errors=70, wall=2.0)

    summary = load.summary()

    assert (summary["per_s"], summary["errors"]) == (15.0, 70)
