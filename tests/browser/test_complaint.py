"""A whole complaint, from an angry mail to the answer of the second stage, in a browser.

Every guard is tried on the way, and says in plain words what to do. No script runs.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import timedelta
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page

from answerable.agency.duty import today
from answerable.agency.models import Staff
from answerable.agency.roles import Role
from answerable.agency.tests.makers import make_staff
from answerable.cases.models import Case
from answerable.casework import deliver
from answerable.casework.tests.complaining import (
    answered,
    confirmed,
    make_complaint,
    now,
    publish_procedure,
    put_right,
)
from answerable.casework.tests.makers import case_of, send_mail
from answerable.clock.models import ServiceStandard
from answerable.complaints.machine import Finding
from answerable.correspondence.models import Dispatch
from tests.browser.conftest import PHONE
from tests.browser.seats import sign_in

pytestmark = pytest.mark.django_db(transaction=True)
ANGRY = "I called three times about the lamp. Nobody came. This is a disgrace."
DARK = "Nobody came to mend the lamp."
SORRY = "We write and say sorry."


@pytest.fixture(autouse=True)
def procedure(town):
    """Two stages, and somebody outside."""
    return publish_procedure()


@pytest.fixture
def cleo(town):
    """A colleague of Ben."""
    return make_staff("cleo", Role.CLERK, town.roads.department, town.roads)


@pytest.fixture
def seat(browser: Browser, live_server) -> Iterator[Callable[[Staff], Page]]:
    """Return a function that gives a member of staff a browser without scripts."""
    opened = []

    def seated(staff: Staff) -> Page:
        context = browser.new_context(viewport=PHONE, java_script_enabled=False)
        sign_in(context, live_server, staff)
        opened.append(context)
        return context.new_page()

    yield seated
    for context in opened:
        context.close()


class Desk:
    """A member of staff before the page of a complaint."""

    def __init__(self, page: Page, url: str, case: Case) -> None:
        """Sit down."""
        self.page, self.case = page, case
        self.about = f"{url}/desk/cases/{case.reference}/"

    def look(self, part: str = "complaint/") -> None:
        """Open the page anew."""
        self.page.goto(self.about + part)

    def press(self, name: str) -> None:
        """Press a button."""
        self.page.get_by_role("button", name=name).first.click()

    def open(self, summary: str) -> None:
        """Open what is folded."""
        self.page.locator("summary", has_text=summary).first.click()

    def reads(self, words: str) -> None:
        """Expect these words on the page."""
        self.page.get_by_text(words).first.wait_for()

    def find(self, finding: str, reasons: str) -> None:
        """Say what was found about the first issue."""
        if not self.page.get_by_label("Upheld", exact=True).first.is_visible():
            self.open("Say what you found")
        self.page.get_by_label(finding, exact=True).first.check()
        self.page.get_by_label("Why?").first.fill(reasons)
        self.press("Keep the finding")

    def promise(self, what: str, days: int) -> None:
        """Say what we do about it, until a day so many days from now."""
        if not self.page.get_by_label("What do we do?").is_visible():
            self.open("Put something right")
        self.page.get_by_label("Apology").check()
        self.page.get_by_label("What do we do?").fill(what)
        day = (today() + timedelta(days=days)).isoformat()
        self.page.locator("#remedy-due").fill(day)
        self.press("Put it on the list")

    def answer(self) -> None:
        """Send the answer."""
        self.page.get_by_label("What lay behind it?").select_option("delay")
        self.press("Answer the complaint")
        self.reads("The complaint is answered, and the person is told.")


@dataclass
class Cast:
    """Who plays in the story of a complaint: two at the desk, and the person."""

    first: Desk
    second: Desk
    browser: Browser
    case: Case
    url: str

    def person(self, occasion: str) -> Page:
        """Open the link in a letter, as its reader would."""
        deliver.drain()
        letter = Dispatch.objects.get(case=self.case.pk, occasion=occasion)
        reference = self.case.reference
        link = next(word for word in letter.text.split() if f"/{reference}/" in word)
        page = self.browser.new_page(viewport=PHONE, java_script_enabled=False)
        page.goto(self.url + urlsplit(link).path)
        return page


@pytest.fixture
def cast(live_server, seat, browser, ben, cleo) -> Cast:
    """Ben and Cleo, and an angry mail that nobody has read."""
    ServiceStandard.objects.filter(kind="answer").update(longest_extension=10)
    case = case_of(send_mail(ANGRY))
    Case.objects.filter(pk=case.pk).update(team=ben.teams.get(), owner=None)
    url = live_server.url
    first, second = (Desk(seat(each), url, case) for each in (ben, cleo))
    return Cast(first, second, browser, case, url)


def test_A07_a_complaint_goes_from_an_angry_mail_to_the_answer_of_the_second_stage(
    cast, dee
):
    _becomes_a_complaint(cast.first)
    _is_not_turned_away(cast.first)
    _is_confirmed(cast.first)
    _is_not_lengthened_without_a_reason(cast.first)
    theirs = cast.person("complaint_confirmed")
    _is_not_asked_for_before_an_answer(theirs)
    _is_found(cast.first)
    _is_put_right_and_answered(cast.first)
    _asks_for_another_look(theirs)
    _has_no_part_any_more(cast.first)
    _is_answered_again(cast.second, theirs)
    _goes_outside(cast.second)
    theirs.close()

    complaint = now(cast.case)
    assert (complaint.stage, complaint.code) == (2, "referred_ombudsman")


def _becomes_a_complaint(desk: Desk) -> None:
    """Nobody has to call it a complaint; one of us says so."""
    desk.look("")
    desk.reads("This may be a complaint")
    desk.press("Make it a complaint")
    desk.look()
    desk.reads("Nothing says what the complaint is about.")


def _is_not_turned_away(desk: Desk) -> None:
    """Nobody is told that it is no complaint without a reason and own words."""
    desk.open("This is no complaint for us to answer")
    desk.press("Do not take it, and say why")
    desk.reads("Choose why it is not taken as a complaint")
    desk.reads("Say it in your own words: each complaint is decided by itself")


def _is_confirmed(desk: Desk) -> None:
    """It is put into our words, and the person reads them."""
    desk.press("Tell the person")
    desk.reads("Write down first what the complaint is about.")
    desk.page.get_by_label("One thing they complain about").fill(DARK)
    desk.press("Write it down")
    desk.press("Tell the person")
    desk.reads("The person is told what we understood.")
    desk.reads("An issue has no finding yet")


def _is_not_lengthened_without_a_reason(desk: Desk) -> None:
    """More time is told with a reason, or there is none."""
    desk.look("")
    desk.page.get_by_role("link", name="Needs more time").click()
    desk.press("Tell the person")
    desk.reads("Write why: more time is told with a reason")
    desk.look()


def _is_not_asked_for_before_an_answer(theirs: Page) -> None:
    """While we still look at it, there is no other look."""
    theirs.goto(f"{theirs.url}another-look/")
    theirs.get_by_text("We still look at your complaint.").first.wait_for()
    theirs.go_back()


def _is_found(desk: Desk) -> None:
    """Nothing is found without reasons, and what is upheld is put right."""
    desk.find("Upheld", "")
    desk.reads("a decision without reasons is none")
    desk.find("Upheld", "We forgot it.")
    desk.reads("Add what you do to put it right")


def _is_put_right_and_answered(desk: Desk) -> None:
    """What we do has a day that is still to come."""
    desk.promise(SORRY, days=-1)
    desk.reads("This day has passed")
    desk.promise(SORRY, days=7)
    desk.answer()


def _asks_for_another_look(theirs: Page) -> None:
    """The person is not content, and need not say why."""
    theirs.reload()
    theirs.get_by_text("What we do about it").first.wait_for()
    theirs.get_by_role("link", name="Ask for another look").click()
    theirs.get_by_role("button", name="Look at it again").click()
    theirs.get_by_text("Somebody else looks at it now.").first.wait_for()


def _has_no_part_any_more(desk: Desk) -> None:
    """Whoever answered first finds nothing a second time; nor does it go outside yet."""
    desk.look()
    desk.reads("You must not look into this complaint")
    assert desk.page.get_by_label("Upheld", exact=True).count() == 0
    for name in ("Answer the complaint", "Refer it, and tell the person"):
        assert desk.page.get_by_role("button", name=name).count() == 0


def _is_answered_again(desk: Desk, theirs: Page) -> None:
    """Somebody else looks, and says the last word of ours."""
    desk.look()
    desk.press("Tell the person")
    desk.find("Partly upheld", "We came, and did not knock.")
    desk.answer()
    theirs.reload()
    theirs.get_by_text("You can go to: The Ombudsman, 0300 061 0614").first.wait_for()
    assert theirs.get_by_role("link", name="Ask for another look").count() == 0


def _goes_outside(desk: Desk) -> None:
    """After the last look there is no other; what was promised is done, and all leaves."""
    assert desk.page.get_by_role("button", name="Begin the next look").count() == 0
    desk.press("It is done")
    desk.reads("Done: it is on record.")
    desk.press("Refer it, and tell the person")
    desk.reads("It goes outside, and the person is told.")
    assert now(desk.case).code == "referred_ombudsman"
    desk.look("bundle/")
    desk.page.get_by_label("The ombudsman, or another body that reviews us").check()
    with desk.page.expect_download() as download:
        desk.press("Make the document")
    assert download.value.suggested_filename == f"{desk.case.reference}.pdf"


@pytest.fixture
def leader(page: Page, live_server, dee) -> Page:
    """Dee, who leads the house, in the browser."""
    sign_in(page.context, live_server, dee)
    return page


@pytest.mark.parametrize("state", ["new", "confirmed", "answered"])
def test_the_page_of_a_complaint_keeps_nobody_out(
    live_server, leader, barriers, ben, state
):
    case = make_complaint()
    if state == "confirmed":
        confirmed(case, ben)
        put_right(case, ben)
    if state == "answered":
        answered(case, ben, Finding.UPHELD)

    leader.goto(f"{live_server.url}/desk/cases/{case.reference}/complaint/")

    assert barriers() == []


@pytest.mark.parametrize("path", ["complaints", "remedies", "learning"])
def test_the_lists_of_complaints_keep_nobody_out(
    live_server, leader, barriers, ben, path
):
    answered(make_complaint(), ben, Finding.UPHELD)

    leader.goto(f"{live_server.url}/team/{path}/")

    assert barriers() == []
