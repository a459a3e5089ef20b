"""What goes on is said on the form where it concerns it, and on the start page if chosen."""

from __future__ import annotations

from datetime import timedelta

import pytest

from answerable.agency.tests.places import draw_town, name_streets
from answerable.casework import situation_steps as steps, situations
from answerable.casework.tests.test_situations import DIGGING, TITLE, plan
from answerable.front.portal.tests.pages import text_of
from answerable.lib.memory import forget

MOST_QUERIES = 14


@pytest.fixture
def streets(town):
    draw_town(town.market)
    name_streets()


@pytest.fixture
def burst(streets, town, dee):
    return situations.begin(town.lamp, plan(), words=DIGGING, by=dee)


def until_place(walk):
    walk.begin()
    walk.post("service", service="street-light")


def test_it_is_said_once_the_place_is_known_to_lie_in_it(walk, burst):
    until_place(walk)
    before = text_of(walk.look("place"))
    walk.post("place", place="Mill Lane", area="")

    after = text_of(walk.look("photo"))

    assert TITLE["en"] not in before
    assert TITLE["en"] in after
    assert DIGGING["en"] in after


def test_everywhere_is_said_from_the_service_on(walk, streets, town, dee):
    anywhere = plan(point=None, metres=None)
    situations.begin(town.lamp, anywhere, words=DIGGING, by=dee)
    until_place(walk)

    assert DIGGING["en"] in text_of(walk.look("place"))


def test_somewhere_else_it_is_not_said(walk, burst):
    until_place(walk)
    walk.post("place", place="Lantern Steps", area="")

    assert DIGGING["en"] not in text_of(walk.look("photo"))


def test_of_another_service_it_is_not_said(walk, burst):
    walk.begin()
    walk.post("service", service="+", other="tree")

    assert DIGGING["en"] not in text_of(walk.look("photo"))


def test_what_is_over_is_not_said(walk, burst, monday):
    until_place(walk)
    walk.post("place", place="Mill Lane", area="")
    monday.shift(timedelta(days=3))
    forget()

    assert DIGGING["en"] not in text_of(walk.look("photo"))


def test_the_last_news_are_said(walk, burst, dee):
    steps.say(burst, words={"en": "Mended at six."}, by=dee, seen=burst.version)
    until_place(walk)
    walk.post("place", place="Mill Lane", area="")
    forget()

    assert "Mended at six." in text_of(walk.look("photo"))


def test_the_start_page_says_it_where_that_was_chosen(client, streets, town, dee):
    situations.begin(town.lamp, plan(), words=DIGGING, by=dee)
    assert DIGGING["en"] not in text_of(client.get("/"))

    situations.begin(town.lamp, plan(is_on_start=True), words=DIGGING, by=dee)
    forget()

    assert DIGGING["en"] in text_of(client.get("/"))


def test_it_is_said_in_the_language_of_the_page(client, streets, town, dee):
    situations.begin(town.lamp, plan(is_on_start=True), words=DIGGING, by=dee)

    assert DIGGING["es"] in text_of(client.get("/es/"))


def test_the_form_asks_the_database_little(walk, burst, django_assert_max_num_queries):
    until_place(walk)
    walk.post("place", place="Mill Lane", area="")
    forget()

    with django_assert_max_num_queries(MOST_QUERIES):
        walk.look("photo")
