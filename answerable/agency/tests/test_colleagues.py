"""One of us is found by what they know, work on and are, and by who is here now."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
import time_machine

from answerable.agency.colleagues.asking import Wanted
from answerable.agency.colleagues.finding import find_colleagues
from answerable.agency.models import Staff
from answerable.agency.policy import put_absence, put_needs, put_skill, put_skills
from answerable.agency.roles import Role
from answerable.agency.tests.makers import make_staff

MONDAY = datetime(2026, 3, 2, 10, tzinfo=UTC)
NIGHT = datetime(2026, 3, 2, 22, tzinfo=UTC)
MOST_QUERIES = 7


@pytest.fixture(autouse=True)
def monday():
    with time_machine.travel(MONDAY, tick=False) as clock:
        yield clock


@pytest.fixture(autouse=True)
def house(town, ben, chloe, dee):
    """Ben knows gas well and speaks Spanish, Chloe a little; Eve's certificate lapsed."""
    gas = put_skill(slug="gas", name={"en": "Gas", "es": "Gas natural"}).thing
    eve = make_staff("eve", Role.EXPERT, town.roads.department, town.roads)
    put_skills(ben, {gas: (3, None)})
    put_skills(chloe, {gas: (1, date(2026, 3, 2))})
    put_skills(eve, {gas: (3, date(2026, 3, 1))})
    put_needs(town.lamp, {gas: 2})
    Staff.objects.filter(pk=ben.pk).update(speaks=["es", "en"])
    return town


def names(*parts, most=10, after=None, **wanted):
    """Return the user names of who is found, in their order."""
    page = find_colleagues(
        Staff.objects.filter(is_active=True),
        Wanted(parts=parts, **wanted),
        after=after,
        most=most,
    )
    return [one.staff.username for one in page.people]


@pytest.mark.parametrize(
    ("parts", "found"),
    [
        pytest.param(["gas"], ["ben", "chloe"], id="a skill, the best first"),
        pytest.param(["natural"], ["ben", "chloe"], id="a skill in Spanish"),
        pytest.param(["parks"], ["chloe"], id="a team"),
        pytest.param(["street light"], ["ben"], id="a service, and who can do it"),
        pytest.param(["streets"], ["ben", "eve"], id="a department, or a service"),
        pytest.param(["tree"], ["chloe"], id="a service that needs nothing"),
        pytest.param(["hall"], ["dee"], id="a department"),
        pytest.param(["supervisor"], ["dee"], id="a role"),
        pytest.param(["experta"], ["eve"], id="a role in Spanish"),
        pytest.param(["chlo"], ["chloe"], id="the beginning of a name"),
        pytest.param(["example ben"], ["ben"], id="a whole name, any order"),
        pytest.param(["gas", "roads"], ["ben"], id="two parts have both to fit"),
        pytest.param(["gas", "trumpet"], [], id="one part that nobody fits"),
        pytest.param([], ["ben", "chloe", "dee", "eve"], id="nothing, all by name"),
    ],
)
def test_each_part_of_what_was_typed_has_to_fit(parts, found):
    assert names(*parts) == found


def test_a_name_is_found_without_its_accents_and_in_arabic_letters(town):
    for username, first in (("mu", "Íñigo"), ("ah", "أحمد")):
        staff = make_staff(username, Role.CLERK, town.hall)
        Staff.objects.filter(pk=staff.pk).update(first_name=first)

    assert names("inigo") == ["mu"]
    assert names("احمد") == ["ah"]


def test_A16_a_certificate_that_lapsed_is_no_knowledge(monday):
    assert "eve" not in names("gas")

    monday.move_to(datetime(2026, 3, 3, 10, tzinfo=UTC))

    assert names("gas") == ["ben"]


def test_a_language_is_wanted(town):
    assert names(language="es") == ["ben"]
    assert names("parks", language="es") == []


def test_who_can_do_the_cases_of_a_service(town):
    assert names(service="street-light") == ["ben"]
    assert names(service="none-of-ours") == []


def test_on_duty_is_who_is_not_away_in_a_team_that_is_open(monday, ben):
    put_absence(
        staff=ben, first_day=MONDAY.date(), last_day=MONDAY.date(), substitute=None
    )

    assert names(is_here=True) == ["chloe", "dee", "eve"]

    monday.move_to(NIGHT)
    assert names(is_here=True) == []


def test_who_works_in_no_team_is_on_duty_while_the_house_is_open(monday, town):
    make_staff("noor", Role.ADMINISTRATOR, town.hall)

    assert "noor" in names(is_here=True)

    monday.move_to(NIGHT)
    assert "noor" not in names(is_here=True)


def test_who_stands_in_for_a_substitute_who_is_away_too_is_named(ben, chloe, dee):
    day = MONDAY.date()
    put_absence(staff=ben, first_day=day, last_day=day, substitute=chloe)
    put_absence(staff=chloe, first_day=day, last_day=day, substitute=dee)

    page = find_colleagues(Staff.objects.all(), Wanted(parts=["ben"]), most=1)

    assert page.people[0].stand_in == dee


def test_who_has_left_is_not_among_them(ben):
    Staff.objects.filter(pk=ben.pk).update(is_active=False)

    assert names("gas") == ["chloe"]


def test_pages_follow_each_other_without_gap_or_repetition():
    seen, after = [], None
    while True:
        page = find_colleagues(
            Staff.objects.all(), Wanted(parts=["example"]), after=after, most=1
        )
        seen += [one.staff.username for one in page.people]
        if (after := page.after) is None:
            break

    assert seen == ["ben", "chloe", "dee", "eve"]


def test_pages_by_knowledge_follow_each_other(ben):
    assert names("gas", most=1) == ["ben"]
    assert names("gas", most=1, after=ben.pk) == ["chloe"]


def test_more_people_ask_no_more_of_the_database(town, django_assert_max_num_queries):
    for number in range(20):
        make_staff(f"x{number}", Role.CLERK, town.roads.department, town.roads)
    names("roads", "gas")

    with django_assert_max_num_queries(MOST_QUERIES):
        names("roads", language="es", is_here=True, most=20)


@pytest.mark.parametrize("odd", ["(", "[a", "\\", "%", "*", "a" * 300])
def test_odd_signs_are_looked_for_like_others(odd):
    assert names(odd) == []
