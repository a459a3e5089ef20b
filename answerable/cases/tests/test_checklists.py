"""The tasks of a checklist, in the language of whoever takes it over."""

from __future__ import annotations

from datetime import date

import pytest

from answerable.cases.checklists import doables_of
from answerable.cases.models import Checklist

MONDAY = date(2026, 3, 2)
STEPS = {"en": ["Look at it", "Repair it"], "es": ["Mirar", "Reparar"]}


@pytest.mark.parametrize(
    ("steps", "said"),
    [
        pytest.param(STEPS, ["Mirar", "Reparar"], id="in their language"),
        pytest.param({"en": ["Look at it"]}, ["Look at it"], id="only in another"),
        pytest.param({}, [], id="in none"),
    ],
)
def test_steps_are_taken_over_in_the_language_there_is(steps, said):
    found = doables_of(Checklist(steps=steps), language="es", day=MONDAY)

    assert [each.sentence for each in found] == said


@pytest.mark.parametrize(
    ("days", "due"),
    [
        pytest.param(None, None, id="no day"),
        pytest.param(3, date(2026, 3, 5), id="in three days"),
    ],
)
def test_what_is_taken_over_is_due_as_many_days_later(days, due):
    checklist = Checklist(steps=STEPS, days=days)

    found = doables_of(checklist, language="en", day=MONDAY)

    assert {each.due_on for each in found} == {due}
