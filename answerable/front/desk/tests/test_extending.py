"""The page on which a promise is given more time."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from answerable.cases.models import Case
from answerable.casework.tests.makers import make_case
from answerable.clock.models import Deadline, ServiceStandard
from answerable.front.desk.tests.pages import address, read, text_of


@pytest.fixture(name="case")
def _case(town):
    ServiceStandard.objects.filter(kind="answer").update(longest_extension=5)
    return make_case()


def where(case) -> str:
    return reverse("desk:case-extend", args=[case.reference, answer(case).pk])


def answer(case) -> Deadline:
    return Deadline.objects.get(case=case, kind="answer")


def send(browser, case, **fields):
    data = {"seen": Case.objects.get(pk=case.pk).version, "amount": 5, "words": "Ice."}
    return browser.post(where(case), {**data, **fields})


def test_the_page_of_a_case_leads_there_while_there_is_time(clerk, case):
    link = read(clerk.get(address(case))).find("a", href=where(case))

    assert "Needs more time" in link.text


def test_the_form_offers_what_the_standard_allows(clerk, case):
    page = read(clerk.get(where(case)))

    assert page.find(id="extend-amount")["value"] == "5"
    assert "At most 5 working days." in page.text


def test_it_is_extended_and_the_page_says_so(clerk, case):
    assert send(clerk, case).url == address(case)

    page = text_of(clerk.get(address(case)))
    assert "Extended once:" in page
    assert "This is 5 working days more than we promised at first." in page
    assert "Needs more time" not in page


@pytest.mark.parametrize(
    ("fields", "mend"),
    [
        ({"words": ""}, "Write why: more time is told with a reason"),
        ({"amount": ""}, "Say by how much it is extended"),
        ({"amount": "many"}, "Write a whole number, such as 5"),
        ({"amount": "6"}, "Choose a number from 1 to 5."),
        ({"amount": "0"}, "Choose a number from 1 to 5."),
    ],
)
def test_what_is_missing_or_too_much_is_named(clerk, case, fields, mend):
    answer = send(clerk, case, **fields)

    assert answer.status_code == 422
    assert mend in text_of(answer)


def test_more_time_that_comes_too_late_is_refused_with_the_reason(clerk, case):
    late = timezone.now() - timedelta(minutes=1)
    Deadline.objects.update(due_at=late)

    reply = send(clerk, case, words="The crew is ill.")

    assert reply.status_code == 422
    assert "more time is told before, or it is late" in text_of(reply)


def test_a_promise_that_may_not_be_extended_has_no_page(clerk, case):
    ServiceStandard.objects.update(longest_extension=0)

    assert clerk.get(where(case)).status_code == 404
    assert "Needs more time" not in text_of(clerk.get(address(case)))


def test_one_that_was_extended_says_that_it_is_over(clerk, case):
    send(clerk, case)

    page = read(clerk.get(where(case)))

    assert "It cannot be extended any more" in page.text
    assert page.find(id="extend-words") is None


def test_a_supervisors_promise_says_whom_to_ask(clerk, case):
    ServiceStandard.objects.update(extended_by_leaders=True)

    reply = send(clerk, case)

    assert reply.status_code == 422
    assert "Only a supervisor of the team extends this promise." in text_of(reply)
