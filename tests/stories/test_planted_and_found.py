"""What is wrong and was planted is found by whoever looks where an officer would look.

Each is planted by the steps that would really bring it about, and found by following the
links of the desk: from the page that everybody starts at to the line that says it.
"""

from __future__ import annotations

from datetime import timedelta

import pytest
import time_machine
from django.test import Client
from django.urls import reverse

from answerable.agency.configuration import Hand
from answerable.agency.duty import today
from answerable.agency.policy import put_needs, put_skill, put_skills
from answerable.agency.roles import Role
from answerable.agency.tests.makers import make_staff
from answerable.front.desk.tests.pages import read, text_of
from answerable.knowledge.content import Content
from answerable.knowledge.policy import change_article, publish
from answerable.knowledge.policy.publishing import Note
from answerable.knowledge.queries import content_of, version_of
from answerable.knowledge.tests.makers import make_article, make_content, make_fact
from answerable.routing.engine import RuleLine
from answerable.routing.policy import publish_rules

BACKEND = "django.contrib.auth.backends.ModelBackend"
TO_THE_DOUBTS = ("Help pages", "What does not fit together")
TO_THE_RULES = ("Set up", "Rules")
TO_WHO_CAN_WHAT = ("Set up", "Rules", "Who takes what")
TO_THE_BOARD = ("Team board",)


@pytest.fixture(autouse=True)
def in_july():
    with time_machine.travel("2026-07-01 10:00Z", tick=False):
        yield


@pytest.fixture(autouse=True)
def house(in_july, town, ben, chloe):
    """A house whose help pages, rules and skills are all in order."""
    town.agency.languages = ["en", "es"]
    town.agency.save()
    publish_rules(rules=[RuleLine("lamps", {"service": ["street-light"]}, "roads")])
    gas = put_skill(slug="gas", name={"en": "Gas"}).thing
    put_skills(ben, {gas: (2, today() + timedelta(days=1))})
    put_needs(town.lamp, {gas: 1})
    make_fact()
    step = {"steps": {"en": ["Pay a fee of {card-fee} for a new card."]}}
    return make_article(ben, town.hall, content=make_content(texts=step))


@pytest.fixture
def officer(town):
    """The browser of who watches over all that we say."""
    return seat(make_staff("eve", Role.CX_OFFICER, town.hall))


@pytest.fixture
def administrator(town):
    """The browser of who sets the house up."""
    return seat(make_staff("noor", Role.ADMINISTRATOR, town.hall))


def seat(staff):
    browser = Client()
    browser.force_login(staff, backend=BACKEND)
    return browser


def follow(browser, links):
    """Follow links by their words, from the queue on; return the last page."""
    answer = browser.get(reverse("desk:queue"))
    here = reverse("desk:queue")
    for words in links:
        found = [one for one in read(answer).find_all("a") if words in one.get_text()]
        assert found, f"No link “{words}” on {here}"
        here = found[0]["href"]
        answer = browser.get(here)
    assert answer.status_code == 200
    return answer


def part(answer, heading):
    """Return the words of one part of a page, by its heading."""
    page = read(answer)
    [found] = [one for one in page.find_all("h2") if heading in one.get_text()]
    return " ".join(found.find_parent("section").get_text(" ").split())


def test_where_all_is_in_order_nothing_is_found(officer, administrator, dee):
    told = text_of(follow(officer, TO_THE_DOUBTS))

    assert told.count("None found.") == 4
    assert "doubtful" not in text_of(follow(administrator, TO_THE_RULES))
    assert "lapsed" not in text_of(follow(seat(dee), TO_THE_BOARD))


def test_two_fees_that_disagree_are_found(officer, town, ben):
    fee = {
        "title": {"en": "What must I bring to the hall?"},
        "questions": None,
        "steps": {"en": ["Pay a fee of €25.00 for a new card."]},
    }
    make_article(ben, town.hall, "hall", content=make_content(texts=fee))

    told = part(follow(officer, TO_THE_DOUBTS), "Two amounts for the same thing")

    assert "What must I bring to the hall? Pay a fee of €25.00 for a new card." in told
    assert "How do I replace a lost card? Pay a fee of €20.00 for a new card." in told


def test_a_stale_translation_is_found(officer, house, dee):
    texts = {**content_of(version_of(house)).texts, "time": {"en": "A week."}}
    change_article(house, Content(texts), by=Hand(dee))
    publish(house, Note(reason="Quicker."), by=Hand(dee))

    told = part(follow(officer, TO_THE_DOUBTS), "Translations that are not up to date")

    assert "How do I replace a lost card? , Spanish: 1 version behind" in told


def test_a_dead_rule_is_found(administrator):
    lamps = RuleLine("lamps", {"service": ["street-light"]}, "roads")
    late = RuleLine(
        "market-lamps", {"service": ["street-light"], "area": ["market"]}, "parks"
    )
    publish_rules(rules=[lamps, late])

    told = text_of(follow(administrator, TO_THE_RULES))

    assert "One rule is doubtful." in told
    assert "It never decides: rule 1 comes first" in told


def test_a_lapsed_certificate_is_found_by_who_leads_the_team(ben, dee, town):
    lapse(ben)

    told = text_of(follow(seat(dee), TO_THE_BOARD))

    assert "Certificate lapsed: Gas" in told


def test_a_lapsed_certificate_is_found_by_who_looks_for_cases_that_nobody_may_do(
    administrator, ben
):
    lapse(ben)

    told = text_of(follow(administrator, TO_WHO_CAN_WHAT))

    assert "their certificate lapsed" in told


def lapse(staff):
    """Let a certificate run out that work needs, as time does."""
    had = staff.skills.get()
    put_skills(staff, {had.skill: (had.level, today() - timedelta(days=1))})
