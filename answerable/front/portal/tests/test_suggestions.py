"""What often belongs together: with the reason, bounded, and off when somebody says so."""

from __future__ import annotations

import pytest
from django.urls import reverse

from answerable.front.portal.tests.pages import Walk, read, text_of
from answerable.knowledge.policy import put_life_event
from answerable.knowledge.tests.makers import make_article, make_fact

PAGE = "/help/lamp-out/"
OFF = "/suggestions/"


@pytest.fixture(autouse=True)
def shelf(town, ben):
    make_fact()
    moving = put_life_event(slug="moving", name={"en": "Moving house"}).thing
    for slug, service in (("lamp-out", town.lamp), ("parking", town.permit)):
        make_article(ben, town.hall, slug, services=[service], life_events=[moving])


def sent(client, door="report", **words):
    walk = Walk(client, door)
    walk.until_check("street-light", **words)
    return walk.client.get(walk.send().url)


def related(response):
    box = read(response).find("section", {"aria-labelledby": "related"})
    return (
        [line.get_text(" ", strip=True) for line in box.find_all("li")] if box else []
    )


def test_B03_a_help_page_names_what_belongs_to_the_same_event_and_says_so(client):
    assert related(client.get(PAGE)) == [
        "Permit Because it is often part of “ Moving house ”",
        "How do I replace a lost card? Because it is often part of “ Moving house ”",
    ]


def test_B03_the_confirmation_shows_it_with_the_reason(client):
    lines = related(sent(client))

    assert lines[0] == "Permit Because it is often part of “ Moving house ”"


def test_beside_a_complaint_nothing_is_suggested(client):
    walk = Walk(client, "complain")
    walk.begin()
    walk.post("service", service="street-light")
    walk.post("photo")
    walk.post("you", language="en")

    assert related(walk.client.get(walk.send().url)) == []


def test_the_button_switches_it_off_for_this_browser_and_leads_back(client):
    assert client.get(OFF).status_code == 405

    answer = client.post(OFF, {"back": PAGE})

    assert answer.url == PAGE
    cookie = client.cookies["suggestions"]
    assert (cookie.value, cookie["samesite"], cookie["httponly"]) == (
        "off",
        "Lax",
        True,
    )
    assert related(client.get(PAGE)) == []
    assert related(sent(client)) == []


def test_the_page_about_privacy_switches_it_on_again(client):
    client.post(OFF, {"back": PAGE})
    privacy = client.get(reverse("portal:privacy"))
    assert "Show me again what often belongs together" in text_of(privacy)

    client.post(OFF, {"show": "on", "back": reverse("portal:privacy")})

    assert related(client.get(PAGE))


@pytest.mark.parametrize(
    "back", ["", "https://elsewhere.example/", "//elsewhere.example/", "help"], ids=repr
)
def test_the_button_leads_nowhere_else(client, back):
    assert client.post(OFF, {"back": back}).url == reverse("portal:start")
