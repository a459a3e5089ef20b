"""The example is whole, speaks three languages and sends messages where they belong."""

from __future__ import annotations

import io
import json
from datetime import date
from pathlib import Path

import pytest
from django.core.management import call_command

from answerable.agency.models import Service
from answerable.agency.queries import get_calendar, work_calendar
from answerable.agency.roles import Role
from answerable.casework.seeding.folder import read_folder
from answerable.front.console.management.commands.seed import EXAMPLE
from answerable.routing.engine import RuleLine, matches
from answerable.routing.facts import Facts

PRODUCT = Path(__file__).parents[3]
MESSAGES = json.loads(
    (Path(__file__).parent / "samples" / "messages.json").read_text("utf-8")
)


@pytest.fixture(scope="module")
def plan():
    return read_folder(EXAMPLE)


@pytest.fixture(scope="module")
def rules(plan):
    return [
        RuleLine(one.slug, one.conditions, one.team, one.service or "")
        for one in (written.entry for written in plan.rules)
    ]


def test_the_example_is_taken_and_a_second_time_changes_nothing(db):
    call_command("seed", stdout=io.StringIO())
    out = io.StringIO()

    call_command("seed", "--json", stdout=out)

    counts = json.loads(out.getvalue())
    assert (counts["created"], counts["updated"]) == (0, 0)
    assert Service.objects.count() == 25


def test_the_lunch_break_and_the_holidays_reach_the_arithmetic(db):
    call_command("seed", stdout=io.StringIO())

    calendar = work_calendar(get_calendar("town-hall"))

    assert len(calendar.periods_on(date(2026, 3, 2))) == 2
    assert calendar.periods_on(date(2027, 3, 29)) == ()
    assert len(calendar.periods_on(date(2026, 12, 24))) == 1


def test_every_role_is_held_by_somebody(plan):
    held = {post.role for one in plan.staff for post in one.entry.roles}

    assert held == set(Role)


def test_the_forms_use_every_kind_of_question_there_is_room_for(plan):
    asked = {
        question["kind"] for one in plan.services for question in one.entry.questions
    }

    assert len(asked) >= 5


def test_a_form_asks_at_most_five_questions(plan):
    most = max(len(one.entry.questions) for one in plan.services)

    assert most <= 5


def test_people_find_a_service_by_ten_to_twenty_words_in_each_language(plan):
    counts = [
        len(words) for one in plan.services for words in one.entry.aliases.values()
    ]

    assert len(counts) == 75
    assert 10 <= min(counts) <= max(counts) <= 20


def test_holidays_are_known_for_three_years(plan):
    years = {one.entry.date.year for one in plan.holidays}

    assert years == {2026, 2027, 2028}


def test_no_name_of_the_example_occurs_in_code(plan):
    names = {plan.agency.entry.slug, plan.agency.entry.email}
    names |= {one.entry.last_name for one in plan.staff}
    names |= {one.entry.name["en"] for one in plan.areas} - {"Harbour"}
    names |= {one.entry.slug for one in plan.services if "-" in one.entry.slug}
    code = [path for path in PRODUCT.rglob("*.py") if "tests" not in path.parts]

    found = {
        (path.name, name)
        for path in code
        for name in names
        if name in path.read_text("utf-8")
    }

    assert len(code) > 100
    assert found == set()


@pytest.mark.parametrize(
    ("service", "text"),
    [
        pytest.param(service, text, id=text)
        for service, texts in MESSAGES.items()
        for text in texts
    ],
)
def test_a_message_finds_its_service_by_its_words(rules, service, text):
    found = matches(Facts(text=text), rules)

    assert [match.rule.service for match in found[:1]] == [service]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("When is the town hall open on Fridays?", id="English"),
        pytest.param("¿A qué hora abre el ayuntamiento?", id="Spanish"),
        pytest.param("متى تفتح البلدية أبوابها؟", id="Arabic"),
    ],
)
def test_a_message_about_nothing_in_the_catalogue_finds_no_service(rules, text):
    assert matches(Facts(text=text), rules) == []


def test_an_unknown_matter_in_spanish_goes_to_those_who_speak_it(rules):
    [match] = matches(Facts(text="Buenos días", language="es"), rules)

    assert match.rule.slug == "languages"


def test_a_lamp_on_the_quay_goes_to_those_who_own_its_mast(rules):
    facts = Facts(text="It is dark.", service="street-light", area="harbour")

    assert matches(facts, rules)[0].rule.slug == "quay-lights"
