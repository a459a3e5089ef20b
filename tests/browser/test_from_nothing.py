"""From an empty installation to the first case in a browser, each action counted."""

from __future__ import annotations

import io
import re

import pytest
from django.core.management import call_command
from playwright.sync_api import Page, expect

from answerable.cases.models import Case

pytestmark = pytest.mark.django_db(transaction=True)

MOST_ACTIONS = 40
PASSWORD = "by-the-old-mill-9"


class Hands:
    """Somebody at the setup: a click, a field typed into and a choice are one action each.

    To reach a field is part of filling it in.
    """

    def __init__(self, page: Page) -> None:
        """Sit down before a page."""
        self.page, self.actions = page, 0

    def press(self, name: str) -> None:
        """Press a button."""
        self.actions += 1
        self.page.get_by_role("button", name=name, exact=True).click()

    def follow(self, name: str) -> None:
        """Follow a link of the page, not of the rail."""
        self.actions += 1
        links = self.page.get_by_role("main").get_by_role("link", name=name, exact=True)
        links.first.click()

    def go_to(self, name: str) -> None:
        """Follow a link of the rail."""
        self.actions += 1
        rail = self.page.get_by_role("navigation", name="Desk")
        rail.get_by_role("link", name=name, exact=True).click()

    def type(self, label: str, words: str) -> None:
        """Type into a field."""
        self.actions += 1
        self.page.get_by_role("main").get_by_label(label, exact=True).fill(words)

    def choose(self, label: str, option: str) -> None:
        """Choose from a list."""
        self.actions += 1
        field = self.page.get_by_role("main").get_by_label(label, exact=True)
        field.select_option(label=option)


def invitation() -> str:
    """Begin an installation; return the path that was printed."""
    out = io.StringIO()
    call_command("setup", "Hillford", "help@hillford.example", stdout=out)
    found = re.search(r"https?://[^/]+(/welcome/\S+)", out.getvalue())
    return found[1] if found else ""


def come_in(hands: Hands) -> None:
    hands.type("New password", PASSWORD)
    hands.type("New password once more", PASSWORD)
    hands.press("Keep this password")
    hands.type("User name", "admin")
    hands.type("Password", PASSWORD)
    hands.press("Sign in")


def set_up(hands: Hands) -> None:
    hands.follow("Name and contact")
    hands.type("Address", "1 Hall Square")
    hands.type("Phone", "0800 1")
    hands.press("Save")
    hands.follow("Teams")
    hands.follow("Add a team")
    hands.type("Name", "Front desk")
    hands.choose("Department", "Hillford")
    hands.press("Save")
    hands.follow("Set up")
    hands.follow("Services")
    hands.follow("Add a service")
    hands.type("Name", "Street light")
    hands.type("What it is for, in a sentence", "A lamp that is out.")
    hands.choose("Team that answers", "Front desk")
    hands.choose("Kind of matter", "Report")
    hands.press("Save")
    hands.follow("Set up")
    hands.follow("Promises")
    for promise in ("We confirm that we have it", "We answer"):
        hands.follow("Everything")
        hands.follow(promise)
        hands.press("Save")


def test_A04_an_empty_installation_comes_to_its_first_case_in_forty_actions(
    page, live_server, capsys
):
    page.goto(f"{live_server.url}{invitation()}")
    hands = Hands(page)

    come_in(hands)
    hands.go_to("Set up")
    set_up(hands)
    hands.follow("Set up")
    hands.follow("Send a trial request")
    hands.press("Send the trial")
    expect(page.get_by_text("reached Front desk")).to_be_visible()

    with capsys.disabled():
        print(f"\nfrom nothing to the first case: {hands.actions} actions")  # noqa: T201  # its figure
    assert Case.objects.get().service.slug == "street-light"
    assert hands.actions <= MOST_ACTIONS
