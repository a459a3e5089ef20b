"""Two places are compared with a distance that allows for how exactly both are known."""

from __future__ import annotations

import math

from hypothesis import given, strategies as st

from answerable.lib.nearness import apart
from answerable.lib.positions import RADIUS, Point, Source, Spot, metres_between

METRES = st.integers(0, 1_500)
BEARINGS = st.floats(0, 2 * math.pi)
ROUNDING = 0.5  # metres that the flat arithmetic of this test may be off
MIDDLE = Point(50.05, 10.05)


def moved(point: Point, metres: float, bearing: float) -> Point:
    """Return the point so far away, as on a flat sheet: exact enough for a town."""
    north = math.degrees(metres * math.cos(bearing) / RADIUS)
    shrunk = RADIUS * math.cos(math.radians(point.latitude))
    east = math.degrees(metres * math.sin(bearing) / shrunk)
    return Point(point.latitude + north, point.longitude + east)


def known(point: Point, accuracy: int) -> Spot:
    return Spot(point.latitude, point.longitude, Source.GAZETTEER, accuracy)


@st.composite
def places(draw):
    """Return where something is, and how it is known: within its accuracy, anywhere."""
    truth = moved(MIDDLE, draw(st.integers(0, 4_000)), draw(BEARINGS))
    accuracy = draw(METRES)
    off = draw(st.floats(0, 1)) * accuracy
    return truth, known(moved(truth, off, draw(BEARINGS)), accuracy)


@given(places(), places())
def test_how_far_two_places_truly_are_lies_between_the_best_and_the_worst(one, other):
    (here, ours), (there, theirs) = one, other

    found = apart(ours, theirs)

    truth = metres_between(here, there)
    assert found.at_least - ROUNDING <= truth <= found.at_most + ROUNDING


@given(places(), places())
def test_it_is_the_same_from_both_sides(one, other):
    there, back = apart(one[1], other[1]), apart(other[1], one[1])

    assert math.isclose(there.at_least, back.at_least)
    assert math.isclose(there.at_most, back.at_most)


def test_a_place_without_an_accuracy_is_exact():
    here = Spot(50.05, 10.05, Source.IMPORTED)

    assert apart(here, here).at_most == 0
