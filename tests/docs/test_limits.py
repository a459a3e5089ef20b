"""The page of limits gives the figures that the code has."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from django.utils.module_loading import import_string

from tests.docs.pages import REFERENCE, prose

ROW = re.compile(r"^\| (.+) \| ([\d,]+)(?: (\w+))? \| `([\w.]+)` \|$", re.MULTILINE)
UNITS: dict[str, int | timedelta] = {
    "": 1,
    "KiB": 1024,
    "MiB": 1024 * 1024,
    "minutes": timedelta(minutes=1),
    "days": timedelta(days=1),
}
LIMITS = [
    pytest.param(int(number.replace(",", "")) * UNITS[unit], place, id=what)
    for what, number, unit, place in ROW.findall(prose(REFERENCE / "limits.md"))
]


@pytest.mark.parametrize(("figure", "place"), LIMITS)
def test_a_row_gives_the_figure_of_the_place_that_it_names(
    figure: int | timedelta, place: str
):
    limit = import_string(place)

    assert limit == figure


def test_no_row_is_passed_over():
    rows = prose(REFERENCE / "limits.md").count("| `answerable.")

    assert len(LIMITS) == rows
