"""Whoever read a help page after a search and is in touch all the same was not spared."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
import time_machine

from answerable.agency.models import Calendar
from answerable.cases.access import case_followed
from answerable.cases.models.case import Outcome
from answerable.cases.proofs import LinkProof, link_key
from answerable.casework.follow import reopen
from answerable.casework.joining_people import join_people
from answerable.casework.resolve import resolve
from answerable.casework.tests.makers import make_case, send_form
from answerable.knowledge.journeys.noting import note_contact, note_read
from answerable.knowledge.journeys.outcomes import Contact
from answerable.knowledge.journeys.rolling import KEPT, roll_up_journeys
from answerable.knowledge.journeys.tokens import begin_token
from answerable.knowledge.models import (
    Journey,
    JourneyContact,
    JourneyDay,
    JourneyPage,
)
from answerable.knowledge.tests.makers import make_article, make_fact
from answerable.lib.memory import forget
from answerable.people.models import ContactPoint

MONDAY = date(2026, 3, 2)
TOKEN, ANOTHER = begin_token(MONDAY), begin_token(MONDAY)
A_DAY = timedelta(days=1)
AMINA, TWIN = "amina@mail.example", "amina+town@mail.example"


@pytest.fixture(autouse=True)
def clock():
    with time_machine.travel("2026-03-02 10:00Z", tick=False) as traveller:
        yield traveller


@pytest.fixture
def page(town, ben):
    """A help page about the street light."""
    make_fact()
    return make_article(ben, town.hall, services=[town.lamp])


@pytest.fixture
def other(town, ben, page):
    """A help page about trees."""
    return make_article(ben, town.hall, "free", services=[town.tree])


def look(page, token=TOKEN, visitor="amina", day=MONDAY):
    note_read(token, page.pk, day=day, visitor=visitor)


def person_of(address):
    return ContactPoint.objects.get(address=address).person


def counted(day=MONDAY + 8 * A_DAY):
    """Let the worker count on a day; return what became of which page."""
    roll_up_journeys(day)
    rows = JourneyDay.objects.order_by("article__slug", "outcome")
    return [(one.article.slug, one.outcome, one.times) for one in rows]


def test_B13_a_case_about_the_same_topic_within_7_days_is_not_deflected(page, clock):
    look(page)
    clock.shift(7 * A_DAY)

    send_form(journey=TOKEN)

    assert counted() == [("lost-card", "asked", 1)]
    assert JourneyDay.objects.get().service.slug == "street-light"


def test_of_two_pages_only_the_one_that_it_is_about_is_asked(page, other):
    look(page)
    look(other)

    send_form(journey=TOKEN)

    assert counted() == [("free", "solved", 1), ("lost-card", "asked", 1)]


def test_a_page_from_which_somebody_asks_is_asked_about_whatever_the_service(
    other, page
):
    look(other)

    send_form(journey=TOKEN, asked_from="free")

    assert counted() == [("free", "asked", 1)]


def test_a_page_that_is_not_there_any_more_hinders_nobody(page):
    look(page)

    kept = send_form(journey=TOKEN, asked_from="nowhere")

    assert kept.envelope.reference
    assert counted() == [("lost-card", "asked", 1)]


def test_more_words_on_an_old_case_about_it_count_as_well(page, clock):
    case = make_case(token="lamp", email=AMINA)
    clock.shift(A_DAY)
    tuesday = begin_token(MONDAY + A_DAY)
    look(page, tuesday, day=MONDAY + A_DAY)
    send_form(token="tree", service="tree", email=AMINA, journey=tuesday)

    send_form(token="more", concerns=case.reference, email=AMINA)

    asked = JourneyContact.objects.order_by("id").values_list(
        "service__slug", flat=True
    )
    assert list(asked) == ["tree", "street-light"]


def test_the_same_contact_twice_on_a_day_is_one(page):
    look(page)

    send_form(token="one", journey=TOKEN)
    send_form(token="two", words="Still out.", journey=TOKEN)

    assert JourneyContact.objects.count() == 1


def test_a_contact_holds_for_what_the_reader_began_anew_that_day(page, other):
    look(page)
    look(other, ANOTHER)

    send_form(journey=ANOTHER)

    assert counted() == [("free", "solved", 1), ("lost-card", "asked", 1)]


def test_somebody_else_of_that_day_is_untouched(page):
    look(page)
    look(page, ANOTHER, "bo")

    send_form(journey=TOKEN)

    assert counted() == [("lost-card", "asked", 1), ("lost-card", "solved", 1)]


def test_what_somebody_wrote_before_we_knew_them_counts_as_well(page, clock):
    look(page)
    clock.shift(A_DAY)
    make_case(token="lamp", email=AMINA)
    assert not JourneyContact.objects.exists()

    send_form(token="tree", service="tree", email=AMINA, journey=TOKEN)

    assert counted() == [("lost-card", "asked", 1)]


def test_what_they_wrote_before_they_read_does_not(page, clock):
    clock.shift(-A_DAY)
    make_case(token="lamp", email=AMINA)
    clock.shift(A_DAY)
    look(page)

    send_form(token="tree", service="tree", email=AMINA, journey=TOKEN)

    assert counted() == [("lost-card", "solved", 1)]


def test_who_says_that_an_old_matter_is_not_solved_asks_all_the_same(page, ben):
    case = make_case(token="lamp", email=AMINA)
    resolve(case, outcome=Outcome.DONE, reason="It burns.", by=ben, seen=case.version)
    look(page)
    Journey.objects.update(person=case.person)

    proof = LinkProof(link_key(case.reference, AMINA))
    reopen(case_followed(proof, case.reference))

    assert counted() == [("lost-card", "asked", 1)]


def test_what_a_person_wrote_before_they_read_says_nothing(page):
    look(page)
    case = make_case(email=AMINA)

    note_contact(Contact(MONDAY - A_DAY), person=case.person_id)

    assert not JourneyContact.objects.exists()


def test_a_journey_goes_with_the_person_who_is_joined_with_another(page, ben):
    look(page)
    make_case(token="twin", email=TWIN, service="tree", journey=TOKEN)
    make_case(token="amina", email=AMINA, service="tree")
    twin, amina = (person_of(address) for address in (TWIN, AMINA))

    join_people(twin, into=amina, by=ben, seen=twin.version, seen_other=amina.version)

    assert Journey.objects.get().person == amina


@pytest.mark.parametrize(
    ("moment", "outcome"),
    [
        pytest.param("2026-03-09 14:59Z", "asked", id="the seventh day in Tokyo"),
        pytest.param("2026-03-09 15:00Z", "solved", id="the eighth"),
    ],
)
def test_the_days_are_those_of_the_agency(page, clock, moment, outcome):
    Calendar.objects.update(zone="Asia/Tokyo")
    forget()
    look(page)
    clock.move_to(moment)

    send_form(journey=TOKEN)

    assert counted() == [("lost-card", outcome, 1)]


# The count


def test_what_is_not_over_yet_is_not_counted(page):
    look(page)

    assert counted(MONDAY + 7 * A_DAY) == []
    assert Journey.objects.exists()


def test_counting_twice_counts_once(page):
    look(page)

    counted()

    assert counted() == [("lost-card", "solved", 1)]
    assert not JourneyPage.objects.exists()


def test_each_day_is_counted_for_itself(page):
    look(page)
    tuesday = MONDAY + A_DAY
    look(page, begin_token(tuesday), day=tuesday)

    counted(MONDAY + 30 * A_DAY)

    days = JourneyDay.objects.order_by("day").values_list("day", "times")
    assert list(days) == [(MONDAY, 1), (tuesday, 1)]


def test_counts_are_forgotten_after_400_days(page):
    look(page)
    counted()

    assert counted(MONDAY + KEPT)
    assert not counted(MONDAY + KEPT + A_DAY)


def test_a_day_asks_the_database_as_little_for_many_readers_as_for_one(
    page, django_assert_max_num_queries
):
    for number in range(40):
        look(page, begin_token(MONDAY), f"reader {number}")

    with django_assert_max_num_queries(14):
        roll_up_journeys(MONDAY + 8 * A_DAY)
