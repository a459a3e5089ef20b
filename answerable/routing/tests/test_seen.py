"""A case as rules see it: when and how it came, what its person needs and answered."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from answerable.forms.models import Form
from answerable.routing.facts import Facts
from answerable.routing.seen import (
    answer_names,
    answers_given,
    answers_to_choose,
    facts_of,
    hours_at,
    weekday_at,
)

WHICH = {
    "key": "which",
    "kind": "choice",
    "label": {"en": "Which lamp?"},
    "options": [
        {"key": "pole", "label": {"en": "On a pole"}},
        {"key": "wall", "label": {"en": "On a wall"}},
    ],
}
DANGER = {"key": "danger", "kind": "yes_no", "label": {"en": "Is it dangerous?"}}
OTHER = {"key": "more", "kind": "text", "label": {"en": "Anything else?"}}


@pytest.mark.parametrize(
    ("moment", "hours", "weekday"),
    [
        pytest.param(datetime(2026, 3, 2, 10, tzinfo=UTC), "open", "mon", id="Monday"),
        pytest.param(datetime(2026, 3, 2, 3, tzinfo=UTC), "closed", "mon", id="night"),
        pytest.param(
            datetime(2026, 3, 7, 10, tzinfo=UTC), "closed", "sat", id="Saturday"
        ),
    ],
)
def test_when_a_case_came_is_told_by_the_hours_of_the_house(
    town, moment, hours, weekday
):
    assert (hours_at(moment), weekday_at(moment)) == (hours, weekday)


def test_a_case_shows_its_way_its_needs_and_its_answers(case):
    case.needs = ["interpreter"]
    case.answers = {"which": "wall", "colours": ["red", "blue"]}

    seen = facts_of(case, "Dark.", "")

    assert isinstance(seen, Facts)
    assert (seen.channel, seen.needs) == ("web", ("interpreter",))
    assert seen.answers == (
        "street-light.which.wall",
        "street-light.colours.red",
        "street-light.colours.blue",
    )


def test_without_answers_there_is_nothing_to_see():
    assert answers_given("street-light", {}) == ()


def test_only_answers_that_can_be_chosen_are_offered_to_rules(town):
    Form.objects.create(service=town.lamp, version=1, questions=[WHICH, DANGER, OTHER])

    assert answers_to_choose("en") == {
        "street-light.which.pole": "Street light – Which lamp? On a pole",
        "street-light.which.wall": "Street light – Which lamp? On a wall",
        "street-light.danger.yes": "Street light – Is it dangerous? Yes",
        "street-light.danger.no": "Street light – Is it dangerous? No",
    }
    assert list(answer_names()) == list(answers_to_choose("en"))
