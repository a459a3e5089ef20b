"""Rules are changed in a sketch, rehearsed, and published with a reason."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
import time_machine

from answerable.agency.configuration import Hand, seen_in
from answerable.agency.models import ConfigurationEntry
from answerable.lib.errors import NotFound, Refused, Stale
from answerable.lib.memory import forget
from answerable.routing.actions import route
from answerable.routing.engine import RuleLine
from answerable.routing.models import RoutingDecision, RuleBook, RuleSketch
from answerable.routing.policy import (
    give_up_rules,
    lines_of,
    move_rule,
    publish_rules,
    publish_rules_sketched,
    put_rule,
    remove_rule,
    switch_rule,
    take_book_again,
)
from answerable.routing.policy.publishing import TOPIC
from answerable.routing.policy.sketching import MOST_RULES
from answerable.routing.sketch import sketched

TREES = RuleLine("trees", {"words": {"any": ["tree"]}}, "parks", "tree")
MARKET = RuleLine("market", {"area": ["market"]}, "roads")


@pytest.fixture
def by(town, ben):
    publish_rules(rules=[TREES, MARKET])
    forget()
    return Hand(ben)


def slugs():
    return [rule.slug for rule in sketched()]


def test_A01_a_change_is_followed_from_its_publishing_on_and_rolled_back(
    town, case, by
):  # the row's id
    case.service, case.area = None, town.market
    before = route(case, "A tree on the market")

    move_rule("market", up=True, by=by)
    unpublished = route(case, "A tree on the market")
    publish_rules_sketched(reason="Roads clear the market.", by=by)
    after = route(case, "A tree on the market")
    take_book_again(1, by=by)
    publish_rules_sketched(reason="It was a mistake.", by=by)
    restored = route(case, "A tree on the market")

    teams = [one.team for one in (before, unpublished, after, restored)]
    assert teams == [town.parks, town.parks, town.roads, town.parks]
    kept = RoutingDecision.objects.get(pk=before.pk)
    assert (kept.book.version, kept.rule) == (1, "trees")
    books = RuleBook.objects.order_by("version").values_list("reason", "by")
    assert list(books) == [
        ("", None),
        ("Roads clear the market.", by.staff.pk),
        ("It was a mistake.", by.staff.pk),
    ]


def test_a_rule_is_added_changed_and_taken_out(by):
    put_rule(replace(MARKET, slug="north"), by=by)
    put_rule(replace(TREES, team="roads"), by=by)
    remove_rule("market", by=by)

    assert slugs() == ["trees", "north"]
    assert sketched()[0].team == "roads"
    assert RuleBook.objects.count() == 1


def test_everything_of_a_rule_comes_through_sketch_and_book(by, ben):
    whole = replace(
        MARKET,
        owner=ben.username,
        first_day=date(2026, 3, 2),
        last_day=date(2026, 4, 1),
        is_on=False,
    )

    put_rule(whole, by=by)
    assert sketched()[1] == whole
    book = publish_rules_sketched(reason="Why not.", by=by).thing

    assert lines_of(book)[1] == whole


def test_a_rule_that_is_off_or_whose_time_is_not_now_sends_no_case(town, case, by):
    case.service, case.area = None, town.market
    dated = replace(MARKET, first_day=date(2026, 3, 2), last_day=date(2026, 3, 3))
    publish_rules(rules=[dated])

    teams = []
    for day in (1, 2, 3, 4):
        forget()
        with time_machine.travel(date(2026, 3, day), tick=False):
            teams.append(route(case, "Hello").team)
    publish_rules(rules=[replace(MARKET, is_on=False)])
    forget()

    assert teams == [town.triage, town.roads, town.roads, town.triage]
    assert route(case, "Hello").team == town.triage


def test_a_sketch_that_is_given_up_leaves_the_rules_in_force(by):
    switch_rule("trees", is_on=False, by=by)
    assert not sketched()[0].is_on

    give_up_rules(by=by)

    assert sketched() == [TREES, MARKET]
    assert not RuleSketch.objects.exists()


def test_the_ends_stay_where_they_are(by):
    move_rule("trees", up=True, by=by)
    move_rule("market", up=False, by=by)

    assert slugs() == ["trees", "market"]


def test_each_change_is_a_line_of_the_log_with_who_made_it(by, ben):
    switch_rule("trees", is_on=False, by=by)

    line = ConfigurationEntry.objects.latest("pk")
    assert (line.by, line.subject) == (ben, "rules")
    assert line.differences == [
        {"field": "not published.trees.is_on", "before": True, "after": False}
    ]


def test_who_saw_an_older_page_changes_nothing(by, ben):
    seen = seen_in(TOPIC)
    move_rule("market", up=True, by=by)

    with pytest.raises(Stale):
        remove_rule("trees", by=Hand(ben, seen))
    with pytest.raises(Stale):
        publish_rules_sketched(reason="Late.", by=Hand(ben, seen))

    assert slugs() == ["market", "trees"]


def test_a_rule_that_makes_no_sense_is_refused(by):
    with pytest.raises(Refused, match="There is no 'moon'"):
        put_rule(replace(MARKET, conditions={"area": ["moon"]}), by=by)


def test_rules_whose_area_is_gone_are_mended_one_by_one(town, by):
    publish_rules(rules=[MARKET, replace(MARKET, slug="other")])
    town.market.delete()

    remove_rule("other", by=by)

    assert slugs() == ["market"]
    with pytest.raises(Refused, match="There is no 'market'"):
        publish_rules_sketched(reason="Half mended.", by=by)


def test_a_book_has_an_end(by):
    many = [replace(MARKET, slug=f"rule-{number}") for number in range(MOST_RULES)]
    publish_rules(rules=many, by=by)

    with pytest.raises(Refused, match="Take one out first"):
        put_rule(TREES, by=by)


def test_what_is_not_there_is_not_found(by):
    with pytest.raises(NotFound):
        move_rule("moon", up=True, by=by)
    with pytest.raises(NotFound):
        take_book_again(9, by=by)


def test_a_sketch_says_what_it_is(by):
    remove_rule("trees", by=by)

    assert str(RuleSketch.objects.get()) == "not published"
