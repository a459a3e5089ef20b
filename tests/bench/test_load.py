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


def is_refused(url: str) -> bool:
    try:
        refuse_far(url)
    except SystemExit as stopped:
        return "is not this machine" in str(stopped)
    return False


@pytest.mark.parametrize(
    ("url", "refused"),
    [
        pytest.param("http://192.0.2.1/", True, id="another machine"),
        pytest.param("http://10.0.0.1:8311/desk/", True, id="one in the same house"),
        pytest.param("http://127.0.0.1:8311/", False, id="this one, by number"),
        pytest.param("http://[::1]:8311/", False, id="by the longer number"),
        pytest.param("http://localhost/", False, id="by name"),
    ],
)
def test_this_machine_may_be_put_under_load_and_no_other(url, refused):
    assert is_refused(url) is refused


def test_what_failed_is_no_request_a_second():
    load = Load(clients=4, times=[0.1] * 30, errors=70, wall=2.0)

    summary = load.summary()

    assert (summary["per_s"], summary["errors"]) == (15.0, 70)
