"""A person reports, is told who answers by when, and follows the case.

Without JavaScript and by keyboard alone, on a phone of 320 pixels.
"""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from answerable.cases.models import Case
from tests.browser.keyboard import choose, fill, reach

pytestmark = pytest.mark.django_db(transaction=True)

WORDS = "The street light at number 4 is out."


@pytest.fixture
def start(live_server, town, plain_page: Page) -> Page:
    plain_page.goto(live_server.url)
    return plain_page


def test_B11_from_form_to_tracking_by_keyboard_without_javascript(start):
    report(start)
    reference = start.locator(".reference").first.inner_text()
    secret = start.locator(".reference.secret").inner_text()
    assert Case.objects.get().reference == reference

    reach(start, "Track my case")
    fill(start, "Reference", reference)
    fill(start, "Secret", secret)
    reach(start, "Show my case")

    expect(start.locator("main")).to_contain_text(WORDS)
    expect(start.locator("main")).to_contain_text("We answer by")


def report(page: Page) -> None:
    """Report a broken light, as briefly as a person in a hurry."""
    reach(page, "Report a problem")
    fill(page, "What is the problem?", WORDS)
    fill(page, "What do you hope we do?", "Repair it.")
    reach(page, "Continue")
    choose(page, "Street light")
    reach(page, "Continue")
    fill(page, "Where is it?", "Mill Lane 4")
    reach(page, "Continue")
    reach(page, "Continue")  # no photo
    reach(page, "Continue")  # no name
    reach(page, "Send")
