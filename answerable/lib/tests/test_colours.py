"""Contrast as WCAG counts it, and colours that can be read."""

from __future__ import annotations

import pytest
from hypothesis import given, strategies

from answerable.lib.colours import (
    BLACK,
    LEAST,
    WHITE,
    contrast,
    mixed,
    readable,
    readable_on,
)

colours = strategies.integers(0, 0xFFFFFF).map("#{:06x}".format)


@pytest.mark.parametrize(
    ("one", "other", "ratio"),
    [
        pytest.param(WHITE, BLACK, 21.0, id="the most there is"),
        pytest.param(WHITE, WHITE, 1.0, id="none"),
        pytest.param("#0b5f63", WHITE, 7.42, id="our brand"),
        pytest.param("#777777", WHITE, 4.48, id="a grey that is just too light"),
    ],
)
def test_contrast_is_counted_as_the_standard_says(one, other, ratio):
    assert contrast(one, other) == pytest.approx(ratio, abs=0.005)


@given(colours, colours)
def test_contrast_is_the_same_both_ways(one, other):
    assert contrast(one, other) == contrast(other, one)
    assert 1 <= contrast(one, other) <= 21.0001


@given(colours)
def test_on_every_colour_white_or_black_can_be_read(background):
    assert contrast(readable_on(background, WHITE, BLACK), background) >= LEAST


@given(colours)
def test_every_colour_can_be_made_readable(colour):
    assert contrast(readable(colour, "#172227", WHITE), "#172227") >= LEAST
    assert contrast(readable(colour, WHITE, BLACK), WHITE) >= LEAST


def test_a_colour_that_can_be_read_stays_as_it_is():
    assert readable("#0b5f63", WHITE, BLACK) == "#0b5f63"


def test_what_is_readable_already_stays_as_it_is():
    assert readable("#fefefe", "#757575", WHITE) == "#fefefe"


@pytest.mark.parametrize(
    ("colour", "background"),
    [
        pytest.param("#757575", "#757575", id="the last step is too little"),
        pytest.param("#777777", "#777777", id="not even the other one is enough"),
    ],
)
def test_a_colour_that_is_moved_all_the_way_is_the_other_colour(colour, background):
    assert readable(colour, background, WHITE) == WHITE


def test_half_of_another_colour_lies_in_the_middle():
    assert mixed(WHITE, BLACK, 0.5) == "#808080"
