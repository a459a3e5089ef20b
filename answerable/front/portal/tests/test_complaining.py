"""What a person sees of their complaint, and how they ask for another look."""

from __future__ import annotations

from datetime import timedelta
from uuid import uuid4

import pytest
import time_machine

from answerable.agency.roles import Role
from answerable.agency.tests.makers import make_staff
from answerable.cases.models import Case, CaseLink, Interaction
from answerable.casework.tests.complaining import (
    answered,
    escalated,
    now,
    publish_procedure,
)
from answerable.casework.tests.makers import send_form
from answerable.complaints.machine import Finding
from answerable.complaints.models import Complaint
from answerable.front.portal.tests.pages import (
    MONDAY,
    look,
    of_case,
    read,
    text_of,
    token_of,
    track,
)


@pytest.fixture
def kept(town):
    """What Amina sent: a complaint, and its secret."""
    publish_procedure()
    return send_form(
        case_type="complaint",
        name="Amina Yusuf",
        email="amina@mail.example",
        token="amina",
    )


@pytest.fixture(name="case")
def _case(lamp):
    return lamp


def ask(follower, reference, words=""):
    token = token_of(look(follower, reference, "case-another-look"))
    given = {"words": words, "token": token}
    path = of_case("case-another-look", reference)
    return follower.post(path, given, follow=True)


def test_a_stranger_is_asked_who_they_are(client, kept):
    answer = client.get(of_case("case-another-look", kept.envelope.reference))

    assert answer.status_code == 302


def test_what_is_no_complaint_has_no_other_look(client, town):
    kept = send_form(token="lamp")
    track(client, kept.envelope.reference, kept.secret)

    answer = client.get(of_case("case-another-look", kept.envelope.reference))

    assert answer.status_code == 404


def test_the_page_says_at_which_look_it_is(follower, reference):
    assert "First look" in text_of(look(follower, reference, "case"))


def test_before_an_answer_no_other_look_is_offered(follower, reference):
    page = read(look(follower, reference, "case"))

    assert page.find("a", href=of_case("case-another-look", reference)) is None


def test_an_answer_says_until_when_another_look_can_be_asked_for(
    follower, reference, case, ben
):
    answered(case, ben)

    page = look(follower, reference, "case")

    assert "Ask for another look by Monday 30 March 2026." in text_of(page)
    assert read(page).find("a", href=of_case("case-reopen", reference)) is None


def test_B02_another_look_is_one_step_and_needs_no_words(
    follower, reference, case, ben
):
    answered(case, ben)

    page = text_of(ask(follower, reference))

    assert "Somebody else looks at it now." in page
    assert "Second look" in page
    assert now(case).code == "escalation_requested"


def test_words_that_come_with_it_are_kept(follower, reference, case, ben):
    answered(case, ben)

    ask(follower, reference, words="You came to the wrong lane.")

    said = Interaction.objects.get(text="You came to the wrong lane.")
    assert said.case.reference == reference


def test_a_second_press_begins_no_second_look(follower, reference, case, ben):
    answered(case, ben)
    token = token_of(look(follower, reference, "case-another-look"))
    path = of_case("case-another-look", reference)
    follower.post(path, {"words": "", "token": token})

    answer = follower.post(path, {"words": "", "token": token}, follow=True)

    assert "Somebody else looks at it now." in text_of(answer)
    assert now(case).stage == 2


def test_while_we_look_at_it_nobody_is_asked_for_another_look(follower, reference):
    answer = look(follower, reference, "case-another-look")

    assert "We still look at your complaint." in text_of(answer)


def test_when_its_time_is_over_the_page_says_so_and_keeps_the_words(
    client, kept, case, ben
):
    answered(case, ben)

    with time_machine.travel(MONDAY + timedelta(days=29), tick=False):
        track(client, case.reference, kept.secret)
        page = text_of(look(client, case.reference, "case"))
        given = {"words": "But it is dark.", "token": uuid4()}
        answer = client.post(of_case("case-another-look", case.reference), given)

    assert "The time to ask for another look ended on Monday 30 March 2026." in page
    assert "The time to ask for another look is over." in text_of(answer)
    assert read(answer).textarea.get_text(strip=True) == "But it is dark."


def test_the_last_answer_names_the_body_outside(follower, reference, case, ben, town):
    cleo = make_staff("cleo", Role.CLERK, town.roads.department, town.roads)
    answered(case, ben)
    escalated(case, ben)
    answered(case, cleo)

    page = text_of(look(follower, reference, "case"))

    assert "You can go to: The Ombudsman, 0300 061 0614" in page


def test_what_we_put_right_stands_on_the_page_with_its_day(
    follower, reference, case, ben
):
    answered(case, ben, Finding.UPHELD)

    page = text_of(look(follower, reference, "case"))

    assert "We write and say sorry." in page
    assert "By Monday 9 March 2026" in page


def test_a_complaint_about_a_case_is_a_case_of_its_own(client, town):
    kept = send_form(token="lamp")
    reference = kept.envelope.reference
    track(client, reference, kept.secret)

    begun = client.post(of_case("case-complain", reference), follow=True)

    step = begun.redirect_chain[-1][0]
    assert "/complain/" in step
    assert "What went wrong?" in text_of(begun)
    assert not Complaint.objects.exists()


def test_a_complaint_knows_which_case_it_is_about(town):
    lamp = send_form(token="lamp").envelope.reference

    kept = send_form(case_type="complaint", about=lamp, token="angry")

    complaint = Complaint.objects.get(case__reference=kept.envelope.reference)
    assert complaint.about.reference == lamp
    assert Case.objects.get(reference=lamp).is_open
    assert CaseLink.objects.filter(case=complaint.case, kind="related").exists()


def test_nobody_complains_about_a_case_that_is_not_theirs(client, town):
    reference = send_form(token="lamp").envelope.reference

    assert client.post(of_case("case-complain", reference)).status_code == 302


def test_a_complaint_has_no_link_to_complain_about_it(follower, reference):
    page = read(look(follower, reference, "case"))

    assert page.find("a", href=of_case("case-complain", reference)) is None
