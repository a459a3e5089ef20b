"""What is typed at the desk is kept, with a connection and without one."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from answerable.correspondence.models import ComposerDraft
from tests.browser.seats import sign_in

pytestmark = pytest.mark.django_db(transaction=True)

WORDS = "A crew comes on Friday."
KEPT = "Kept as a draft."
OFFLINE = "Your words are kept in this browser."


def sit_down(page, live_server, staff, case):
    sign_in(page.context, live_server, staff)
    page.goto(f"{live_server.url}/desk/cases/{case.reference}/")


def told(page):
    return page.get_by_role("form", name="Write to the person").get_by_role("status")


def words_of(page):
    return page.get_by_label("Your message")


def test_what_is_typed_is_kept_a_moment_later(page, live_server, ben, case):
    sit_down(page, live_server, ben, case)

    words_of(page).type(WORDS)

    expect(told(page).last).to_have_text(KEPT)
    assert ComposerDraft.objects.get().words == WORDS


def test_a_lost_connection_loses_no_word(browser, live_server, ben, case):
    # A page of its own: the browser itself notes failed requests as errors.
    page = browser.new_page()
    sit_down(page, live_server, ben, case)
    page.context.set_offline(True)

    words_of(page).type(WORDS)

    expect(told(page).last).to_contain_text(OFFLINE)
    page.context.set_offline(False)
    expect(told(page).last).to_have_text(KEPT)
    assert ComposerDraft.objects.get().words == WORDS
    page.close()


@pytest.mark.parametrize("path", ["/desk/", "/desk/texts/"])
def test_a_page_says_that_there_is_no_connection_until_it_is_back(
    page, live_server, ben, path
):
    sign_in(page.context, live_server, ben)
    page.goto(live_server.url + path)
    bar = page.get_by_text("You are offline.")
    expect(bar).to_be_hidden()

    page.context.set_offline(True)

    expect(bar).to_be_visible()
    page.context.set_offline(False)
    expect(bar).to_be_hidden()


def test_what_never_reached_the_server_is_put_back(browser, live_server, ben, case):
    context = browser.new_context()
    page = context.new_page()
    sit_down(page, live_server, ben, case)
    # Of this page alone: as it is closed, it must not hear that the network is back.
    page.route("**/*", lambda route: route.abort())
    words_of(page).type(WORDS)
    expect(told(page).last).to_contain_text(OFFLINE)

    page.close()
    again = context.new_page()
    sit_down(again, live_server, ben, case)

    expect(words_of(again)).to_have_value(WORDS)
    expect(told(again).last).to_have_text(KEPT)
    assert ComposerDraft.objects.get().words == WORDS
    context.close()


def test_what_was_sent_is_not_put_back(page, live_server, ben, case):
    sit_down(page, live_server, ben, case)

    words_of(page).type(WORDS)
    page.get_by_role("button", name="Send", exact=True).click()

    expect(page.get_by_text("Your message is on its way.")).to_be_visible()
    expect(words_of(page)).to_have_value("")
    assert not ComposerDraft.objects.exists()


@pytest.fixture
def other_page(browser, live_server, dee, case):
    """Sit a colleague down at the case, in a browser of their own."""
    context = browser.new_context()
    page = context.new_page()
    sit_down(page, live_server, dee, case)
    yield page
    context.close()


def test_who_opens_a_case_and_writes_is_seen_in_another_browser_within_ten_seconds(
    page, other_page, live_server, ben, case
):
    here = other_page.locator("[data-here]")

    sit_down(page, live_server, ben, case)

    expect(here).to_contain_text("Ben Example", timeout=10_000)
    words_of(page).type(WORDS)
    expect(here).to_contain_text("is writing here", timeout=10_000)
