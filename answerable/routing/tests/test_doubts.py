"""Rules that can do nothing, or not what was meant, are found and named."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, strategies

from answerable.routing.doubts import Doubt, Ground, Kind, covers, doubts_about
from answerable.routing.engine import RuleLine, matches
from answerable.routing.facts import Facts

DAY = date(2026, 3, 2)


def rule(slug, team="roads", *, any=(), none=(), **more):  # noqa: A002  # the rules' word
    days = {
        name: more.pop(name)
        for name in ("first_day", "last_day", "is_on", "owner", "target")
        if name in more
    }
    wanted = {
        name: [value] if isinstance(value, str) else value
        for name, value in more.items()
    }
    if any:
        wanted["words"] = {"any": list(any), "none": list(none)}
    service = days.pop("target", "")
    return RuleLine(slug, wanted, team, service=service, **days)


def doubts(*rules, ground=None):
    return [(one.kind, one.rule, one.other) for one in doubts_about(rules, DAY, ground)]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        pytest.param(rule("a", any=["tree"]), rule("b", any=["Tree"]), id="the same"),
        pytest.param(
            rule("a", any=["tree*"]), rule("b", any=["trees", "old tree"]), id="wider"
        ),
        pytest.param(
            rule("a", any=["tree*"]), rule("b", any=["treet*"]), id="beginning"
        ),
        pytest.param(
            rule("a", any=["old"]), rule("b", any=["old tree*"]), id="within a phrase"
        ),
        pytest.param(
            rule("a", service=["tree", "lamp"]), rule("b", service="tree"), id="a name"
        ),
        pytest.param(
            rule("a", service="tree"),
            rule("b", service="tree", area="north"),
            id="one condition more",
        ),
        pytest.param(
            rule("a", any=["tree"], none=["christmas"]),
            rule("b", any=["tree"], none=["christmas", "family"]),
            id="exceptions",
        ),
        pytest.param(
            rule("a", service="tree", first_day=DAY, last_day=date(2026, 4, 30)),
            rule("b", service="tree", first_day=DAY, last_day=date(2026, 4, 1)),
            id="days within",
        ),
    ],
)
def test_a_rule_behind_one_that_always_holds_is_shadowed(first, second):
    assert doubts(first, second) == [(Kind.SHADOWED, "b", "a")]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        pytest.param(rule("a", any=["trees"]), rule("b", any=["tree*"]), id="narrower"),
        pytest.param(
            rule("a", any=["tree"], none=["christmas"]),
            rule("b", any=["tree"]),
            id="an exception",
        ),
        pytest.param(
            rule("a", any=["tree"]),
            rule("b", any=["tree"], area="north"),
            id="a guess gives way",
        ),
        pytest.param(
            rule("a", service="tree", last_day=date(2026, 4, 1)),
            rule("b", service="tree"),
            id="for a time",
        ),
        pytest.param(
            rule("a", service="tree", is_on=False), rule("b", service="tree"), id="off"
        ),
        pytest.param(
            rule("a", any=["old tree*"]), rule("b", any=["old*"]), id="an open end"
        ),
    ],
)
def test_a_rule_that_can_still_hold_is_not_shadowed(first, second):
    assert doubts(first, second) == []


def test_two_rules_that_share_something_and_name_two_teams_conflict():
    first = rule("a", "roads", any=["tree", "branch"])
    second = rule("b", "parks", any=["branch", "leaf"])

    assert doubts(first, second) == [(Kind.CONFLICT, "b", "a")]
    assert doubts(first, rule("b", "roads", any=["branch", "leaf"])) == []
    assert doubts(first, rule("b", "parks", any=["leaf"])) == []


def test_names_in_common_conflict_as_words_do():
    first = rule("a", "roads", area=["north", "west"])

    assert doubts(first, rule("b", "parks", area=["west", "east"])) == [
        (Kind.CONFLICT, "b", "a")
    ]


def test_an_exception_before_its_rule_is_no_conflict():
    first = rule("a", "roads", service="tree", area="north")

    assert doubts(first, rule("b", "parks", service="tree")) == []


@pytest.mark.parametrize(
    ("odd", "kind"),
    [
        pytest.param(rule("a", any=["tree"], none=["tree*"]), Kind.DEAD, id="excluded"),
        pytest.param(
            rule(
                "a",
                service="tree",
                first_day=date(2026, 5, 2),
                last_day=date(2026, 5, 1),
            ),
            Kind.DEAD,
            id="ends before it begins",
        ),
        pytest.param(
            rule("a", service="tree", last_day=date(2026, 3, 1)), Kind.OVER, id="over"
        ),
    ],
)
def test_a_rule_that_no_case_can_meet_is_named(odd, kind):
    assert doubts(odd) == [(kind, "a", "")]


def test_what_a_rule_stands_on_and_is_gone_is_named():
    ground = Ground(
        empty_teams={"roads"}, owners_gone={"eve"}, retired_services={"tree", "lamp"}
    )
    odd = rule("a", service="tree", owner="eve", target="lamp")

    assert doubts(odd, ground=ground) == [
        (Kind.TEAM_EMPTY, "a", "roads"),
        (Kind.OWNER_GONE, "a", "eve"),
        (Kind.SERVICE_RETIRED, "a", "tree"),
        (Kind.SERVICE_RETIRED, "a", "lamp"),
    ]


def test_doubts_stand_in_the_order_of_the_rules():
    rules = [
        rule("a", service="tree"),
        rule("b", any=["x"], none=["x"]),
        rule("c", service="tree"),
    ]

    assert doubts_about(rules, DAY) == [
        Doubt(Kind.DEAD, "b"),
        Doubt(Kind.SHADOWED, "c", "a"),
    ]


PHRASES = strategies.lists(
    strategies.sampled_from(["old", "tree", "tree*", "old tree", "old tr*", "tr*"]),
    min_size=1,
    max_size=3,
)
RULES = strategies.builds(
    lambda any, none, area: rule("x", any=any, none=none, **area),  # noqa: A006  # likewise
    PHRASES,
    PHRASES | strategies.just([]),
    strategies.sampled_from([{}, {"area": "north"}, {"area": ["north", "west"]}]),
)
FACTS = strategies.builds(
    Facts,
    text=strategies.lists(
        strategies.sampled_from(["old", "tree", "trees", "trunk", "x"]), max_size=4
    ).map(" ".join),
    service=strategies.sampled_from(["", "lamp"]),
    area=strategies.sampled_from(["", "north", "west"]),
)


@given(RULES, RULES, FACTS)
def test_what_is_called_shadowed_never_wins(first, second, facts):
    if not covers(first, second):
        return

    assert bool(matches(facts, [second])) <= bool(matches(facts, [first]))
