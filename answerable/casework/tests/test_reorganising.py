"""Help pages of departments that end: with whom they are, who checks them, what is told."""

from __future__ import annotations

from datetime import date

import pytest
import time_machine

from answerable.agency.configuration import last_change
from answerable.agency.models import Reorganisation, Service, Staff
from answerable.agency.policy import plan_reorganisation
from answerable.agency.policy.reorganising import divide
from answerable.agency.roles import Role
from answerable.agency.tests.makers import make_department, make_staff
from answerable.agency.tree import tree_on
from answerable.casework.reorganising import carry_out, carry_out_due
from answerable.knowledge.models import KnowledgeArticle
from answerable.knowledge.policy.placing import topic_of
from answerable.knowledge.reminders import reminded
from answerable.knowledge.tests.makers import make_article, make_fact

DAY = date(2026, 5, 11)


@pytest.fixture(autouse=True)
def before_the_day():
    with time_machine.travel("2026-05-08 12:00Z", tick=False) as traveller:
        yield traveller


@pytest.fixture
def works(town):
    return make_department("works", parent=town.hall)


@pytest.fixture
def lamps(town, ben):
    """What Streets says about its lamps."""
    make_fact()
    return make_article(
        ben, town.roads.department, "lamps", services=[town.lamp], review_days=1
    )


@pytest.fixture
def planned(town, works, dee):
    return plan_reorganisation(
        on=DAY, ending=[town.roads.department], into=works, by=dee
    )


def whose(article):
    return KnowledgeArticle.objects.get(pk=article.pk).department.slug


def test_help_pages_go_to_the_department_that_takes_over_on_its_day(lamps, planned):
    carry_out_due(date(2026, 5, 10))
    before = whose(lamps)

    carry_out_due(DAY)

    assert (before, whose(lamps)) == ("streets", "works")


def test_who_supervises_the_successor_is_reminded_to_check_them(lamps, planned, works):
    lea = make_staff("lea", Role.SUPERVISOR, works)

    with time_machine.travel("2026-06-01 12:00Z", tick=False):
        before = list(reminded(lea))
        carry_out_due(DAY)
        after = list(reminded(Staff.objects.get(pk=lea.pk)))

    assert (before, after) == ([], [lamps])


def test_a_help_page_goes_where_its_service_goes(lamps, planned):
    divide(planned, {"services/street-light": "green"})

    carry_out_due(DAY)

    assert Service.objects.get(slug="street-light").department.slug == "green"
    assert whose(lamps) == "green"


def test_a_page_without_a_service_there_goes_to_who_gets_the_rest(town, ben, planned):
    make_fact()
    page = make_article(ben, town.roads.department, "other", services=[town.tree])

    carry_out_due(DAY)

    assert whose(page) == "works"


def test_what_is_retired_goes_along_so_that_somebody_can_bring_it_back(lamps, planned):
    KnowledgeArticle.objects.update(retired_at="2026-05-01T00:00Z")

    carry_out_due(DAY)

    assert whose(lamps) == "works"


def test_pages_of_other_departments_stay(town, ben, planned):
    make_fact()
    other = make_article(ben, town.parks.department, "trees")

    carry_out_due(DAY)

    assert whose(other) == "green"


def test_the_log_says_who_planned_it(lamps, planned, dee):
    carry_out_due(DAY)

    last = last_change(topic_of("lamps"))
    assert last.by == dee
    assert last.differences == [
        {"field": "department", "before": "streets", "after": "works"}
    ]


def test_the_old_tree_stays_readable(lamps, planned):
    carry_out_due(DAY)

    told = {one.department.slug: one.teams for one in tree_on(date(2026, 5, 10))}
    assert told["streets"] == ["Roads"]


def test_it_is_carried_out_once(lamps, planned):
    assert carry_out(planned)

    assert not carry_out(Reorganisation.objects.get())
