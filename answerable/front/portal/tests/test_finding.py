"""Looking before writing; and who finds nothing is met where they are."""

from __future__ import annotations

import pytest
from django.urls import reverse

from answerable.agency.roles import Role
from answerable.agency.tests.makers import make_staff
from answerable.cases.models import Case
from answerable.front.portal.tests.pages import Walk, read, text_of
from answerable.knowledge.content import Content
from answerable.knowledge.models import SearchDay
from answerable.knowledge.search.counting import count_due
from answerable.knowledge.tests.makers import make_article, make_fact

MOST_QUERIES = 16


@pytest.fixture(autouse=True)
def pages(town):
    """Two help pages, one about a card and one for staff alone."""
    eve = make_staff("eve", Role.EXPERT, town.roads.department, town.roads)
    make_fact()
    make_article(eve, town.roads.department)
    secret = {
        "title": {"en": "How do we replace a card by hand?"},
        "answer": {"en": "Ask the card room."},
    }
    make_article(
        eve,
        town.roads.department,
        "card-by-hand",
        content=Content(secret, audience="staff"),
    )
    count_due()


def look(client, words, **more):
    return client.get(reverse("portal:help"), {"q": words, **more})


def link(page, words):
    return next(one for one in page.find_all("a") if words in one.get_text())["href"]


def test_what_fits_is_found_with_its_answer(client):
    page = text_of(look(client, "lost card"))

    assert "1 answer for “ lost card ”" in page
    assert "How do I replace a lost card? Come to us. It costs" in page


def test_pages_for_staff_are_not_found_by_everybody(client):
    assert "How do we replace" not in text_of(look(client, "replace a card"))


def test_services_that_fit_stand_beside_the_answers(client):
    assert "What you can ask us to do Street light" in text_of(
        look(client, "street light")
    )


def test_a_slip_of_the_pen_is_put_right(client):
    page = read(look(client, "pasport"))

    assert link(page, "passport") == "/help/?q=passport"


def test_where_nothing_fits_the_way_to_us_carries_the_words(client):
    page = read(look(client, "zeppelin"))

    assert "No answer yet for" in page.h1.get_text()
    assert link(page, "Ask us") == "/ask/?words=zeppelin&q=zeppelin"


def test_B16_the_case_knows_what_was_looked_for_and_read(client, town):
    results = read(look(client, "lost card"))
    article = read(client.get(link(results, "How do I replace")))
    again = read(client.get(link(article, "Other answers")))
    door = link(again, "Ask us")
    walk = Walk(client, "ask")
    answer = client.post(door, {"words": "My card is lost abroad.", "wish": "A card."})
    walk.token = answer.url.split("/ask/")[1].split("/")[0]
    walk.post("service", service="?")
    walk.post("photo")
    walk.post("you", language="en")

    told = text_of(walk.look("check"))

    walk.send()

    assert "What you looked for comes along lost card" in told
    assert Case.objects.get().trail == {"query": "lost card", "seen": ["lost-card"]}


def test_who_comes_without_a_trail_has_none(client, town):
    walk = Walk(client, "ask")
    walk.begin()
    walk.post("service", service="?")
    walk.post("photo")
    walk.post("you", language="en")

    walk.send()

    assert Case.objects.get().trail == {}


def test_a_trail_that_is_none_is_left_out(client):
    page = read(look(client, "card", seen="../etc,lost-card,<b>"))

    assert "seen=lost-card" in link(page, "Ask us")
    assert "etc" not in link(page, "Ask us")


def test_a_search_is_counted_and_that_it_led_to_a_page(client):
    results = read(look(client, "lost card"))

    client.get(link(results, "How do I replace"))

    counted = SearchDay.objects.get()
    assert (counted.query, counted.times, counted.empty, counted.opened) == (
        "lost card",
        1,
        0,
        1,
    )


def test_a_search_in_vain_is_counted_as_one(client):
    look(client, "zeppelin")

    assert SearchDay.objects.get().empty == 1


def test_a_look_ahead_counts_nothing(client):
    client.head(reverse("portal:help"), {"q": "zeppelin"})

    assert not SearchDay.objects.exists()


def test_a_search_asks_the_database_little(client, django_assert_max_num_queries):
    look(client, "lost card")

    with django_assert_max_num_queries(MOST_QUERIES):
        look(client, "lost card")


def test_the_best_answers_are_offered_once_before_a_request_is_sent(client):
    walk = Walk(client, "ask")
    walk.begin(words="I lost my card", wish="A new one")
    walk.post("service", service="?")
    walk.post("photo")
    walk.post("you", language="en")

    page = text_of(walk.look("check"))

    assert "Perhaps this answers it already How do I replace a lost card?" in page


def test_who_complains_is_not_sent_away_with_an_answer(client):
    walk = Walk(client, "complain")
    walk.begin(words="You lost my card", wish="An apology")
    walk.post("service", service="?")
    walk.post("photo")
    walk.post("you", language="en")

    assert "Perhaps this answers it" not in text_of(walk.look("check"))
