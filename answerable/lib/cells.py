"""Cells of the ground by which near things are found: H3 of Uber, as numbers.

A cell of resolution 9 is a hexagon some 200 metres from its middle to a corner: what is
within walking distance lies in a few dozen of them. The library is loaded when the first
point comes: a web process grows by two megabytes then, and not before.
"""

from __future__ import annotations

import math
from typing import Any

from answerable.lib.positions import Point

RESOLUTION = 9
SMALLEST_STEP = 240.0  # metres from one middle to the next, where cells are smallest
MOST_RINGS = 12  # some 470 cells, three kilometres


def cell_of(point: Point) -> int:
    """Return the cell that a point lies in."""
    found: int = _library().latlng_to_cell(point.latitude, point.longitude, RESOLUTION)
    return found


def cells_around(point: Point, metres: float) -> list[int]:
    """Return the cells that can hold anything so near; at most three kilometres."""
    rings = min(math.ceil(metres / SMALLEST_STEP) + 1, MOST_RINGS)
    return sorted(_library().grid_disk(cell_of(point), rings))


def _library() -> Any:
    import h3.api.basic_int  # type: ignore[import-untyped]  # noqa: PLC0415  # as said above

    return h3.api.basic_int
