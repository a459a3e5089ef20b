"""Somebody finds no answer and asks; the next who looks for it with the same words finds it.

The whole way in a browser without scripts: the search in vain, the form that carries its
words, the desk that answers from a help page, the page that is improved, the search anew.
"""

from __future__ import annotations

from dataclasses import dataclass

import pytest
from django.core import mail
from playwright.sync_api import Browser, Page, expect
from pytest_django.live_server_helper import LiveServer

from answerable.agency.models import Staff
from answerable.agency.roles import Role
from answerable.agency.tests.makers import make_service, make_staff
from answerable.cases.models import Case
from answerable.casework import tasks
from answerable.knowledge.content import Content
from answerable.knowledge.models import Citation
from answerable.knowledge.tests.makers import make_article
from tests.browser.seats import sign_in

pytestmark = pytest.mark.django_db(transaction=True)

WORDS = "novel returned too late"
TITLE = "What does an overdue loan cost?"
ANSWER = "Ten cents a day, and never more than five euros."
OVERDUE = {"title": {"en": TITLE}, "answer": {"en": ANSWER}}
PATIENCE = 10_000  # milliseconds


@dataclass(frozen=True)
class House:
    """Where the pages are, the browser that opens them, and who sits at the desk."""

    server: LiveServer
    browser: Browser
    ben: Staff
    eve: Staff
    dee: Staff

    @property
    def home(self) -> str:
        """Return where the pages begin."""
        return self.server.url

    def page(self, staff: Staff | None = None) -> Page:
        """Open a page of somebody's own; of nobody known where no staff is given."""
        context = self.browser.new_context(java_script_enabled=False)
        context.set_default_timeout(PATIENCE)
        if staff:
            sign_in(context, self.server, staff)
        return context.new_page()


@pytest.fixture
def house(live_server, browser, town, ben, dee):
    """A house that has the answer on a page whose words are not those of the people."""
    make_service("library", town.roads, case_type="enquiry")
    eve = make_staff("eve", Role.EXPERT, town.roads.department, town.roads)
    make_article(eve, town.roads.department, "overdue-loan", content=Content(OVERDUE))
    work()
    yield House(live_server, browser, ben, eve, dee)
    for context in browser.contexts:
        context.close()


def work() -> None:
    """Do what the worker does every few seconds and minutes."""
    for task in (tasks.understand, tasks.assign, tasks.send, tasks.count_words):
        task.func(0)


def press(page: Page, name: str) -> None:
    """Press a button, or follow a link, of the page itself."""
    main = page.get_by_role("main")
    what = main.get_by_role("button", name=name).or_(
        main.get_by_role("link", name=name)
    )
    what.first.click()


def look_for(page: Page, home: str, words: str) -> None:
    page.goto(home)
    page.get_by_role("searchbox").first.fill(words)
    press(page, "Search")


def ask(page: Page) -> str:
    """Ask us, with what was typed already; return the reference."""
    press(page, "Ask us")
    expect(page.get_by_label("What do you want to know?")).to_have_value(WORDS)
    page.get_by_label("What would a good answer").fill("I want to know what it costs.")
    press(page, "Continue")
    page.get_by_label("Library").check()
    press(page, "Continue")
    page.get_by_label("Yes, that is right").check()
    press(page, "Continue")
    press(page, "Continue")  # no photo
    page.locator("[name=email]").fill("amina@mail.example")
    press(page, "Continue")
    expect(page.get_by_role("main")).to_contain_text("What you looked for comes along")
    press(page, "Send")
    return page.locator(".reference").first.inner_text()


def answer_from_help(page: Page, home: str, reference: str) -> None:
    """Take the case from the queue, find the answer in the help pages, and send it."""
    page.goto(f"{home}/desk/")
    press(page, "Take the next one")
    expect(page.get_by_role("main")).to_contain_text(reference)
    expect(page.get_by_text(f"Looked for: “{WORDS}”")).to_be_visible()
    press(page, "Find the answer in our help pages")
    page.get_by_role("main").get_by_role("searchbox").fill("overdue")
    press(page, "Search")
    press(page, "Put it in the message")
    page.get_by_label("This is our answer").check()
    page.locator("#compose button.btn:not(.quiet)").first.click()
    expect(page.get_by_text("Your message is on its way.")).to_be_visible()


def improve(page: Page, home: str, reference: str) -> None:
    """Write the person's words on the page that answered them, and ask for a review."""
    page.goto(f"{home}/desk/cases/{reference}/")
    press(page, "Find the answer in our help pages")
    press(page, "overdue-loan/1")
    press(page, "Change it")
    page.get_by_label("How people ask for it").fill(WORDS)
    press(page, "Keep it")
    press(page, "Ask for a review")


def publish(page: Page, home: str) -> None:
    page.goto(f"{home}/desk/help/?show=review")
    press(page, TITLE)
    page.get_by_label("Why").fill("This is how people ask for it.")
    press(page, "Publish it")
    expect(page.get_by_text("Version 2 is what people read now.")).to_be_visible()


def test_B16_a_search_in_vain_is_answered_and_the_next_one_finds_it(house):
    amina, omar = house.page(), house.page()
    look_for(amina, house.home, WORDS)
    expect(amina.locator("h1")).to_contain_text("No answer yet")
    reference = ask(amina)
    work()
    case = Case.objects.get(reference=reference)
    assert (case.team.slug, case.trail["query"]) == ("roads", WORDS)

    answer_from_help(house.page(house.ben), house.home, reference)
    work()
    assert Citation.objects.get().case == case
    assert ANSWER in mail.outbox[-1].body

    improve(house.page(house.eve), house.home, reference)
    publish(house.page(house.dee), house.home)
    work()

    look_for(omar, house.home, WORDS)
    press(omar, TITLE)
    expect(omar.locator("h1")).to_have_text(TITLE)
    expect(omar.get_by_text(ANSWER)).to_be_visible()
