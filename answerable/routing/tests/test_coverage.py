"""Is there somebody for everything? What nobody takes is found before a case comes."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from answerable.agency.models import ServiceNeed, Skill, StaffSkill
from answerable.lib.memory import forget
from answerable.routing.coverage import Gap, coverage
from answerable.routing.engine import RuleLine

DAY = date(2026, 3, 2)
MARKET = RuleLine("market", {"area": ["market"]}, "parks")
MOST_QUERIES = 8


def cell(found, service: str, area: str):
    row = next(row for row in found.rows if row.service.slug == service)
    return next(each for each in row.cells if each.area == area)


@pytest.fixture
def wired(town, ben):
    """The lamps need a certificate, which Ben of Roads has."""
    skill = Skill.objects.create(slug="wiring", name={"en": "Wiring"})
    ServiceNeed.objects.create(service=town.lamp, skill=skill, level=1)
    had = StaffSkill.objects.create(staff=ben, skill=skill, level=1)
    forget()
    return had


def test_a_service_goes_to_its_own_team_in_every_area(town, ben):
    lamps = coverage([], DAY)

    assert cell(lamps, "street-light", "").team == "roads"
    assert cell(lamps, "street-light", "market").team == "roads"


def test_a_rule_takes_a_service_elsewhere_in_its_area_alone(town, ben, chloe):
    found = coverage([MARKET], DAY)

    assert cell(found, "street-light", "market").team == "parks"
    assert cell(found, "street-light", "market").rule == "market"
    assert cell(found, "street-light", "").team == "roads"


def test_a_rule_that_counts_later_takes_nothing_yet(town, ben):
    later = RuleLine("x", MARKET.conditions, "parks", first_day=DAY + timedelta(days=1))

    assert cell(coverage([later], DAY), "street-light", "market").team == "roads"


def test_a_team_without_anybody_is_a_gap(town, ben):
    found = coverage([MARKET], DAY)

    assert cell(found, "street-light", "market").gap == Gap.NO_STAFF
    assert cell(found, "street-light", "").gap is None


def test_A16_a_lapsed_certificate_leaves_a_service_with_nobody(town, ben, wired):
    before = cell(coverage([], DAY), "street-light", "").gap
    StaffSkill.objects.update(certified_until=DAY - timedelta(days=1))

    after = cell(coverage([], DAY), "street-light", "").gap

    assert (before, after) == (None, Gap.NO_SKILL)


def test_gaps_are_counted(town, ben):
    found = coverage([], DAY)

    assert found.gaps == sum(bool(each.gap) for row in found.rows for each in row.cells)
    assert found.gaps > 0


def test_the_table_asks_the_database_little(town, ben, django_assert_max_num_queries):
    with django_assert_max_num_queries(MOST_QUERIES):
        coverage([MARKET], DAY)
