"""What help pages spared: counts that add up, with what nobody knows beside them."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given, strategies as st

from answerable.agency.roles import Role
from answerable.agency.tests.makers import make_staff
from answerable.insight.access import articles_seen_by
from answerable.insight.spared import (
    Behind,
    Figures,
    lines_of,
    period_until,
    totals_of,
)
from answerable.knowledge.models import ArticleDay, JourneyDay, KnowledgeArticle
from answerable.knowledge.tests.makers import make_article, make_fact
from answerable.lib.errors import NotFound

TODAY = date(2026, 3, 20)
PERIOD = period_until(TODAY, 30)
LAST = date(2026, 3, 12)
count = st.integers(0, 50)


@pytest.fixture
def card(town, ben):
    make_fact()
    return make_article(ben, town.hall)


@pytest.fixture
def free(town, ben, card):
    return make_article(ben, town.hall, "free")


def keep(article, outcome, times=1, *, day=LAST, service=None):
    JourneyDay.objects.create(
        article=article, day=day, outcome=outcome, service=service, times=times
    )


def see(article, views, day=LAST):
    ArticleDay.objects.create(article=article, day=day, language="en", views=views)


def lines(behind=None, most=10):
    everything = KnowledgeArticle.objects.all()
    return lines_of(everything, PERIOD, most=most, behind=behind)


def test_the_last_day_is_the_one_whose_seven_days_are_over():
    assert (PERIOD.first, PERIOD.last) == (date(2026, 2, 11), LAST)


def test_a_page_has_its_outcomes_and_the_rest_is_unknown(card, town):
    keep(card, "solved", 5)
    keep(card, "useful", 2)
    keep(card, "useless")
    keep(card, "asked", 3, service=town.lamp)
    see(card, 40)

    figures = lines()[0].figures

    assert figures == Figures(solved=5, useful=2, useless=1, asked=3, views=40)
    assert (figures.read, figures.spared, figures.unknown) == (11, 7, 29)


def test_it_says_about_what_was_asked_most_often_first(card, town):
    keep(card, "asked", 3, service=town.lamp)
    keep(card, "asked", 1, service=town.lamp, day=LAST - timedelta(days=1))
    keep(card, "asked", 5)

    about = [(one.service, one.times) for one in lines()[0].asked_about]

    assert about == [(None, 5), (town.lamp, 4)]


def test_the_page_that_most_asked_about_comes_first(card, free):
    keep(card, "solved", 9)
    keep(free, "asked", 2)

    assert [one.article.slug for one in lines()] == ["free", "lost-card"]


def test_a_list_goes_on_behind_its_last_page(card, free, town, ben):
    third = make_article(ben, town.hall, "third")
    for article, times in ((card, 2), (free, 2), (third, 7)):
        keep(article, "asked", times)

    first = [one.article.slug for one in lines(most=2)]
    then = [one.article.slug for one in lines(Behind(2, "free"))]

    assert (first, then) == (["third", "free"], ["lost-card"])


@pytest.mark.parametrize("days", [30, -1], ids=["before", "after"])
def test_other_days_are_left_out(card, days):
    keep(card, "solved", day=LAST - timedelta(days=days))
    see(card, 3, LAST - timedelta(days=days))

    assert lines() == []
    assert totals_of(KnowledgeArticle.objects.all(), PERIOD).views == 0


def test_all_together_know_of_pages_that_nobody_searched_for(card, free):
    keep(card, "solved", 2)
    see(card, 5)
    see(free, 10)

    totals = totals_of(KnowledgeArticle.objects.all(), PERIOD)

    assert (totals.read, totals.unknown) == (2, 13)


@given(solved=count, useful=count, useless=count, asked=count, views=count)
def test_what_became_of_readings_adds_up(solved, useful, useless, asked, views):
    figures = Figures(solved, useful, useless, asked, views)

    assert figures.spared + useless + asked == figures.read
    assert figures.read + figures.unknown == max(views, figures.read)


def test_many_pages_ask_the_database_no_more_than_one(
    card, town, ben, django_assert_max_num_queries
):
    for number in range(12):
        keep(make_article(ben, town.hall, f"page-{number}"), "asked")

    with django_assert_max_num_queries(4):
        assert len(lines(most=20)) == 12


# Who may see it


def seen(staff):
    return {one.slug for one in articles_seen_by(staff)}


def test_who_leads_a_team_sees_pages_of_its_department_and_of_its_services(
    town, ben, card
):
    make_article(ben, town.roads.department, "roads")
    make_article(ben, town.hall, "lamps", services=[town.lamp])
    make_article(ben, town.parks.department, "trees", services=[town.tree])
    sam = make_staff("sam", Role.SUPERVISOR, town.roads.department)

    assert seen(sam) == {"roads", "lamps"}


@pytest.mark.parametrize("role", [Role.CX_OFFICER, Role.AGENCY_HEAD, Role.AUDITOR])
def test_who_sees_all_figures_sees_all_pages(town, card, free, role):
    olu = make_staff("olu", role, town.hall)

    assert seen(olu) == {"lost-card", "free"}


def test_who_leads_nobody_finds_nothing(ben, card):
    with pytest.raises(NotFound):
        articles_seen_by(ben)
