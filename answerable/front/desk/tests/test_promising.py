"""Promises in a message and in a case: proposed, confirmed, kept, changed, seen."""

from __future__ import annotations

from datetime import timedelta

import pytest
import time_machine
from django.urls import reverse
from django.utils import timezone

from answerable.agency.duty import today
from answerable.cases.models import Case, Interaction
from answerable.casework import joining
from answerable.casework.tests.makers import make_case
from answerable.clock.models import Commitment
from answerable.correspondence.models import ComposerDraft
from answerable.front.desk.tests.pages import address, read, text_of

PROMISING = "Dear Amina, I will call you tomorrow."
TOMORROW = timedelta(days=1)


@pytest.fixture(name="case")
def _case(town):
    return make_case()


@pytest.fixture(autouse=True)
def _at_once(settings):
    settings.UNDO_SECONDS = 0


def now(case: Case) -> Case:
    return Case.objects.get(pk=case.pk)


def post(browser, case, step, **fields):
    data = {"seen": now(case).version, **fields}
    return browser.post(address(case, step), data)


def soon(days=1) -> str:
    return (today() + timedelta(days=days)).isoformat()


def promised(browser, case, **fields) -> Commitment:
    post(browser, case, "promises", **{"what": "A call", "by": soon(), **fields})
    return Commitment.objects.latest("pk")


def test_a_message_that_promises_something_comes_back_to_be_confirmed(clerk, case):
    answer = post(clerk, case, "reply", words=PROMISING)

    page = read(answer)
    assert answer.status_code == 422
    assert "This reads like a promise." in page.text
    assert (
        page.find(id="write-promise_what")["value"]
        == "Dear Amina, I will call you tomorrow."
    )
    assert page.find(id="write-promise_by")["value"] == soon()
    assert PROMISING in page.find(id="write-words").text
    assert not Interaction.objects.filter(kind="reply").exists()


def test_sent_again_as_it_came_back_it_is_promised(clerk, ben, case):
    fields = {"promise_what": "A call", "promise_by": soon()}

    post(clerk, case, "reply", words=PROMISING, **fields)

    kept = Commitment.objects.get()
    assert (kept.what, kept.owner) == ("A call", ben)


def test_said_to_be_none_it_is_sent_and_nothing_is_promised(clerk, case):
    answer = post(clerk, case, "reply", words=PROMISING, no_promise="on")

    assert answer.status_code == 302
    assert not Commitment.objects.exists()


def test_a_message_without_a_promise_is_asked_nothing(clerk, case):
    assert post(clerk, case, "reply", words="Thank you.").status_code == 302


@pytest.mark.parametrize(
    ("fields", "mend"),
    [
        ({"promise_what": "A call"}, "Say by which day you promise it"),
        ({"promise_by": "2100-01-01"}, "Say what you promise by that day"),
        (
            {"promise_what": "A call", "promise_by": "soon"},
            "Write a day such as 2026-12-25",
        ),
        (
            {"promise_what": "A call", "promise_by": "2020-01-01"},
            "This day has passed",
        ),
        ({"promise_what": "x" * 201, "promise_by": "2100-01-01"}, "Shorten it to 200"),
    ],
)
def test_half_a_promise_says_what_is_missing(clerk, case, fields, mend):
    answer = post(clerk, case, "reply", words="Thank you.", **fields)

    assert answer.status_code == 422
    assert mend in text_of(answer)
    assert "Thank you." in text_of(answer)


def test_a_message_that_was_taken_back_has_its_promise_in_the_composer(
    clerk, ben, case, settings
):
    settings.UNDO_SECONDS = 10
    fields = {"promise_what": "A call", "promise_by": soon()}
    post(clerk, case, "reply", words="Later.", **fields)
    assert ComposerDraft.objects.get().leaves_at

    clerk.post(address(case, "take-back"))

    page = read(clerk.get(address(case)))
    assert page.find(id="write-promise_what")["value"] == "A call"
    assert page.find(id="write-promise_by")["value"] == soon()


def test_whoever_is_joined_is_written_to_without_a_promise_of_its_own(clerk, ben, case):
    other = make_case(email="omar@mail.example", visitor="omar", token="omar")
    joining.join(other, to=case, by=ben, seen=now(other).version)

    assert read(clerk.get(address(other))).find(id="write-promise_what") is None
    assert post(clerk, other, "reply", words=PROMISING).status_code == 302


