"""Areas are drawn to fit a sheet, and points find there and back."""

from __future__ import annotations

import pytest

from answerable.lib.districts import Districts
from answerable.lib.drawing import HIGHEST, WIDTH, Sheet
from answerable.lib.middles import inner_point, reach_of
from answerable.lib.outlines import Polygon
from answerable.lib.positions import Point


def box(west: float, south: float, east: float, north: float) -> Polygon:
    return [[(west, south), (east, south), (east, north), (west, north), (west, south)]]


CRESCENT: Polygon = [
    [(0, 0), (3, 0), (3, 3), (0, 3), (0, 2), (2, 2), (2, 1), (0, 1), (0, 0)]
]
SHEET = Sheet(
    {"west": [box(10.0, 50.0, 10.1, 50.1)], "east": [box(10.1, 50, 10.2, 50.1)]}
)


def test_a_map_fits_its_sheet():
    tall = Sheet({"tall": [box(10.0, 50.0, 10.01, 50.5)]})

    assert SHEET.height < WIDTH
    assert tall.height <= HIGHEST


@pytest.mark.parametrize("point", [Point(50.01, 10.02), Point(50.09, 10.19)], ids=str)
def test_a_point_on_the_sheet_is_found_again(point):
    found = SHEET.point_at(*SHEET.place_of(point))

    assert found.latitude == pytest.approx(point.latitude, abs=1e-4)
    assert found.longitude == pytest.approx(point.longitude, abs=1e-4)


def test_what_lies_beside_the_sheet_is_not_on_it():
    assert SHEET.has(Point(50.05, 10.05))
    assert not SHEET.has(Point(51.0, 10.05))


def test_north_is_up_and_east_is_right():
    west, east = SHEET.place_of(Point(50.05, 10.0)), SHEET.place_of(Point(50.05, 10.2))
    south, north = SHEET.place_of(Point(50.0, 10.1)), SHEET.place_of(Point(50.1, 10.1))

    assert west[0] < east[0]
    assert north[1] < south[1]


def test_corners_that_nobody_sees_are_left_out():
    fine = [(10.0 + n / 1_000_000, 50.0) for n in range(10_000)]
    ring = [*fine, (10.02, 50.01), (10.0, 50.01), (10.0, 50.0)]

    path = Sheet({"fine": [[ring]]}).areas["fine"].path

    assert len(path) < 80


def test_the_middle_of_a_crescent_lies_within_it():
    point = inner_point([CRESCENT])

    assert Districts({"it": [CRESCENT]}).find(point).area == "it"
    assert reach_of([CRESCENT], point) > 100_000


def test_what_nobody_sees_has_a_place_and_no_path():
    areas = {
        "seen": [box(10, 50, 11, 51)],
        "speck": [box(10.5, 50.5, 10.50001, 50.50001)],
    }

    sheet = Sheet(areas)

    assert sheet.areas["seen"].path
    assert sheet.areas["speck"].path == ""
    assert sheet.areas["speck"].middle == sheet.place_of(Point(50.5, 10.5))
