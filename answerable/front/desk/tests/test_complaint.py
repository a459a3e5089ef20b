"""The page of a complaint: it offers what can be done, and says why the rest cannot."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from answerable.agency.duty import today
from answerable.agency.roles import Role
from answerable.agency.tests.makers import make_staff
from answerable.cases.models import Case, CaseAccess
from answerable.casework.tests.complaining import (
    LAMP,
    answered,
    confirmed,
    escalated,
    found,
    make_complaint,
    now,
    publish_procedure,
    put_right,
    seen,
)
from answerable.casework.tests.makers import make_case
from answerable.complaints.machine import Finding
from answerable.complaints.models import Complaint
from answerable.front.desk.tests.pages import address, read, text_of


@pytest.fixture(name="case")
def _case(town):
    publish_procedure()
    return make_complaint()


@pytest.fixture
def cleo(town):
    return make_staff("cleo", Role.CLERK, town.roads.department, town.roads)


def where(case, step="", number=None) -> str:
    name = f"desk:case-complaint-{step}" if step else "desk:case-complaint"
    return reverse(name, args=[case.reference, *([number] if number else [])])


def send(browser, case, step, number=None, **fields):
    data = {"seen": seen(case), **fields}
    return browser.post(where(case, step, number), data, follow=True)


def page_of(browser, case):
    return text_of(browser.get(where(case)))


# Its doors


def test_whoever_is_not_signed_in_is_asked_to(client, case):
    assert client.get(where(case)).status_code == 302


def test_a_stranger_does_not_find_it(seat, chloe, case):
    assert seat(chloe).get(where(case)).status_code == 404


def test_a_case_that_is_no_complaint_has_no_such_page(clerk, town):
    assert clerk.get(where(make_case())).status_code == 404


def test_who_only_reads_is_offered_no_step(seat, ada, case):
    page = read(seat(ada).get(where(case)))

    assert not page.main.find_all("form")


def test_who_only_reads_takes_no_step(seat, ada, case):
    answer = seat(ada).post(
        where(case, "issue"), {"seen": seen(case), "words": "Dark."}
    )

    assert answer.status_code == 403
    assert not now(case).issues.exists()


def test_one_whom_it_is_about_does_not_find_it(seat, dee, cleo, case):
    send(seat(dee), case, "about", about=cleo.pk)

    assert seat(cleo).get(where(case)).status_code == 404


# Its steps


def test_it_goes_from_an_issue_to_the_answer(clerk, ben, case):
    send(clerk, case, "issue", words=LAMP)
    send(clerk, case, "confirm", words="Thank you for telling us.")
    issue = now(case).issues.get()
    send(clerk, case, "find", issue.pk, finding="upheld", reasons="We forgot it.")
    due = today() + timedelta(days=7)
    given = {"kind": "apology", "what": "We say sorry.", "owner": ben.pk, "due": due}
    send(clerk, case, "remedy", **given)

    page = text_of(send(clerk, case, "answer", words="We are sorry.", cause="delay"))

    assert "The complaint is answered, and the person is told." in page
    assert now(case).code == "responded_s1"
    assert Case.objects.get(pk=case.pk).outcome == "upheld"


def test_what_an_answer_lacks_is_said_before_anybody_sends_it(clerk, ben, case):
    confirmed(case, ben)

    page = read(clerk.get(where(case)))

    assert "An issue has no finding yet" in page.text
    assert page.find("form", action=where(case, "answer")) is None


def test_before_anybody_looked_into_it_no_answer_is_offered(clerk, case):
    page = read(clerk.get(where(case)))

    assert "Nothing says what the complaint is about." in page.text
    assert page.find("form", action=where(case, "answer")) is None


def test_what_the_person_will_read_is_shown_first(clerk, ben, case):
    found(case, ben)

    assert "This is our answer at First look, step 1 of 2" in page_of(clerk, case)


def test_a_finding_without_reasons_comes_back_with_what_was_chosen(clerk, ben, case):
    issue = confirmed(case, ben)

    answer = send(clerk, case, "find", issue.pk, finding="upheld", reasons="")

    assert answer.status_code == 422
    page = read(answer)
    assert "a decision without reasons is none" in page.text
    chosen = page.find("input", {"name": "finding", "value": "upheld"})
    assert chosen.has_attr("checked")


@pytest.mark.parametrize(
    ("fields", "mend"),
    [
        ({"kind": "payment", "amount": ""}, "Write how much we pay"),
        ({"kind": "apology", "amount": "5"}, "Only a payment has an amount: empty it"),
        ({"kind": "payment", "amount": "much"}, "Write a number, such as 25.00"),
        ({"due": "2020-01-01"}, "This day has passed"),
        ({"what": ""}, "Write in a sentence what we do"),
        ({"owner": ""}, "Choose one of us"),
        ({"kind": ""}, "Choose what puts it right"),
    ],
)
def test_a_remedy_that_makes_no_sense_says_how_to_mend_it(
    clerk, ben, case, fields, mend
):
    due = (today() + timedelta(days=7)).isoformat()
    whole = {"kind": "apology", "what": "We say sorry.", "owner": ben.pk, "due": due}

    answer = send(clerk, case, "remedy", **(whole | fields))

    assert answer.status_code == 422
    assert mend in text_of(answer)
    assert not now(case).remedies.exists()


def test_a_remedy_is_done_by_a_button(clerk, ben, case):
    answered(case, ben, Finding.UPHELD)
    remedy = now(case).remedies.get()

    page = text_of(send(clerk, case, "done", remedy.pk))

    assert "Done: it is on record." in page
    assert now(case).remedies.get().done_by == ben


def test_a_step_about_another_complaints_issue_finds_nothing(clerk, ben, case):
    other = confirmed(make_complaint(), ben)

    answer = send(clerk, case, "find", other.pk, finding="upheld", reasons="So.")

    assert answer.status_code == 404


def test_whoever_must_not_look_into_it_is_told_so(clerk, ben, case):
    answered(case, ben)
    escalated(case, ben)

    page = read(clerk.get(where(case)))

    assert "You must not look into this complaint" in page.text
    assert not page.find_all("input", {"name": "finding"})


def test_another_look_is_offered_after_an_answer(clerk, ben, case):
    assert "They want another look" not in page_of(clerk, case)
    answered(case, ben)

    page = text_of(send(clerk, case, "another-look"))

    assert "The next look has begun: somebody else." in page
    assert now(case).stage == 2


def test_it_goes_outside_after_the_last_answer(clerk, ben, cleo, case):
    answered(case, ben)
    escalated(case, ben)
    answered(case, cleo)

    page = text_of(send(clerk, case, "refer", words="As you wished."))

    assert "It goes outside, and the person is told." in page
    assert now(case).code == "referred_ombudsman"


def test_what_is_not_taken_needs_a_reason_of_the_procedure(clerk, case):
    answer = send(clerk, case, "exclude", reason="no-such", words="Because.")

    assert answer.status_code == 422
    assert "Choose why it is not taken as a complaint" in text_of(answer)


def test_what_is_not_taken_ends_with_its_reason(clerk, case):
    send(clerk, case, "exclude", reason="court", words="It is about a fine.")

    assert now(case).code == "excluded"
    assert not Case.objects.get(pk=case.pk).is_open


def test_nobody_says_that_it_is_about_themselves(clerk, ben, case):
    answer = send(clerk, case, "about", about=ben.pk)

    assert answer.status_code == 422
    assert "Ask your supervisor to say so." in text_of(answer)


def test_it_is_about_nobody_of_us_after_all(seat, dee, cleo, case):
    leader = seat(dee)
    send(leader, case, "about", about=cleo.pk)

    send(leader, case, "about", about="")

    assert seat(cleo).get(where(case)).status_code == 200
    assert not CaseAccess.objects.filter(case=case.pk).exists()


def test_who_had_a_complaint_about_themselves_has_it_no_more(seat, dee, cleo, case):
    Case.objects.filter(pk=case.pk).update(owner=cleo)

    send(seat(dee), case, "about", about=cleo.pk)

    assert Case.objects.get(pk=case.pk).owner is None


def test_a_step_on_an_older_page_is_shown_what_is_new(clerk, ben, case):
    old = seen(case)
    confirmed(case, ben)

    answer = clerk.post(where(case, "issue"), {"seen": old, "words": "Dark, too."})

    assert answer.status_code == 409
    assert read(answer).find("input", {"name": "words"})["value"] == "Dark, too."


def test_an_older_complaint_is_begun_by_a_button(clerk, case):
    Complaint.objects.all().delete()
    assert "before there was a procedure" in page_of(clerk, case)

    send(clerk, case, "begin")

    assert now(case).code == "received"


def test_the_history_of_the_case_tells_its_steps(clerk, ben, case):
    answered(case, ben, Finding.UPHELD)

    page = text_of(clerk.get(address(case)))

    assert "The procedure of a complaint began" in page
    assert "Complaint, stage 1: “Being looked into”" in page
    assert "Found something about the complaint" in page
    assert "To put it right: Apology" in page


def test_a_page_with_more_issues_asks_nothing_more(clerk, ben, case):
    found(case, ben)
    clerk.get(where(case))
    with CaptureQueriesContext(connection) as first:
        clerk.get(where(case))
    for number in range(4):
        Complaint.objects.get().issues.create(words=f"Thing {number}")
    put_right(case, ben)
    put_right(case, ben)

    with CaptureQueriesContext(connection) as second:
        clerk.get(where(case))

    assert len(second) == len(first)