def test_what_was_said_on_the_telephone_is_put_on_record(clerk, ben, case):
    kept = promised(clerk, case, what="Somebody looks at the lamp")

    assert (kept.owner, kept.said) == (ben, None)
    assert "Somebody looks at the lamp" in text_of(clerk.get(address(case)))


def test_a_promise_without_words_or_day_says_so(clerk, case):
    answer = post(clerk, case, "promises", what="", by="")

    assert answer.status_code == 422
    assert "Write in a sentence what you promise" in text_of(answer)
    assert "Say by which day you promise it" in text_of(answer)


def test_it_is_kept_by_a_button_on_the_page_of_the_case(clerk, case):
    kept = promised(clerk, case)
    button = reverse("desk:case-promise-keep", args=[case.reference, kept.pk])
    form = read(clerk.get(address(case))).find("form", action=button)

    answer = clerk.post(button, {"back": form.find("input", {"name": "back"})["value"]})

    assert answer.url == address(case)
    assert "Promised to the person" not in text_of(clerk.get(address(case)))
    assert "Kept · Ben Example" in text_of(clerk.get(address(case, "promises")))


def change(browser, case, kept, **fields):
    where = reverse("desk:case-promise", args=[case.reference, kept.pk])
    return browser.post(where, {"seen": now(case).version, **fields})


def test_another_day_is_promised_with_a_reason(clerk, case):
    kept = promised(clerk, case)

    answer = change(clerk, case, kept, words="Ice on the road.", to=soon(4))

    assert answer.status_code == 302
    page = text_of(clerk.get(address(case, "promises")))
    assert "Promised anew" in page
    assert "First promised by" in page
    assert "Ice on the road." in page


@pytest.mark.parametrize(
    ("fields", "mend"),
    [
        (
            {"words": "", "to": "2100-01-01"},
            "another day is promised only with a reason",
        ),
        ({"words": "Ice."}, "Say by which day we promise it now"),
        (
            {"words": "Ice.", "to": "2100-01-01", "is_dropped": "on"},
            "Leave the day empty, or keep the promise",
        ),
        ({"words": "Ice.", "to": "2020-01-01"}, "This day has passed"),
    ],
)
def test_a_change_that_is_not_complete_says_what_is_missing(clerk, case, fields, mend):
    answer = change(clerk, case, promised(clerk, case), **fields)

    assert answer.status_code == 422
    assert mend in text_of(answer)


def test_a_promise_is_taken_back_and_then_cannot_be_changed(clerk, case):
    kept = promised(clerk, case)

    change(clerk, case, kept, words="Not ours.", is_dropped="on")

    where = reverse("desk:case-promise", args=[case.reference, kept.pk])
    page = clerk.get(where)
    assert "Taken back" in text_of(page)
    assert read(page).find(id="change-promise-words") is None


def test_a_promise_of_another_case_is_not_there(clerk, case):
    kept = promised(clerk, case)
    other = make_case(visitor="next door", token="next")

    where = reverse("desk:case-promise", args=[other.reference, kept.pk])

    assert clerk.get(where).status_code == 404


def test_what_i_promised_is_under_for_you(clerk, case):
    promised(clerk, case, what="Somebody looks at the lamp")

    page = text_of(clerk.get(reverse("desk:for-you")))

    assert "Promised by you" in page
    assert "Somebody looks at the lamp" in page


def test_A17_a_supervisor_sees_a_broken_promise_the_minute_after_its_day(
    clerk, seat, dee, case
):
    kept = promised(clerk, case, what="Somebody looks at the lamp")
    board = reverse("desk:board")
    assert "Somebody looks at the lamp" not in text_of(seat(dee).get(board))

    with time_machine.travel(kept.due_at + timedelta(minutes=1), tick=False):
        page = text_of(seat(dee).get(board))

    assert "Promised to people, and not kept by its day" in page
    assert "Somebody looks at the lamp" in page


def test_the_board_asks_no_more_for_twenty_broken_promises(
    clerk, seat, dee, case, django_assert_max_num_queries
):
    for _ in range(3):
        promised(clerk, case)
    late = timezone.now() - TOMORROW
    Commitment.objects.update(due_at=late, due_on=late.date())
    browser = seat(dee)
    browser.get(reverse("desk:board"))

    with django_assert_max_num_queries(18):
        browser.get(reverse("desk:board"))
