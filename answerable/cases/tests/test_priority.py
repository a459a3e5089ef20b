"""Impact × urgency, and what weighs more; words and tone are not even asked for."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis.strategies import booleans, builds, frozensets, sampled_from

from answerable.cases.priority import (
    BEFORE_A_LEGAL_DATE,
    MOST_URGENT,
    Circumstance,
    Grounds,
    Level,
    kept,
    rate,
    read_grounds,
)

LOW, MEDIUM, HIGH = Level
DANGER, LOSS, VULNERABLE = Circumstance
GROUNDS = builds(
    Grounds,
    sampled_from(Level),
    sampled_from(Level),
    frozensets(sampled_from(Circumstance)),
    booleans(),
    booleans(),
)


@pytest.mark.parametrize(
    ("impact", "urgency", "priority"),
    [
        pytest.param(HIGH, HIGH, 1, id="high, high"),
        pytest.param(HIGH, MEDIUM, 2, id="high, medium"),
        pytest.param(HIGH, LOW, 3, id="high, low"),
        pytest.param(MEDIUM, HIGH, 2, id="medium, high"),
        pytest.param(MEDIUM, MEDIUM, 3, id="medium, medium"),
        pytest.param(MEDIUM, LOW, 4, id="medium, low"),
        pytest.param(LOW, HIGH, 3, id="low, high"),
        pytest.param(LOW, MEDIUM, 4, id="low, medium"),
        pytest.param(LOW, LOW, 5, id="low, low"),
    ],
)
def test_the_matrix_of_impact_and_urgency(impact, urgency, priority):
    assert rate(Grounds(impact, urgency)) == priority


@pytest.mark.parametrize(
    ("grounds", "priority"),
    [
        pytest.param(Grounds(HIGH, MEDIUM), 2, id="as the vector begins"),
        pytest.param(
            Grounds(HIGH, MEDIUM, frozenset({VULNERABLE})), 1, id="vulnerable: a step"
        ),
        pytest.param(
            Grounds(HIGH, HIGH, frozenset({VULNERABLE})), 1, id="no step above high"
        ),
        pytest.param(Grounds(LOW, LOW, frozenset({DANGER})), 1, id="danger"),
        pytest.param(Grounds(LOW, LOW, frozenset({LOSS})), 3, id="loss: impact high"),
        pytest.param(
            Grounds(LOW, LOW, frozenset({LOSS, VULNERABLE})), 2, id="loss, vulnerable"
        ),
        pytest.param(Grounds(LOW, LOW, is_law_near=True), 2, id="a legal date is near"),
        pytest.param(
            Grounds(HIGH, HIGH, is_law_near=True), 1, id="a legal date lowers nothing"
        ),
    ],
)
def test_what_weighs_more_than_the_matrix(grounds, priority):
    assert rate(grounds) == priority


@given(GROUNDS)
def test_no_ground_ever_makes_a_case_wait_longer(grounds):
    plain = replace(grounds, circumstances=frozenset(), is_law_near=False)

    assert MOST_URGENT <= rate(grounds) <= rate(plain) <= 5


@given(GROUNDS)
def test_a_near_legal_date_lifts_to_the_second_place_at_least(grounds):
    assert rate(replace(grounds, is_law_near=True)) <= BEFORE_A_LEGAL_DATE


@given(GROUNDS)
def test_who_judged_changes_nothing(grounds):
    other = replace(grounds, is_by_hand=not grounds.is_by_hand)

    assert rate(grounds) == rate(other)


@given(GROUNDS)
def test_grounds_are_read_as_they_were_kept(grounds):
    assert read_grounds(kept(grounds)) == grounds


def test_what_was_never_rated_rests_on_nothing_special():
    assert read_grounds({}) == Grounds()
