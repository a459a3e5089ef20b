"""Rules are published together; a change to one is a new book."""

from __future__ import annotations

from datetime import date

import pytest

from answerable.agency.policy import put_department, put_team
from answerable.lib.changes import Effect
from answerable.lib.errors import Refused
from answerable.routing.conditions import CONDITIONS
from answerable.routing.engine import RuleLine
from answerable.routing.models import RuleBook
from answerable.routing.policy import lines_of, publish_rules

DRY = RuleLine("dry", {"words": {"any": ["dry"]}}, "keepers")
WET = RuleLine("wet", {"words": {"any": ["wet"]}}, "keepers")


@pytest.fixture(autouse=True)
def keepers(db):
    name = {"en": "Keepers"}
    house = put_department(
        slug="bees", name=name, parent=None, valid_from=date(2026, 1, 1)
    ).thing
    put_team(slug="keepers", name=name, department=house, calendar_slug="office")


def test_a_book_reads_back_as_it_was_published():
    book = publish_rules(rules=[DRY, WET]).thing

    assert book.version == 1
    assert lines_of(book) == [DRY, WET]


def test_equal_rules_stay_as_they_are():
    publish_rules(rules=[DRY, WET])

    assert publish_rules(rules=[DRY, WET]).effect is Effect.UNCHANGED
    assert RuleBook.objects.count() == 1


@pytest.mark.parametrize(
    ("rules", "fields"),
    [
        pytest.param([WET, DRY], ["dry.position", "wet.position"], id="order"),
        pytest.param([DRY], ["wet"], id="one less"),
        pytest.param(
            [DRY, RuleLine("wet", {"language": ["es"]}, "keepers")],
            ["wet.conditions.language", "wet.conditions.words"],
            id="condition",
        ),
    ],
)
def test_changed_rules_are_a_new_book_and_the_old_one_stays(rules, fields):
    before = publish_rules(rules=[DRY, WET]).thing

    placed = publish_rules(rules=rules)

    assert placed.thing.version == 2
    assert [one.field for one in placed.differences] == fields
    assert lines_of(before) == [DRY, WET]


@pytest.mark.parametrize(
    ("conditions", "line"),
    [
        pytest.param({}, "conditions: There is none. Write at least one.", id="none"),
        pytest.param(
            {"weather": ["dry"]},
            "conditions.weather: There is no such condition."
            f" Use {', '.join(CONDITIONS)}.",
            id="unknown condition",
        ),
        pytest.param(
            {"words": {"any": "dry"}},
            "conditions.words: 'any' must be a list of words, each in quotation marks.",
            id="words that are no list",
        ),
        pytest.param(
            {"area": ["north"]},
            "conditions.area: There is no 'north'. Write it, or correct it.",
            id="unknown area",
        ),
        pytest.param(
            {"service": ["well"]},
            "conditions.service: There is no 'well'. Write it, or correct it.",
            id="unknown service",
        ),
        pytest.param(
            {"language": ["xx"]},
            "conditions.language: There is no 'xx'. Write it, or correct it.",
            id="unknown language",
        ),
    ],
)
def test_a_rule_that_would_stop_every_message_is_not_published(conditions, line):
    odd = RuleLine("odd", conditions, "keepers")

    with pytest.raises(Refused) as refused:
        publish_rules(rules=[DRY, odd])

    assert refused.value.hint == f"rules.odd.{line}"
    assert not RuleBook.objects.exists()


def test_a_rule_may_name_what_there_is(town):
    rule = RuleLine("lamps", {"service": ["street-light"], "area": ["market"]}, "roads")

    assert lines_of(publish_rules(rules=[rule]).thing) == [rule]
