"""What declared answers say of how urgent a case is."""

from __future__ import annotations

from datetime import date

import pytest

from answerable.cases.indications import Indication, grounds_by, legal_date_in
from answerable.cases.priority import Circumstance, Grounds, Level

LETTER = Indication("letter", "yes", circumstance="loss")
ROAD = Indication("blocked", "road", impact=3, urgency=3)
HEARING = Indication("hearing", is_legal_date=True)


def grounds(*indications, **answers):
    return grounds_by(indications, answers, impact=1, urgency=2)


@pytest.mark.parametrize(
    ("answers", "expected"),
    [
        pytest.param({}, Grounds(Level.LOW, Level.MEDIUM), id="no answer"),
        pytest.param(
            {"letter": "no"}, Grounds(Level.LOW, Level.MEDIUM), id="another answer"
        ),
        pytest.param(
            {"letter": "yes"},
            Grounds(Level.LOW, Level.MEDIUM, frozenset({Circumstance.LOSS})),
            id="a circumstance",
        ),
        pytest.param(
            {"blocked": ["path", "road"]},
            Grounds(Level.HIGH, Level.HIGH),
            id="one of several",
        ),
    ],
)
def test_an_answer_that_is_declared_counts(answers, expected):
    assert grounds(LETTER, ROAD, **answers) == expected


def test_an_answer_never_lowers_what_the_service_says():
    mild = Indication("letter", "yes", impact=1, urgency=1)

    found = grounds_by([mild], {"letter": "yes"}, impact=3, urgency=3)

    assert found == Grounds(Level.HIGH, Level.HIGH)


@pytest.mark.parametrize(
    ("said", "day"),
    [
        pytest.param("2026-03-05", date(2026, 3, 5), id="a day"),
        pytest.param("soon", None, id="no day"),
        pytest.param(None, None, id="no answer"),
    ],
)
def test_a_question_may_name_the_day_of_the_law(said, day):
    answers = {"hearing": said} if said else {}

    assert legal_date_in([LETTER, HEARING], answers) == day
    assert grounds(HEARING, **answers) == Grounds(Level.LOW, Level.MEDIUM)
