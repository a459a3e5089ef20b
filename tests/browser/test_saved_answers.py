"""A reply with a saved answer takes four actions at most, by script or without.

An action is one press, one choice or one run of typing; coming to the page is none.
"""

from __future__ import annotations

import pytest
from playwright.sync_api import Locator, Page, expect

from answerable.correspondence.models import Dispatch, SavedAnswer
from answerable.correspondence.tests.makers import make_answer
from tests.browser.seats import sign_in

pytestmark = pytest.mark.django_db(transaction=True)

MOST_ACTIONS = 4
LAMP = "{{ name }}, the light works again."
FILLED = "Amina Yusuf, the light works again."


class Hands:
    """Somebody at a page who counts what they do."""

    def __init__(self, page: Page) -> None:
        """Sit down in front of a page."""
        self.page, self.actions = page, 0

    def press(self, what: Locator) -> None:
        """Press a button or a field."""
        self.actions += 1
        what.click()

    def choose(self, list_of: Locator, name: str) -> None:
        """Choose one of a list."""
        self.actions += 1
        list_of.select_option(label=name)

    def type(self, signs: str) -> None:
        """Type in one run."""
        self.actions += 1
        self.page.keyboard.type(signs)

    def hit(self, key: str) -> None:
        """Hit a key that is no sign."""
        self.actions += 1
        self.page.keyboard.press(key)


@pytest.fixture
def answers(town, case):
    """Two answers, of which one is for the service of the case."""
    make_answer("later", en="We need more time.")
    make_answer("lamp", services=(town.lamp,), en=LAMP)


def sit_down(page: Page, live_server, staff, case) -> Hands:
    sign_in(page.context, live_server, staff)
    page.goto(f"{live_server.url}/desk/cases/{case.reference}/")
    return Hands(page)


@pytest.fixture
def hands(page, live_server, ben, case, answers):
    return sit_down(page, live_server, ben, case)


@pytest.fixture
def plain_hands(plain_page, live_server, ben, case, answers):
    return sit_down(plain_page, live_server, ben, case)


def words_of(page: Page) -> Locator:
    return page.get_by_label("Your message")


def options_of(page: Page) -> Locator:
    """Return what the open list offers; the other list has options of its own."""
    return page.get_by_role("listbox").get_by_role("option")


def put_in_by_keys(page: Page) -> None:
    """Put the answer for the lamp into an empty message."""
    words_of(page).focus()
    page.keyboard.type("/lam")
    page.keyboard.press("Enter")


def send_what_was_put_in(hands: Hands) -> None:
    """Send the words of the answer, and see that they are on their way."""
    expect(words_of(hands.page)).to_have_value(FILLED)
    hands.press(hands.page.get_by_role("button", name="Send", exact=True))
    expect(hands.page.get_by_text("Your message is on its way.")).to_be_visible()
    assert FILLED in Dispatch.objects.get(occasion="reply").text


def test_reply_with_a_saved_answer_by_slash_in_four_actions(hands):
    page = hands.page

    hands.press(words_of(page))
    hands.type("/lam")
    expect(options_of(page)).to_have_count(1)
    hands.hit("Enter")
    send_what_was_put_in(hands)

    assert hands.actions <= MOST_ACTIONS
    assert SavedAnswer.objects.get(name="lamp").uses == 1


def test_reply_with_a_saved_answer_without_javascript_in_four_actions(plain_hands):
    page, hands = plain_hands.page, plain_hands

    hands.choose(page.get_by_label("Saved answer", exact=True), "lamp")
    hands.press(page.get_by_role("button", name="Put it in"))
    send_what_was_put_in(hands)

    assert hands.actions <= MOST_ACTIONS
    assert SavedAnswer.objects.get(name="lamp").uses == 1


def test_what_is_typed_behind_the_slash_at_once_finds_the_answer(hands):
    """Faster than the list can come: keys wait for it, none is lost."""
    words_of(hands.page).focus()
    hands.page.keyboard.type("Good news.\n/lam")
    hands.page.keyboard.press("Enter")

    expect(words_of(hands.page)).to_have_value(f"Good news.\n{FILLED}")


def test_the_list_is_walked_by_keys_and_says_where_one_is(hands):
    page = hands.page
    words_of(page).focus()
    page.keyboard.type("/")
    options = options_of(page)
    field = page.get_by_role("combobox", name="Find an answer")

    expect(field).to_be_focused()
    expect(field).to_have_attribute("aria-expanded", "true")
    expect(options.nth(0)).to_have_attribute("aria-selected", "true")
    expect(page.get_by_text("Answers that fit: 2")).to_be_attached()
    page.keyboard.press("ArrowUp")

    last = options.nth(1)
    expect(last).to_have_attribute("aria-selected", "true")
    active = field.get_attribute("aria-activedescendant")
    assert active == last.get_attribute("id")


def test_the_open_list_keeps_nobody_out(hands, barriers):
    words_of(hands.page).focus()
    hands.page.keyboard.type("/")
    expect(options_of(hands.page)).to_have_count(2)

    assert barriers() == []


def test_escape_leaves_what_was_typed(hands):
    page = hands.page
    words_of(page).focus()
    page.keyboard.type("/usr/bin")
    page.keyboard.press("Escape")
    page.keyboard.type(" is a folder.")

    expect(words_of(page)).to_have_value("/usr/bin is a folder.")
    expect(page.get_by_role("listbox")).to_be_hidden()


def test_going_elsewhere_leaves_what_was_typed(hands):
    page = hands.page
    words_of(page).focus()
    page.keyboard.type("/usr")
    page.get_by_role("checkbox").first.focus()

    expect(words_of(page)).to_have_value("/usr")


def test_a_slash_inside_a_line_is_a_slash(hands):
    words_of(hands.page).focus()
    hands.page.keyboard.type("Monday and/or Friday")

    expect(words_of(hands.page)).to_have_value("Monday and/or Friday")
    expect(hands.page.get_by_role("listbox")).to_be_hidden()


def test_backspace_takes_the_slash_back(hands):
    words_of(hands.page).focus()
    hands.page.keyboard.type("/")
    expect(options_of(hands.page)).to_have_count(2)
    hands.page.keyboard.press("Backspace")

    expect(words_of(hands.page)).to_have_value("")
    expect(words_of(hands.page)).to_be_focused()


def test_an_answer_is_put_in_by_pressing_it(hands):
    words_of(hands.page).focus()
    hands.page.keyboard.type("/")
    options_of(hands.page).filter(has_text="more time").click()

    expect(words_of(hands.page)).to_have_value("We need more time.")
    expect(words_of(hands.page)).to_be_focused()


def test_undo_takes_an_answer_back(hands):
    page = hands.page
    put_in_by_keys(page)
    expect(words_of(page)).to_have_value(FILLED)
    page.keyboard.press("Control+z")

    expect(words_of(page)).to_have_value("/")


def test_what_the_case_does_not_tell_is_marked_to_be_typed_over(hands, case):
    case.person.name = ""
    case.person.save()
    page = hands.page
    put_in_by_keys(page)
    expect(words_of(page)).to_have_value(LAMP)
    page.keyboard.type("Good day")

    expect(words_of(page)).to_have_value("Good day, the light works again.")


def test_keys_that_are_turned_off_open_nothing(hands):
    page = hands.page
    page.evaluate("document.body.dataset.keys = 'off'")
    words_of(page).focus()
    page.keyboard.type("/lam")

    expect(words_of(page)).to_have_value("/lam")
    expect(page.get_by_role("listbox")).to_be_hidden()
