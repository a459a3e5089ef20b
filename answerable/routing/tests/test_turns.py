"""Whose turn it is: everybody in turn, or whoever has least."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis.strategies import integers

from answerable.routing.turns import Candidate, whose_turn

MONDAY = datetime(2026, 3, 2, 10, tzinfo=UTC)
EARLIER = MONDAY - timedelta(hours=1)


@pytest.mark.parametrize(
    ("candidates", "by_load", "staff"),
    [
        pytest.param([], False, None, id="nobody"),
        pytest.param(
            [Candidate(1, last_turn=MONDAY), Candidate(2, last_turn=EARLIER)],
            False,
            2,
            id="who waited longest",
        ),
        pytest.param(
            [Candidate(1, last_turn=EARLIER), Candidate(2)], False, 2, id="who is new"
        ),
        pytest.param([Candidate(2), Candidate(1)], False, 1, id="two who are new"),
        pytest.param(
            [Candidate(1, load=5), Candidate(2, load=4)], True, 2, id="who has least"
        ),
        pytest.param(
            [Candidate(1, load=4, last_turn=MONDAY), Candidate(2, 4, EARLIER)],
            True,
            2,
            id="of equals who waited longest",
        ),
        pytest.param(
            [Candidate(1, load=0, speaks=False), Candidate(2, load=9)],
            True,
            2,
            id="who speaks the language",
        ),
        pytest.param(
            [Candidate(1, speaks=False), Candidate(2, speaks=False)],
            False,
            1,
            id="nobody speaks it",
        ),
    ],
)
def test_one_is_chosen(candidates, by_load, staff):
    chosen = whose_turn(candidates, by_load=by_load)

    assert (chosen.staff if chosen else None) == staff


def test_nobody_gets_more_than_they_may():
    full, free = Candidate(1, load=3), Candidate(2, load=2, last_turn=MONDAY)

    assert whose_turn([full, free], by_load=True, most=3) == free
    assert whose_turn([full], by_load=True, most=3) is None


@given(integers(1, 7), integers(0, 60))
def test_in_turn_nobody_is_ever_two_cases_ahead(people, cases):
    team = {number: Candidate(number) for number in range(people)}
    given: Counter[int] = Counter(dict.fromkeys(team, 0))

    for number in range(cases):
        chosen = whose_turn(list(team.values()), by_load=False)
        assert chosen is not None
        given[chosen.staff] += 1
        at = MONDAY + timedelta(seconds=number)
        team[chosen.staff] = replace(chosen, last_turn=at)

    assert max(given.values()) - min(given.values()) <= 1
