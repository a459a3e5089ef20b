"""The map that can be moved: nothing of it before a tap, a pin by finger and by keyboard."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from answerable.agency.tests.places import draw_town, make_office, name_streets
from answerable.cases.models import Case
from tests.browser.walker import Walker

pytestmark = pytest.mark.django_db(transaction=True)

SHOW, TAKE = "Show a map that I can move", "Take this point"
SET = "The pin is set."
MOST_REQUESTS = 5
A_MOMENT = 600  # milliseconds in which the map comes to rest


@pytest.fixture
def drawn(town):
    """A town on the map."""
    draw_town(town.market)
    name_streets()
    make_office()


@pytest.fixture
def asked(page):
    """What the browser asks for, in its order."""
    requests = []

    def note(request):
        requests.append(request)

    page.on("request", note)
    return requests


@pytest.fixture
def walker(page, barriers, live_server, drawn):
    return Walker(page, barriers, live_server.url)


def come_to_the_place(walker):
    """Say what it is, and come to the page that asks where."""
    walker.open("/report/")
    walker.fill(words="The street light is out.", wish="Repair it.")
    walker.press()
    walker.tick("[value=street-light]")
    walker.press()


def show_map(page, label=SHOW):
    """Ask for the map and wait until it is there."""
    page.get_by_role("button", name=label).click()
    expect(page.locator(".movable .map-area")).to_have_count(2)


def send(walker):
    """Go the rest of the way and return the case."""
    for _page in ("place", "photo", "you", "check"):
        walker.press()
    return Case.objects.get()


def test_nothing_of_the_map_comes_before_somebody_asks(walker, page, asked):
    come_to_the_place(walker)
    page.wait_for_load_state("networkidle")
    before = list(asked)
    show_map(page)

    addresses = [one.url for one in asked]
    came = addresses[len(before) :]
    assert not any(
        "leaflet" in one or "geojson" in one for one in addresses[: len(before)]
    )
    assert sum("leaflet.js" in one for one in came) == 1
    assert all(one.startswith(walker.home) for one in addresses)


def test_the_place_page_takes_at_most_five_requests(walker, page, asked):
    come_to_the_place(walker)
    page.wait_for_load_state("networkidle")  # what came late is not of this visit
    asked.clear()

    page.reload(wait_until="networkidle")

    assert 2 < len(asked) <= MOST_REQUESTS, [one.url for one in asked]


def test_a_tap_sets_a_pin_and_the_case_has_its_point(walker, page):
    come_to_the_place(walker)
    show_map(page)
    box = page.locator(".movable").bounding_box()

    page.mouse.click(box["x"] + box["width"] / 4, box["y"] + box["height"] / 2)
    expect(page.get_by_text(SET)).to_be_visible()
    with page.expect_navigation():
        page.get_by_role("button", name=TAKE).click()

    expect(page.locator("main")).to_contain_text("A point in Market, within about")
    case = send(walker)
    assert case.place_source == "map"
    assert case.area.slug == "market"
    assert 50.0 < case.latitude < 50.1
    assert 10.0 < case.longitude < 10.1
    assert case.place_accuracy > 1


def test_the_arrow_keys_and_enter_set_a_pin(walker, page):
    come_to_the_place(walker)
    page.get_by_role("button", name=SHOW).focus()
    page.keyboard.press("Enter")
    expect(page.locator(".movable")).to_be_focused()
    page.keyboard.press("ArrowRight")
    page.wait_for_timeout(A_MOMENT)

    page.keyboard.press("Enter")
    expect(page.get_by_text(SET)).to_be_visible()
    page.get_by_role("button", name=TAKE).focus()
    with page.expect_navigation():
        page.keyboard.press("Enter")

    expect(page.locator("main")).to_contain_text("A point in Hill, within about")
    assert send(walker).area.slug == "hill"


def test_a_pin_out_of_town_is_said_to_be_that(walker, page):
    come_to_the_place(walker)
    show_map(page)
    box = page.locator(".movable").bounding_box()

    page.mouse.click(box["x"] + box["width"] / 2, box["y"] + 4)
    with page.expect_navigation():
        page.get_by_role("button", name=TAKE).click()

    expect(page.locator("main")).to_contain_text("outside of our territory")


@pytest.mark.parametrize("language", ["", "/ar"], ids=["english", "arabic"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_open_map_keeps_nobody_out(walker, page, language, scheme):
    page.emulate_media(color_scheme=scheme)
    walker.home += language
    come_to_the_place(walker)
    page.locator("[data-map] button").first.click()
    expect(page.locator(".movable .map-area")).to_have_count(2)
    page.wait_for_timeout(A_MOMENT)

    walker.look()

    assert walker.found == []


def test_a_map_that_does_not_come_says_so_and_the_page_goes_on(walker, page):
    page.route("**/areas.geojson", lambda route: route.fulfill(body="no json"))
    come_to_the_place(walker)

    page.get_by_role("button", name=SHOW).click()

    expect(page.get_by_text("The map did not come.")).to_be_visible()
    expect(page.get_by_role("button", name=SHOW)).to_be_enabled()
    walker.fill(place="behind the blue gate")
    walker.press()
    assert walker._name() == "photo"  # what it would note


def test_without_a_script_there_is_no_button(plain_page, live_server, drawn):
    walker = Walker(plain_page, list, live_server.url)
    come_to_the_place(walker)

    assert not plain_page.get_by_role("button", name=SHOW).is_visible()
    expect(plain_page.get_by_role("button", name="Show it on a map")).to_be_visible()
