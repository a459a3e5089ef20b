"""The queue in a browser: what comes in moves nothing under the hand."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, ViewportSize, expect

from answerable.casework.tests.makers import make_case
from tests.browser.seats import sign_in

pytestmark = pytest.mark.django_db(transaction=True)

DESKTOP: ViewportSize = {"width": 1280, "height": 800}
PHONE: ViewportSize = {"width": 320, "height": 640}


def at_the_queue(page: Page, live_server, staff) -> Page:
    sign_in(page.context, live_server, staff)
    page.goto(f"{live_server.url}/desk/")
    return page


def top_of_the_first_row(page: Page) -> float:
    box = page.locator("tbody tr").first.bounding_box()
    assert box
    return box["y"]


@pytest.mark.parametrize(
    "size", [pytest.param(DESKTOP, id="desktop"), pytest.param(PHONE, id="phone")]
)
def test_the_first_row_stays_where_it_is_when_something_new_came(
    page, live_server, ben, case, size
):
    page.set_viewport_size(size)
    at_the_queue(page, live_server, ben)
    before = top_of_the_first_row(page)

    make_case(words="Another lamp is out.")
    page.evaluate(
        "htmx.ajax('GET', document.querySelector('.came').getAttribute('hx-get'),"
        " {target: '.came', select: '#came'})"
    )
    expect(page.get_by_role("link", name="1 new: show it")).to_be_visible()

    assert top_of_the_first_row(page) == before
