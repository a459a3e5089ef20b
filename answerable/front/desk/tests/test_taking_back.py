"""What was just sent can be taken back by a button, and its words are not lost."""

from __future__ import annotations

from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from answerable.cases.models import Case
from answerable.cases.models.case import Outcome
from answerable.casework import leaving
from answerable.casework.resolve import resolve
from answerable.correspondence.models import ComposerDraft
from answerable.front.desk.tests.pages import address, read, text_of

WORDS = "A crew comes on Friday."


@pytest.fixture(autouse=True)
def ten_seconds(settings):
    settings.UNDO_SECONDS = 10


def send(browser, case, doing, **fields):
    seen = Case.objects.get(pk=case.pk).version
    return browser.post(address(case, doing), {"seen": seen} | fields)


def let_it_leave():
    with time_machine.travel(timezone.now() + timedelta(seconds=10)):
        leaving.drain()


def test_after_sending_the_page_says_that_it_is_on_its_way_and_offers_undo(
    seat, ben, case
):
    browser = seat(ben)

    answer = send(browser, case, "reply", words=WORDS)

    page = read(browser.get(answer.url))
    assert "Your message is on its way." in page.select_one(".messages").text
    assert page.select_one(f'main > form[action="{address(case, "take-back")}"]')
    assert WORDS in page.select_one("[aria-labelledby=leaving]").text


def test_undo_is_also_offered_where_the_next_page_is_another(seat, ben, case):
    browser = seat(ben)
    send(browser, case, "reply", words=WORDS)

    page = read(browser.get("/desk/"))

    assert page.select_one(f'form[action="{address(case, "take-back")}"]')


def test_undo_puts_the_words_back_into_the_composer(seat, ben, case):
    browser = seat(ben)
    send(browser, case, "reply", words=WORDS, is_answer="on")

    answer = send(browser, case, "take-back")

    page = read(browser.get(answer.url))
    assert "Nothing was sent" in page.select_one(".messages").text
    assert page.find(id="write-words").text.strip() == WORDS
    assert page.find(id="write-is_answer").has_attr("checked")
    assert "A message was taken back before it left" in page.find("ol").text


def test_undo_puts_an_ending_back_into_its_form(seat, ben, case):
    browser = seat(ben)
    send(browser, case, "resolve", outcome="done", reason="The lamp is new.")

    answer = send(browser, case, "take-back")

    page = read(browser.get(answer.url))
    assert page.find(id="resolve-reason").text.strip() == "The lamp is new."
    assert page.find(id="resolve-reason").find_parent("details").has_attr("open")
    assert page.find("input", {"name": "outcome", "value": "done"}).has_attr("checked")
    assert Case.objects.get(pk=case.pk).is_open


def test_what_was_taken_back_is_sent_again_like_anything_else(seat, ben, case):
    browser = seat(ben)
    send(browser, case, "reply", words=WORDS)
    send(browser, case, "take-back")

    send(browser, case, "reply", words="A crew comes on Monday.")
    let_it_leave()

    assert case.interactions.get(kind="reply").text == "A crew comes on Monday."
    assert not ComposerDraft.objects.exists()


def test_too_late_is_said_plainly(seat, ben, case):
    browser = seat(ben)
    send(browser, case, "reply", words=WORDS)
    let_it_leave()

    answer = send(browser, case, "take-back")

    assert "Too late to take it back: it has left." in text_of(browser.get(answer.url))


def test_a_colleague_sees_what_is_leaving_and_cannot_take_it_back(seat, ben, dee, case):
    send(seat(ben), case, "reply", words=WORDS)

    page = read(seat(dee).get(address(case)))

    assert str(ben) in page.select_one("[aria-labelledby=leaving]").text
    assert not page.select_one(f'form[action="{address(case, "take-back")}"]')


def test_a_colleague_who_writes_meanwhile_keeps_their_words_and_is_told(
    seat, ben, dee, case
):
    send(seat(ben), case, "reply", words=WORDS)

    answer = send(seat(dee), case, "reply", words="We look at it.")

    assert answer.status_code == 409
    page = read(answer)
    assert str(ben) in page.find(class_="errsum").text
    assert page.find(id="write-words").text.strip() == "We look at it."


def test_what_could_not_leave_stands_in_the_composer_with_the_reason(
    seat, ben, dee, case
):
    browser = seat(ben)
    send(browser, case, "ask", words="Which side?")
    resolve(case, outcome=Outcome.DONE, reason="Mended.", by=dee, seen=None)
    let_it_leave()

    page = read(browser.get(address(case)))

    main = page.find("main")
    assert "This was not sent." in main.text
    assert "Which side?" in main.find("textarea", readonly=True).text


def test_who_only_reads_takes_nothing_back(seat, ben, ada, case):
    send(seat(ben), case, "reply", words=WORDS)

    assert send(seat(ada), case, "take-back").status_code == 403
    assert ComposerDraft.objects.get().leaves_at is not None


def test_another_team_finds_nothing_to_take_back(seat, ben, chloe, case):
    send(seat(ben), case, "reply", words=WORDS)

    assert send(seat(chloe), case, "take-back").status_code == 404


def test_a_look_takes_nothing_back(seat, ben, case):
    assert seat(ben).get(address(case, "take-back")).status_code == 405
