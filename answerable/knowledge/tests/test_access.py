"""Who reads, changes and publishes an article, and who is reminded of one."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
import time_machine

from answerable.agency.models import Absence, Staff
from answerable.agency.roles import Role
from answerable.agency.tests.makers import make_staff
from answerable.knowledge.access import (
    article_edited,
    article_for,
    articles_of,
    departments_to_write_for,
    may_begin,
    may_change_facts,
    may_edit,
    may_publish,
)
from answerable.knowledge.models import KnowledgeArticle
from answerable.knowledge.reminders import reminded
from answerable.knowledge.tests.makers import make_article, make_fact
from answerable.lib.errors import NotAllowed, NotFound

TODAY = date(2026, 3, 2)


@pytest.fixture(autouse=True)
def in_march():
    with time_machine.travel("2026-03-02 10:00Z", tick=False):
        yield


@pytest.fixture
def cast(town, ben, chloe, dee, ada):
    """Everybody, and among them experts and an officer for customers."""
    eve = make_staff("eve", Role.EXPERT, town.roads.department, town.roads)
    pat = make_staff("pat", Role.EXPERT, town.parks.department, town.parks)
    cleo = make_staff("cleo", Role.CX_OFFICER, town.hall)
    return {one.username: one for one in (ben, chloe, dee, ada, eve, pat, cleo)}


@pytest.fixture
def mend(town, cast):
    """An article of Roads, which Eve owns."""
    make_fact()
    return make_article(cast["eve"], town.roads.department, "mend")


def who(cast, may, article):
    return {name for name, staff in cast.items() if may(staff, article)}


def test_experts_change_articles_of_their_topics_and_leaders_publish_them(cast, mend):
    assert who(cast, may_edit, mend) == {"eve", "dee", "cleo"}
    assert who(cast, may_publish, mend) == {"dee", "cleo"}


def test_an_article_about_a_service_is_a_topic_of_its_team(cast, mend, town):
    mend.services.add(town.tree)

    assert who(cast, may_edit, mend) == {"eve", "pat", "dee", "cleo"}


def test_what_the_law_says_is_changed_by_its_owner(cast, mend):
    mend.governance = "compliance_based"

    assert who(cast, may_edit, mend) == {"eve", "cleo"}


def test_everybody_reads_what_is_live_and_few_what_is_not(cast, mend):
    readers = who(cast, lambda staff, _one: articles_of(staff).exists(), mend)
    KnowledgeArticle.objects.update(version=0)
    few = who(cast, lambda staff, _one: articles_of(staff).exists(), mend)

    assert readers == set(cast)
    assert few == {"eve", "pat", "dee", "cleo", "ada"}


def test_who_may_not_change_it_is_told_who_does(cast, mend):
    with pytest.raises(NotAllowed, match="The experts of Streets change it"):
        article_edited(cast["pat"], "mend")
    with pytest.raises(NotFound):
        article_for(cast["ben"], "unknown")


def test_one_writes_in_the_name_of_own_departments(cast, town):
    names = {
        name: [one.slug for one in departments_to_write_for(staff)]
        for name, staff in cast.items()
    }

    assert names["eve"] == ["streets"]
    assert names["dee"] == names["cleo"] == ["green", "hall", "streets"]
    assert [name for name in cast if may_begin(cast[name])] == [
        "dee",
        "eve",
        "pat",
        "cleo",
    ]
    assert who(cast, lambda staff, _one: may_change_facts(staff), None) == {
        "dee",
        "cleo",
    }


# Reminders


def due(article, days):
    KnowledgeArticle.objects.filter(pk=article.pk).update(
        review_on=TODAY + timedelta(days=days)
    )


def away(staff, substitute=None):
    Absence.objects.create(
        staff=staff, substitute=substitute, first_day=TODAY, last_day=TODAY
    )


def asked(cast):
    return {name for name, staff in cast.items() if reminded(staff).exists()}


@pytest.mark.parametrize(
    ("days", "expected"),
    [
        pytest.param(15, set(), id="far away"),
        pytest.param(14, {"eve"}, id="two weeks ahead"),
        pytest.param(-13, {"eve"}, id="a little late"),
        pytest.param(-14, {"eve", "dee"}, id="two weeks late"),
        pytest.param(-30, {"eve", "dee", "cleo"}, id="a month late"),
    ],
)
def test_the_owner_is_reminded_first_and_then_who_leads(cast, mend, days, expected):
    due(mend, days)

    assert asked(cast) == expected


def test_while_the_owner_is_away_whoever_stands_in_is_reminded(cast, mend):
    due(mend, 0)
    away(cast["eve"], cast["pat"])

    assert asked(cast) == {"eve", "pat"}


def test_where_nobody_stands_in_those_who_lead_are_reminded_at_once(cast, mend):
    due(mend, 0)
    away(cast["eve"])

    assert asked(cast) == {"eve", "dee"}


def test_two_who_are_away_and_name_each_other_stand_in_for_nobody(cast, mend):
    due(mend, 0)
    away(cast["eve"], cast["pat"])
    away(cast["pat"], cast["eve"])

    assert asked(cast) == {"eve", "dee"}


def test_who_stands_in_for_a_stand_in_is_reminded(cast, mend):
    due(mend, 0)
    away(cast["eve"], cast["pat"])
    away(cast["pat"], cast["ben"])

    assert asked(cast) == {"eve", "ben"}


def test_an_owner_who_has_left_is_as_one_who_is_away(cast, mend):
    due(mend, 0)
    Staff.objects.filter(username="eve").update(is_active=False)

    assert "dee" in asked(cast)
