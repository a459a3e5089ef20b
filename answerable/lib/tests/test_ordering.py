"""Rows change places by buttons, and a new name is nobody's."""

from __future__ import annotations

import pytest

from answerable.lib.errors import NotFound
from answerable.lib.ordering import free_name, moved, place_of


@pytest.mark.parametrize(
    ("here", "up", "order"),
    [
        pytest.param(1, True, "bac", id="up"),
        pytest.param(1, False, "acb", id="down"),
        pytest.param(0, True, "abc", id="the first stays"),
        pytest.param(2, False, "abc", id="the last stays"),
    ],
)
def test_a_row_changes_places_with_its_neighbour(here, up, order):
    assert "".join(moved("abc", here, up=up)) == order


def test_the_rows_that_were_given_stay_as_they_are():
    rows = ["a", "b"]

    moved(rows, 0, up=False)

    assert rows == ["a", "b"]


def test_what_is_not_there_is_not_found():
    assert place_of("b", ["a", "b"]) == 1
    with pytest.raises(NotFound):
        place_of("c", ["a", "b"])


@pytest.mark.parametrize(
    ("taken", "name"),
    [
        pytest.param((), "road", id="nobody has it"),
        pytest.param(("road",), "road-2", id="somebody has it"),
        pytest.param(
            ("road", "road-2", "road-4"), "road-3", id="the first free number"
        ),
    ],
)
def test_a_name_gets_a_number_where_somebody_has_it(taken, name):
    assert free_name("road", taken) == name
