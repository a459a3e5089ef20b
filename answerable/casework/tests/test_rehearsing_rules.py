"""Rules are tried on the cases that came, and nothing is changed by it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from answerable.casework.tests.makers import make_case, send_mail
from answerable.routing.engine import RuleLine
from answerable.routing.models import RoutingDecision
from answerable.routing.policy import publish_rules
from answerable.routing.rehearsal import rehearse

DAY = date(2026, 3, 2)
TREES = RuleLine("trees", {"words": {"any": ["tree"]}}, "parks", "tree")


def said(detours):
    return [
        (one.before.team, one.before.rule, one.after.team, one.after.rule, one.number)
        for one in detours
    ]


def test_the_cases_that_would_go_elsewhere_are_counted_by_their_ways(town):
    make_case(service="", token="a", words="A tree fell.")
    make_case(service="", token="b", words="Another tree fell.")
    make_case(service="", token="c", words="Hello.")
    decided = RoutingDecision.objects.count()

    looked_at, detours = rehearse([], [TREES], DAY)

    assert looked_at == 3
    assert said(detours) == [("triage", "", "parks", "trees", 2)]
    assert RoutingDecision.objects.count() == decided


def test_a_case_that_a_rule_had_given_its_service_is_judged_without_it(town):
    publish_rules(rules=[TREES])
    make_case(service="", token="a", words="A tree fell.")

    _, detours = rehearse([TREES], [replace(TREES, team="roads")], DAY)

    assert said(detours) == [("parks", "trees", "roads", "trees", 1)]


def test_what_the_person_chose_is_not_overruled_by_a_guess(town):
    make_case(service="street-light", token="a", words="The lamp by the tree is out.")

    assert rehearse([], [TREES], DAY) == (1, [])


@pytest.mark.parametrize(
    "changes",
    [
        pytest.param({"is_on": False}, id="off"),
        pytest.param({"first_day": date(2026, 3, 3)}, id="not yet"),
    ],
)
def test_a_rule_that_does_not_count_changes_nothing(town, changes):
    make_case(service="", token="a", words="A tree fell.")

    assert rehearse([], [replace(TREES, **changes)], DAY) == (1, [])


def test_the_subject_of_a_mail_counts_as_its_words_do(town):
    send_mail("It fell.", subject="The tree")

    _, detours = rehearse([], [TREES], DAY)

    assert said(detours) == [("triage", "", "parks", "trees", 1)]


def test_however_many_cases_there_are_the_rehearsal_asks_three_times(
    town, django_assert_num_queries
):
    for token in "abcdef":
        make_case(service="", token=token, words="A tree fell.")

    with django_assert_num_queries(3):
        rehearse([], [TREES], DAY)
