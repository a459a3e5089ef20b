"""What is near lies in one of the cells around."""

from __future__ import annotations

import pytest

from answerable.lib.cells import cell_of, cells_around
from answerable.lib.positions import Point, metres_between

TOWER = Point(37.802395, -122.405822)


@pytest.mark.parametrize("metres", [50, 200, 500, 1_500], ids=str)
def test_every_point_so_near_lies_in_one_of_the_cells_around(metres):
    around = set(cells_around(TOWER, metres))
    step = metres / 111_195

    for north in (-step, 0.0, step):
        for east in (-step, 0.0, step):
            near = Point(TOWER.latitude + north, TOWER.longitude + east)
            if metres_between(TOWER, near) <= metres:
                assert cell_of(near) in around


def test_a_cell_is_a_number_that_a_column_can_hold():
    assert 0 < cell_of(TOWER) < 2**63


def test_what_is_far_away_lies_in_none_of_them():
    assert cell_of(Point(37.9, -122.4)) not in cells_around(TOWER, 500)
