"""Somebody on a phone, without scripts, reports a lamp that is reported already."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from answerable.agency.tests.places import draw_town, name_streets
from answerable.cases.models import Case, CaseLink
from answerable.casework.tests.makers import make_case
from answerable.lib.positions import Source, Spot
from tests.browser.keyboard import choose, fill, reach

pytestmark = pytest.mark.django_db(transaction=True)

MILL_LANE = Spot(50.02, 10.02, Source.GAZETTEER, 100)
WORDS = "The street light at number 4 is out."


@pytest.fixture
def first(town) -> Case:
    """Amina's report, in a town that shows what is reported near."""
    draw_town(town.market)
    name_streets()
    town.lamp.similar_within, town.lamp.picture = 100, "lightbulb"
    town.lamp.save()
    return make_case(spot=MILL_LANE, area="market")


def until_similar(page: Page, home: str) -> None:
    page.goto(f"{home}/report/")
    fill(page, "What is the problem?", WORDS)
    fill(page, "What do you hope we do?", "Repair it.")
    reach(page, "Continue")
    choose(page, "Street light")
    reach(page, "Continue")
    fill(page, "Where is it?", "Mill Lane 4")
    reach(page, "Continue")


def send(page: Page) -> None:
    reach(page, "Continue")
    reach(page, "Continue")  # no photo
    reach(page, "Continue")  # no name
    reach(page, "Send")


def test_they_follow_it_by_keyboard_and_see_how_far_it_is(
    live_server, first, plain_page
):
    until_similar(plain_page, live_server.url)
    expect(plain_page.locator("h1")).to_have_text("Is it one of these?")
    choose(plain_page, "Mill Lane · Market · close by")
    send(plain_page)

    expect(plain_page.locator("main")).to_contain_text("You follow a report")
    own = Case.objects.get(
        reference=plain_page.locator(".reference").first.inner_text()
    )
    assert CaseLink.objects.get(case=own).to == first
    assert own.interactions.filter(text=WORDS).exists()


def test_none_of_these_goes_on(live_server, first, plain_page):
    until_similar(plain_page, live_server.url)
    choose(plain_page, "None of these")
    send(plain_page)

    expect(plain_page.locator("main")).to_contain_text("We have your report")
    assert not CaseLink.objects.exists()


def test_nothing_keeps_anybody_out(live_server, first, page, barriers):
    until_similar(page, live_server.url)

    assert barriers() == []
