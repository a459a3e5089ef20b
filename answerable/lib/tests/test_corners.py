"""Outlines with few corners: how light a corner is, and what goes first."""

from __future__ import annotations

import math

from hypothesis import given, strategies as st

from answerable.lib.corners import TRIANGLE, weights_of, with_few_corners

BOX = [(0.0, 50.0), (1.0, 50.0), (1.0, 51.0), (0.0, 51.0), (0.0, 50.0)]


def star(spikes, size=1.0):
    """Return a ring that goes in and out so often."""
    turns = [2 * math.pi * each / (2 * spikes) for each in range(2 * spikes)]
    ring = [
        (
            size * (1 + each % 2) * math.cos(turn),
            size * (1 + each % 2) * math.sin(turn),
        )
        for each, turn in enumerate(turns)
    ]
    return [*ring, ring[0]]


def positions(areas):
    return [
        place
        for several in areas.values()
        for one in several
        for r in one
        for place in r
    ]


def test_a_corner_on_a_straight_side_makes_up_nothing():
    ring = [*BOX[:1], (0.5, 50.0), *BOX[1:]]

    assert weights_of(ring)[1] == 0
    assert all(weight > 0 for weight in weights_of(ring)[2:])


def test_a_ring_that_is_seen_keeps_its_corners():
    assert with_few_corners({"box": [[BOX]]}, 1_000) == {"box": [[BOX]]}


def test_a_speck_beside_a_whole_is_left_out():
    speck = [(2.0, 50.0), (2.0001, 50.0), (2.0001, 50.0001), (2.0, 50.0)]

    drawn = with_few_corners({"box": [[BOX]], "speck": [[speck]]}, 1_000)

    assert drawn == {"box": [[BOX]], "speck": []}


def test_a_hole_goes_with_what_it_is_in():
    island = [star(3, size=0.01), star(3, size=0.001)]

    drawn = with_few_corners({"box": [[BOX], island]}, 8)

    assert drawn == {"box": [[BOX]]}


@given(st.integers(2, 60), st.integers(2, 60), st.integers(0, 150))
def test_no_more_corners_are_left_than_were_asked_for(one, other, most):
    areas = {"one": [[star(one)]], "other": [[star(other, size=0.5)]]}

    drawn = with_few_corners(areas, most)

    assert len(positions(drawn)) <= most
    assert set(positions(drawn)) <= {
        (round(x, 5), round(y, 5)) for x, y in positions(areas)
    }


@given(st.integers(2, 200))
def test_a_ring_is_never_left_with_two_corners(spikes):
    weights = weights_of(star(spikes))

    for least in {0.0, *weights}:
        left = sum(weight > least for weight in weights)
        assert left == 0 or left >= TRIANGLE
