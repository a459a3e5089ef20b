"""Addresses of help pages that were merged: they lead on for good, in every form."""

from __future__ import annotations

import pytest

from answerable.agency.configuration import Hand
from answerable.front.portal.tests.pages import text_of
from answerable.knowledge.models import ArticleFeedback, KnowledgeArticle
from answerable.knowledge.policy import bring_back, merge_article, retire
from answerable.knowledge.tests.makers import make_article, make_content

TOKEN = "00000000-0000-0000-0000-000000000007"


@pytest.fixture
def merged(lost_card, town, dee):
    """A page about cards, into which the one about lost cards was merged."""
    cards = make_article(dee, town.hall, "cards", content=make_content())
    merge_article(lost_card, cards, by=Hand(dee))
    return cards


@pytest.mark.parametrize(
    ("old", "new"),
    [
        pytest.param("/help/lost-card/", "/help/cards/", id="page"),
        pytest.param("/es/help/lost-card/", "/es/help/cards/", id="Spanish"),
        pytest.param("/ar/help/lost-card/", "/ar/help/cards/", id="Arabic"),
        pytest.param(
            "/help/lost-card/data.jsonld", "/help/cards/data.jsonld", id="JSON-LD"
        ),
        pytest.param(
            "/help/lost-card/?q=lost&seen=x",
            "/help/cards/?q=lost&seen=x",
            id="with what was sought",
        ),
        pytest.param(
            f"/help/lost-card/useful/{TOKEN}/", "/help/cards/", id="a question after it"
        ),
    ],
)
def test_E86_an_old_address_leads_on_for_good(client, merged, old, new):
    response = client.get(old)

    assert response.status_code == 301
    assert response["Location"] == new


def test_E86_a_chain_leads_on_in_one_step(client, merged, town, dee):
    last = make_article(dee, town.hall, "papers", content=make_content())
    merge_article(merged, last, by=Hand(dee))

    assert client.get("/help/lost-card/")["Location"] == "/help/papers/"


def test_a_browser_asks_again_so_that_undoing_counts_at_once(client, merged, dee):
    response = client.get("/help/lost-card/")

    assert response["Cache-Control"] == "no-cache"
    bring_back(KnowledgeArticle.objects.get(slug="lost-card"), by=Hand(dee))
    assert client.get("/help/lost-card/").status_code == 200


def test_the_page_that_it_leads_to_is_read(client, merged):
    response = client.get("/help/lost-card/", follow=True)

    assert "How do I replace a lost card?" in text_of(response)


def test_whoever_pressed_on_the_old_page_is_asked_on_the_new_one(client, merged):
    press = {"useful": "yes", "token": TOKEN}

    response = client.post("/help/lost-card/useful/", press, follow=True)

    assert response.redirect_chain == [("/help/cards/", 302)]
    assert "This answer is part of another one now" in text_of(response)
    assert not ArticleFeedback.objects.exists()


def test_an_address_that_never_was_leads_nowhere(client, merged):
    assert client.get("/help/no-such/").status_code == 404


def test_it_leads_nowhere_where_nobody_reads_the_other(client, merged, dee):
    retire(merged, by=Hand(dee))

    assert client.get("/help/lost-card/").status_code == 404


def test_a_read_page_costs_no_more_questions(
    client, lost_card, django_assert_max_num_queries
):
    client.get("/help/lost-card/")

    with django_assert_max_num_queries(14) as asked:
        client.get("/help/lost-card/")
    assert not any("former" in one["sql"] and "@>" in one["sql"] for one in asked)
