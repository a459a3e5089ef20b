"""What often belongs together is found by life events alone, and never by a person."""

from __future__ import annotations

import inspect

import pytest

from answerable.agency.configuration import FOLDER
from answerable.agency.models import Service
from answerable.agency.tests.makers import make_service
from answerable.knowledge import related
from answerable.knowledge.models import KnowledgeArticle
from answerable.knowledge.policy import let_suggest, put_life_event, retire
from answerable.knowledge.related import MOST, beside_article, beside_service
from answerable.knowledge.tests.makers import make_article, make_fact
from answerable.lib.memory import forget


@pytest.fixture
def moving(town):
    return put_life_event(slug="moving", name={"en": "Moving house"}).thing


@pytest.fixture
def shelf(town, ben, moving):
    """Lamps, permits and a tree, each with an article about moving house."""
    make_fact()
    about = {
        "lamp-out": town.lamp,
        "parking": town.permit,
        "tree-down": town.tree,
    }
    return {
        slug: make_article(
            ben, town.hall, slug, services=[service], life_events=[moving]
        )
        for slug, service in about.items()
    }


def things(found):
    return [one.thing for one in found]


def test_B03_a_suggestion_names_its_rule_and_nothing_of_a_person_has_a_way_in(
    town, shelf, moving
):
    found = beside_service(town.lamp)

    assert {one.event for one in found} == {moving}
    for ask, taken in ((beside_service, Service), (beside_article, KnowledgeArticle)):
        (given,) = inspect.signature(ask).parameters.values()
        assert given.annotation == taken.__name__
    source = inspect.getsource(related)
    rooms = ("cases", "people", "forms", "casework", "channels", "correspondence")
    assert not [room for room in rooms if f"answerable.{room}" in source]


def test_a_service_is_joined_by_other_services_and_answers_of_its_event(town, shelf):
    found = beside_service(town.lamp)

    assert things(found) == [town.permit, town.tree, shelf["parking"]]


def test_an_article_is_joined_by_what_is_not_on_its_own_page(town, shelf):
    found = things(beside_article(shelf["parking"]))

    assert town.permit not in found
    assert shelf["parking"] not in found
    assert found == [town.lamp, town.tree, shelf["lamp-out"]]


def test_there_are_three_at_most(town, ben, shelf, moving):
    for number in range(8):
        service = make_service(f"more-{number}", town.roads)
        slug = f"more-{number}"
        make_article(ben, town.hall, slug, services=[service], life_events=[moving])

    assert len(beside_service(town.lamp)) == MOST


def test_what_belongs_by_two_events_is_told_once(town, ben, shelf):
    other = put_life_event(slug="old-age", name={"en": "Growing old"}, position=9).thing
    for article in shelf.values():
        article.life_events.add(other)

    found = things(beside_service(town.lamp))

    assert len(found) == len(set(found)) == MOST


def test_an_event_that_is_switched_off_suggests_nothing(town, shelf, moving):
    let_suggest(moving, suggests=False, by=FOLDER)

    assert beside_service(town.lamp) == []
    assert beside_article(shelf["parking"]) == []


def test_what_is_not_offered_or_not_read_any_more_is_not_suggested(town, shelf, ben):
    town.permit.retired_on = town.hall.valid_from
    town.permit.save()
    retire(shelf["tree-down"], by=FOLDER)
    forget()

    assert things(beside_service(town.lamp)) == [shelf["parking"]]


def test_a_service_without_an_article_suggests_nothing(town):
    assert beside_service(town.lamp) == []


def test_it_asks_as_often_for_many_articles_as_for_few(
    town, ben, shelf, moving, django_assert_max_num_queries
):
    for number in range(30):
        make_article(ben, town.hall, f"more-{number}", life_events=[moving])
    forget()

    with django_assert_max_num_queries(4):
        beside_service(town.lamp)
