"""When contact may be limited: every guard alone, all that stands in the way at once."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given, strategies as st

from answerable.complaints.conduct import (
    Change,
    Facts,
    Impact,
    Plan,
    Terms,
    change_obstacles,
    obstacles,
    year_after,
)
from answerable.complaints.conduct_refusals import HINTS, ConductRefused, refuse

TODAY = date(2026, 3, 2)
WRITING = Terms(writing_only=True)
IMPACT = Impact("None is known; asked by phone.", "Reads English.", "None is known.")
PLAN = Plan(
    category="persistence",
    terms=WRITING,
    reasons="Forty calls about what was decided in May.",
    starts_on=TODAY,
    review_on=date(2026, 6, 1),
    ends_on=date(2026, 9, 1),
    appeal="Write to us and say why.",
    impact=IMPACT,
)
FACTS = Facts(today=TODAY, by=1, leads=True, done_to={2}, was_warned=True)
CHANGE = Change(
    before=replace(WRITING, answer_days=14),
    after=replace(WRITING, answer_days=14),
    started_on=date(2026, 1, 2),
    ended_on=date(2026, 9, 1),
    ends_on=date(2026, 9, 1),
    review_on=date(2026, 6, 1),
)
AUTHOR = replace(FACTS, author=1)


def test_E45_what_is_warned_of_authorised_bounded_and_assessed_may_be_limited():
    assert obstacles(PLAN, FACTS) == []


@pytest.mark.parametrize(
    ("plan", "facts", "code"),
    [
        pytest.param({}, {"was_warned": False}, "no-warning", id="not warned"),
        pytest.param(
            {}, {"was_warned": False, "is_dangerous": True}, "no-warning", id="category"
        ),
        pytest.param({}, {"leads": False}, "not-leading", id="no senior"),
        pytest.param({}, {"by": 2}, "done-to-you", id="the one it was done to"),
        pytest.param({}, {"has_another": True}, "another", id="a second one"),
        pytest.param({"terms": Terms()}, {}, "no-limit", id="no limit"),
        pytest.param({"reasons": " "}, {}, "no-reasons", id="no reasons"),
        pytest.param(
            {"starts_on": TODAY - timedelta(days=1)},
            {},
            "begins-before",
            id="yesterday",
        ),
        pytest.param(
            {"ends_on": date(2027, 3, 3)}, {}, "ends-late", id="a year and a day"
        ),
        pytest.param({"review_on": None}, {}, "no-review", id="no review"),
        pytest.param(
            {"review_on": date(2026, 9, 1)},
            {},
            "review-outside",
            id="review at the end",
        ),
        pytest.param(
            {"review_on": TODAY}, {}, "review-outside", id="review at the beginning"
        ),
        pytest.param({"appeal": ""}, {}, "no-appeal", id="no appeal"),
        pytest.param(
            {"impact": replace(IMPACT, disability="")},
            {},
            "no-disability",
            id="disability",
        ),
        pytest.param(
            {"impact": replace(IMPACT, language=" ")}, {}, "no-language", id="language"
        ),
        pytest.param(
            {"impact": replace(IMPACT, trauma="")}, {}, "no-trauma", id="trauma"
        ),
    ],
)
def test_E45_nothing_is_limited_without(plan, facts, code):
    assert obstacles(replace(PLAN, **plan), replace(FACTS, **facts)) == [code]


def test_E45_threats_and_violence_need_no_warning_before():
    danger = replace(FACTS, was_warned=False, is_dangerous=True)

    assert obstacles(replace(PLAN, category="behaviour"), danger) == []


def test_an_insult_alone_needs_a_warning_before():
    unwarned = replace(FACTS, was_warned=False)

    assert obstacles(replace(PLAN, category="behaviour"), unwarned) == ["no-warning"]


def test_a_whole_year_is_allowed():
    assert obstacles(replace(PLAN, ends_on=date(2027, 3, 2)), FACTS) == []


def test_a_year_that_begins_on_the_29th_of_february_ends_on_the_28th():
    assert year_after(date(2028, 2, 29)) == date(2029, 2, 28)


@given(st.dates(date(2020, 1, 1), date(2100, 1, 1)), st.integers(-30, 800))
def test_nothing_lasts_longer_than_a_year_or_ends_before_it_begins(first, days):
    last = first + timedelta(days=days)
    middle = first + timedelta(days=1)
    plan = replace(PLAN, starts_on=first, ends_on=last, review_on=middle)

    found = obstacles(plan, replace(FACTS, today=first))

    assert (found == []) == (first + timedelta(days=1) < last <= year_after(first))


def test_all_that_stands_in_the_way_is_said_at_once():
    plan = replace(PLAN, appeal="", ends_on=date(2028, 1, 1))

    with pytest.raises(ConductRefused) as refused:
        refuse(obstacles(plan, replace(FACTS, was_warned=False)))

    assert refused.value.codes == ["no-warning", "ends-late", "no-appeal"]
    assert refused.value.hint == " ".join(
        str(HINTS[code]) for code in refused.value.codes
    )


def test_E45_a_review_may_keep_it_as_it_is():
    assert change_obstacles(CHANGE, AUTHOR) == []


@pytest.mark.parametrize(
    "change",
    [
        pytest.param({"after": WRITING}, id="a limit less"),
        pytest.param(
            {"after": replace(WRITING, answer_days=7)}, id="answered more often"
        ),
        pytest.param({"ends_on": date(2026, 7, 1)}, id="an earlier end"),
    ],
)
def test_a_review_may_ease_it(change):
    assert change_obstacles(replace(CHANGE, eases=True, **change), AUTHOR) == []


@pytest.mark.parametrize(
    ("change", "code"),
    [
        pytest.param({"is_over": True}, "over", id="over"),
        pytest.param(
            {"after": replace(CHANGE.after, subjects="Trees")},
            "stricter",
            id="one more",
        ),
        pytest.param(
            {"after": replace(WRITING, answer_days=30)}, "stricter", id="more rarely"
        ),
        pytest.param({"ends_on": date(2026, 9, 2)}, "stricter", id="longer"),
        pytest.param({"after": Terms(), "eases": True}, "no-limit", id="nothing left"),
        pytest.param({"eases": True}, "nothing-eased", id="nothing less"),
        pytest.param({"review_on": None}, "no-review", id="no day for the next one"),
        pytest.param(
            {"review_on": TODAY}, "review-outside", id="the next one is today"
        ),
        pytest.param({"is_appeal": True}, "own-appeal", id="an appeal against oneself"),
    ],
)
def test_E45_a_review_never_makes_it_more_and_nobody_judges_an_appeal_against_themselves(
    change, code
):
    assert change_obstacles(replace(CHANGE, **change), AUTHOR) == [code]


def test_subjects_of_an_eased_one_are_not_written_anew():
    trees = replace(WRITING, subjects="The trees of Mill Lane")
    change = replace(CHANGE, before=trees, after=replace(trees, subjects="All trees"))

    assert change_obstacles(change, AUTHOR) == ["stricter"]


def test_who_answers_may_be_somebody_else():
    one = replace(WRITING, contact_point="Ms Example")
    change = replace(CHANGE, before=one, after=replace(one, contact_point="The hall"))

    assert change_obstacles(change, AUTHOR) == []


def test_to_lift_it_asks_for_no_days():
    lifted = replace(CHANGE, lifts=True, review_on=None, after=Terms())

    assert change_obstacles(lifted, AUTHOR) == []


def test_an_end_that_is_near_is_its_own_review():
    near = replace(
        CHANGE, ended_on=date(2026, 4, 1), ends_on=date(2026, 4, 1), review_on=None
    )

    assert change_obstacles(near, AUTHOR) == []
