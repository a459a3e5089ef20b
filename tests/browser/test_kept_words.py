"""Long words that could not be sent come back, in every form of the desk."""

from __future__ import annotations

from datetime import timedelta

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from answerable.agency.duty import today
from answerable.agency.roles import Role
from answerable.agency.tests.makers import make_staff
from answerable.cases.models import Case
from answerable.casework import commitments
from answerable.clock.commitments import Promising
from answerable.clock.models import Commitment
from answerable.correspondence.tests.makers import make_text
from answerable.front.desk.tests.pages import address
from tests.browser.seats import sign_in

pytestmark = pytest.mark.django_db(transaction=True)

WORDS = "The crew is at the bridge until Friday."
BACK = "Put back what you typed before the connection was lost."


@pytest.fixture
def context(browser):
    """A browser that loses its connection; it notes failed requests as errors."""
    context = browser.new_context()
    yield context
    context.close()


def sit_down(context: BrowserContext, live_server, staff) -> None:
    sign_in(context, live_server, staff)


def opened(context: BrowserContext, live_server, path: str) -> Page:
    page = context.new_page()
    page.goto(f"{live_server.url}{path}")
    return page


def lose_words(context, live_server, path, label, words=WORDS) -> None:
    """Write on a page, lose the connection, send all the same, and close the page."""
    page = opened(context, live_server, path)
    field = page.get_by_role("textbox", name=label)
    field.fill(words)
    context.set_offline(True)
    with page.expect_event("requestfailed"):
        # Which sends the form of the field.
        field.press("Control+Enter")
    page.close()
    context.set_offline(False)


def kept_in(page: Page) -> list[str]:
    places: list[str] = page.evaluate("Object.keys(localStorage)")
    return [place for place in places if place.startswith("answerable words")]


@pytest.fixture
def change(case, ben) -> str:
    """The page on which Ben changes what he promised."""
    day = today() + timedelta(days=1)
    seen = Case.objects.get(pk=case.pk).version
    commitments.promise(case, Promising("A call", day, ben), by=ben, seen=seen)
    return f"{address(case, 'promises')}{Commitment.objects.get().pk}/"


def test_a_reason_that_could_not_be_sent_is_put_back(context, live_server, ben, change):
    sit_down(context, live_server, ben)
    why = "Why can we not keep it?"

    lose_words(context, live_server, change, why)
    page = opened(context, live_server, change)

    expect(page.get_by_label(why)).to_have_value(WORDS)
    expect(page.get_by_text(BACK)).to_be_visible()


def test_every_long_field_of_a_form_that_has_a_draft_is_put_back(
    context, live_server, ben, case
):
    sit_down(context, live_server, ben)
    path, who = f"{address(case)}?change=resolve", "Who can help instead?"

    lose_words(context, live_server, path, who)
    page = opened(context, live_server, path)

    expect(page.get_by_label(who)).to_have_value(WORDS)


def test_what_was_taken_is_not_put_back(context, live_server, ben, change):
    sit_down(context, live_server, ben)
    lose_words(context, live_server, change, "Why can we not keep it?")

    page = opened(context, live_server, change)
    page.get_by_label("We take this promise back").check()
    page.get_by_role("button", name="Tell the person").click()
    expect(page.locator(".messages .notice.ok")).to_be_visible()

    assert kept_in(page) == []


def test_words_that_were_deleted_again_are_not_put_back(
    context, live_server, ben, change
):
    sit_down(context, live_server, ben)
    page = opened(context, live_server, change)
    field = page.get_by_label("Why can we not keep it?")

    field.fill(WORDS)
    before = len(kept_in(page))
    field.fill("")

    assert (before, kept_in(page)) == (1, [])


def test_what_somebody_else_wrote_meanwhile_stays_above_it(context, live_server, town):
    lucia = make_staff("lucia", Role.CX_OFFICER, town.hall)
    sit_down(context, live_server, lucia)
    path, label = "/desk/texts/link/en/", "Text"
    lose_words(context, live_server, path, label)

    make_text(by=lucia, body="Written elsewhere.")
    page = opened(context, live_server, path)

    expect(page.get_by_role("textbox", name=label)).to_have_value(
        f"Written elsewhere.\n\n{WORDS}"
    )


def test_what_was_done_to_one_of_us_is_not_left_in_a_browser(
    context, live_server, ben, case
):
    sit_down(context, live_server, ben)
    page = opened(context, live_server, address(case, "incident"))

    page.locator("main textarea").fill(WORDS)

    assert kept_in(page) == []


def test_words_of_a_colleague_are_not_put_before_somebody_else(
    context, live_server, ben, dee, change
):
    sit_down(context, live_server, ben)
    lose_words(context, live_server, change, "Why can we not keep it?")

    sit_down(context, live_server, dee)
    page = opened(context, live_server, change)

    expect(page.get_by_label("Why can we not keep it?")).to_have_value("")
