"""A case goes where the rules say, else to its service's team, else to triage."""

from __future__ import annotations

import pytest

from answerable.lib.memory import forget
from answerable.routing.actions import route
from answerable.routing.engine import RuleLine
from answerable.routing.models import (
    LearnedModel,
    Learning,
    RoutingDecision,
    RuleBook,
)
from answerable.routing.policy import publish_rules
from answerable.routing.queries import find_book, rules_in_force, why_here

TREE = RuleLine("trees", {"words": {"any": ["tree", "branch*"]}}, "parks", "tree")
MARKET = RuleLine("market", {"area": ["market"]}, "roads")


@pytest.fixture(name="publish")
def _publish(town):
    def publish(*rules: RuleLine) -> RuleBook:
        book = publish_rules(rules=rules).thing
        forget()
        return book

    return publish


def test_without_rules_a_case_goes_to_the_team_of_its_service(town, case):
    decision = route(case, "The lamp is out")

    assert (decision.basis, decision.team) == ("service", town.roads)
    assert (decision.book, decision.rule, decision.service) == (None, "", None)


def test_a_case_about_nothing_known_goes_to_triage(town, case):
    case.service = None

    decision = route(case, "Hello")

    assert (decision.basis, decision.team) == ("triage", town.triage)


def test_the_rule_that_holds_is_kept_with_its_reasons_and_version(town, case, publish):
    book = publish(TREE, MARKET)
    case.service, case.area = None, town.market

    decision = route(case, "Branches on the road")

    assert (decision.basis, decision.rule, decision.book) == ("rule", "trees", book)
    assert (decision.team, decision.service) == (town.parks, town.tree)
    assert decision.reasons == [{"condition": "words", "found": "branch*"}]
    assert decision.candidates == [{"rule": "market", "team": "roads"}]


def test_what_the_person_chose_is_not_overwritten_by_a_guess(town, case, publish):
    publish(TREE)

    decision = route(case, "The lamp behind the tree is out")

    assert (decision.basis, decision.team) == ("service", town.roads)


def test_a_rule_may_go_by_area_language_and_service(town, case, publish):
    wanted = {"area": ["market"], "language": ["en"], "service": ["street-light"]}
    publish(RuleLine("all", wanted, "triage"))
    case.area = town.market

    decision = route(case, "Hello")

    assert decision.team == town.triage
    found = {reason["condition"]: reason["found"] for reason in decision.reasons}
    assert found == {"area": "market", "language": "en", "service": "street-light"}


def test_a_rule_that_does_not_hold_leaves_the_case_to_its_service(town, case, publish):
    book = publish(TREE)

    decision = route(case, "The lamp is out")

    assert (decision.basis, decision.team, decision.book) == (
        "service",
        town.roads,
        book,
    )


def test_only_the_newest_book_is_in_force(town, case, publish):
    publish(TREE)
    newest = publish(MARKET)

    assert find_book() == newest
    assert str(newest) == "version 2"
    assert route(case, "tree").basis == "service"


def test_rules_are_read_once_for_many_messages(publish, django_assert_num_queries):
    publish(TREE, MARKET)

    with django_assert_num_queries(2):
        (book, rules), *others = (rules_in_force() for _ in range(3))

    assert others == [(book, rules)] * 2
    assert [str(rule) for rule in rules] == ["trees", "market"]
    assert {rule.book_id for rule in rules} == {book.pk}


def test_without_a_book_there_are_no_rules(town):
    assert rules_in_force() == (None, [])


def test_the_newest_decision_says_why_a_case_is_here(town, case, publish):
    publish(RuleLine("all", {"language": ["en"]}, "parks"))

    decision = route(case, "Hello")

    assert why_here(case) == decision
    assert str(decision) == f"{case.pk} to {town.parks.pk}"
    assert RoutingDecision.objects.filter(case=case).count() == 2


@pytest.mark.parametrize(
    ("row", "said"),
    [
        pytest.param(LearnedModel(version=3), "version 3", id="a model"),
        pytest.param(Learning(use=Learning.Use.PROPOSE), "propose", id="its use"),
    ],
)
def test_what_was_learned_says_which_it_is_and_what_it_may(row, said):
    assert str(row) == said
