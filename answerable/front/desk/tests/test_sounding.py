"""What may be a complaint is said on the page of a case; a person decides."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from answerable.cases.models import Case
from answerable.casework import work
from answerable.casework.tests.makers import case_of, make_case, send_form, send_mail
from answerable.front.desk.tests.pages import address, read, text_of

DISGRACE = "The street light is out again. This is a disgrace."
LINE = "This may be a complaint: they wrote “\u2068disgrace\u2069”."


def fresh(case):
    return Case.objects.get(pk=case.pk)


def press(browser, case, doing):
    """Press one of the buttons of the line, as it stands on the page."""
    page = read(browser.get(address(case)))
    form = page.select_one(f'form[action^="{address(case, doing)}"]')
    given = {field["name"]: field["value"] for field in form.select("input[name]")}
    return browser.post(address(case, doing), given)


@pytest.fixture
def cross(town):
    """A report of somebody who is not satisfied."""
    return make_case(words=DISGRACE, token="cross")


def test_A11_the_page_says_what_sounds_like_a_complaint_and_why(clerk, cross):
    page = text_of(clerk.get(address(cross)))

    assert LINE in page
    assert "They use strong words about what we do." in page


def test_a_report_that_only_reports_says_nothing(clerk, case):
    assert "This may be a complaint" not in text_of(clerk.get(address(case)))


def test_a_mail_is_heard_as_a_form_is(seat, dee, town):
    case = case_of(send_mail(DISGRACE))

    assert LINE in text_of(seat(dee).get(address(case)))


def test_a_button_makes_it_a_complaint(clerk, cross):
    answer = press(clerk, cross, "make-complaint")

    page = text_of(clerk.get(answer.url))
    assert fresh(cross).case_type == "complaint"
    assert "It is a complaint now." in page
    assert "Kind of matter: Complaint" in page
    assert "This may be a complaint" not in page


def test_no_complaint_is_remembered_until_they_write_again(clerk, cross):
    answer = press(clerk, cross, "no-complaint")
    quiet = text_of(clerk.get(answer.url))

    send_form(words="You ignored me.", concerns=cross.reference, token="more")
    again = text_of(clerk.get(address(cross)))

    assert "This may be a complaint" not in quiet
    assert "Looked at: what they wrote is no complaint" in quiet
    assert fresh(cross).case_type == "fault_report"
    assert "they wrote “\u2068You ignored\u2069”" in again


def test_what_we_write_ourselves_is_not_heard(clerk, ben, case):
    work.note(case, words="He says that this is a disgrace.", by=ben)

    assert "This may be a complaint" not in text_of(clerk.get(address(case)))


def test_any_open_case_can_be_made_a_complaint(clerk, case):
    press(clerk, case, "make-complaint")

    assert fresh(case).case_type == "complaint"


def test_who_only_reads_is_not_asked(seat, ada, cross):
    assert "This may be a complaint" not in text_of(seat(ada).get(address(cross)))


def test_a_stranger_reads_nothing_of_it(client, cross):
    assert client.get(address(cross)).url.startswith("/sign-in/")


def test_another_team_does_not_find_the_case(seat, chloe, cross):
    assert seat(chloe).get(address(cross)).status_code == 404


def test_who_decided_on_an_older_page_is_shown_what_is_new(clerk, ben, cross):
    seen = cross.version
    work.note(cross, words="The lamp is new.", by=ben)
    work.change_summary(cross, text="Dark lamp", by=ben, seen=fresh(cross).version)

    answer = clerk.post(address(cross, "make-complaint"), {"seen": seen})

    assert answer.status_code == 409
    assert fresh(cross).case_type == "fault_report"


def test_without_the_message_nothing_is_remembered(clerk, cross):
    answer = clerk.post(address(cross, "no-complaint"), {"seen": cross.version})

    assert answer.status_code == 422
    assert fresh(cross).version == cross.version


def test_the_line_costs_no_question_to_the_database(
    clerk, case, cross, django_assert_num_queries
):
    clerk.get(address(case))
    with CaptureQueriesContext(connection) as without:
        clerk.get(address(case))

    with django_assert_num_queries(len(without)):
        clerk.get(address(cross))


def test_words_are_shown_as_words_and_never_as_a_page(clerk, town):
    case = make_case(words="Nobody <b> answers", token="bold")

    assert "“\u2068Nobody <b> answers\u2069”" in text_of(clerk.get(address(case)))
