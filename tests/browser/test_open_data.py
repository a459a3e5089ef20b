"""What machines read costs those who read the page nothing, and no policy minds it."""

from __future__ import annotations

import pytest

from answerable.knowledge.tests.makers import make_article, make_content, make_fact

pytestmark = pytest.mark.django_db(transaction=True)


def test_a_help_page_asks_for_no_more_and_its_data_opens(live_server, page, town, ben):
    make_fact()
    said = {"title": {"en": "</script><b>What now?"}}
    make_article(ben, town.hall, content=make_content(texts=said))
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))

    page.goto(f"{live_server.url}/help/lost-card/")

    assert len(asked) <= 5
    assert not [url for url in asked if "jsonld" in url]
    href = page.get_attribute("link[type='application/ld+json']", "href")
    data = page.evaluate("async href => (await fetch(href)).json()", href)
    assert data["@graph"][0]["name"] == "</script><b>What now?"
