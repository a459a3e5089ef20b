"""The desk by keys alone: triage of one case takes three of them at most."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from answerable.agency.models import Staff
from answerable.casework.tests.makers import make_case
from tests.browser.seats import sign_in

pytestmark = pytest.mark.django_db(transaction=True)

MOST_KEYS = 3


class Fingers:
    """Somebody at a keyboard who counts what they hit."""

    def __init__(self, page: Page) -> None:
        """Put the hands on the keyboard."""
        self.page, self.hits = page, 0

    def hit(self, key: str) -> None:
        """Hit one key, or two together."""
        self.hits += 1
        self.page.keyboard.press(key)


def sit_down(page: Page, live_server, staff, path: str = "/desk/") -> Fingers:
    sign_in(page.context, live_server, staff)
    page.goto(f"{live_server.url}{path}")
    return Fingers(page)


@pytest.fixture
def fingers(page, live_server, ben, case):
    return sit_down(page, live_server, ben)


def heading(page: Page):
    return page.get_by_role("heading", level=1)


def test_simple_triage_takes_three_keys(fingers, ben, case):
    fingers.hit("j")
    fingers.hit("Enter")
    expect(heading(fingers.page)).to_have_text(case.summary)
    fingers.hit("t")
    expect(fingers.page.get_by_text("This one is yours now.")).to_be_visible()

    case.refresh_from_db()
    assert case.owner == ben
    assert fingers.hits <= MOST_KEYS


def test_taking_the_next_one_takes_one_key(fingers, ben, case):
    fingers.hit("n")
    expect(heading(fingers.page)).to_have_text(case.summary)

    case.refresh_from_db()
    assert case.owner == ben
    assert fingers.hits == 1


def test_several_cases_are_chosen_and_handed_on_by_keys(fingers, case):
    for key in ("j", "x", "a"):
        fingers.hit(key)

    expect(heading(fingers.page)).to_have_text("Hand them on")
    expect(fingers.page.get_by_text(case.reference)).to_be_visible()


def test_in_a_case_keys_walk_the_queue_beside_it(page, live_server, ben, case):
    other = make_case(words="The bridge rail is loose.", visitor="another")
    sit_down(page, live_server, ben, f"/desk/cases/{case.reference}/?view=team")
    current = page.locator(".queue [aria-current]")

    page.keyboard.press("j")
    expect(current).to_contain_text(other.reference)
    page.keyboard.press("k")

    expect(current).to_contain_text(case.reference)


def test_a_message_is_written_and_sent_by_keys(page, live_server, ben, case):
    sit_down(page, live_server, ben, f"/desk/cases/{case.reference}/")

    page.keyboard.press("r")
    page.keyboard.type("A crew comes on Friday, no joke.")
    page.keyboard.press("Control+Enter")

    expect(page.get_by_text("Your message is on its way.")).to_be_visible()


def test_escape_leaves_the_field_and_no_word_is_lost(page, live_server, ben, case):
    sit_down(page, live_server, ben, f"/desk/cases/{case.reference}/")
    words = page.get_by_label("Your message")

    page.keyboard.press("r")
    page.keyboard.type("mare")
    page.keyboard.press("Escape")

    expect(words).to_have_value("mare")
    expect(words).not_to_be_focused()


def test_what_was_typed_goes_along_when_the_case_is_resolved_by_its_key(
    page, live_server, ben, case
):
    sit_down(page, live_server, ben, f"/desk/cases/{case.reference}/")
    page.keyboard.press("r")
    page.keyboard.type("It is mended.")
    page.keyboard.press("Escape")

    page.keyboard.press("e")

    expect(page.get_by_label("Done", exact=True)).to_be_focused()
    expect(page.locator("#resolve-reason")).to_have_value("It is mended.")
    expect(page.get_by_label("Your message")).to_have_value("")


def test_a_key_opens_a_change_in_place_and_begins_in_its_first_field(
    page, live_server, ben, case
):
    sit_down(page, live_server, ben, f"/desk/cases/{case.reference}/")
    page.keyboard.press("r")
    page.keyboard.type("mare")
    page.keyboard.press("Escape")

    page.keyboard.press("c")

    expect(page.locator("#service-service")).to_be_focused()
    expect(page.get_by_label("Your message")).to_have_value("mare")


def test_the_command_bar_finds_goes_and_does(fingers, ben, case):
    page = fingers.page
    field = page.get_by_role("combobox", name="What are you looking for?")

    fingers.hit("Control+k")
    expect(field).to_be_focused()
    page.keyboard.type("saved")
    fingers.hit("Enter")
    expect(heading(page)).to_have_text("Saved answers")
    fingers.hit("Control+k")
    page.keyboard.type(case.reference)
    fingers.hit("Enter")

    expect(page.get_by_role("link", name=case.summary)).to_be_visible()


def test_the_open_command_bar_keeps_nobody_out(fingers, barriers):
    fingers.hit("Control+k")
    expect(fingers.page.get_by_role("dialog")).to_be_visible()

    assert barriers() == []


def test_who_turned_keys_off_can_hit_them_by_chance(page, live_server, ben, case):
    Staff.objects.filter(pk=ben.pk).update(uses_keys=False)
    sit_down(page, live_server, ben)

    page.keyboard.press("n")
    page.keyboard.press("?")

    expect(heading(page)).to_have_text("Queue")
    case.refresh_from_db()
    assert case.owner is None
