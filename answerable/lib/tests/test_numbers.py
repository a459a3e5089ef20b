"""Which texts are the number of a row."""

from __future__ import annotations

import pytest

from answerable.lib.numbers import LONGEST, number_in


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        pytest.param("12", 12, id="a number"),
        pytest.param("9" * LONGEST, int("9" * LONGEST), id="the longest"),
        pytest.param("9" * (LONGEST + 1), None, id="longer than any row's"),
        pytest.param("", None, id="nothing"),
        pytest.param("-1", None, id="below nought"),
        pytest.param("²", None, id="a digit that is raised"),
        pytest.param("١٢", None, id="digits that no address of ours has"),
    ],
)
def test_a_row_has_a_short_number_of_plain_digits(typed, number):
    assert number_in(typed) == number
