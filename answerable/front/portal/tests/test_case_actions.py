"""What a person does with their own case."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from answerable.cases.models import Case, Interaction
from answerable.channels.models import Envelope
from answerable.clock.models import Kind
from answerable.clock.tests.makers import make_standard
from answerable.correspondence.models import Dispatch
from answerable.front.portal.tests.pages import (
    MONDAY,
    add,
    look,
    mistakes,
    of_case,
    read,
    text_of,
    token_of,
    track,
)
from answerable.front.shared.days import day_here

SOLVED = "You told us that it is solved"


def reopen(follower, reference, **more):
    token = token_of(look(follower, reference, "case-reopen"))
    given = {"words": "It went out again.", "token": token} | more
    return follower.post(of_case("case-reopen", reference), given, follow=True)


def test_words_that_come_too_late_are_given_back(client, reference):
    answer = add(client, reference, words="It is still dark.")

    assert answer.status_code == 403
    assert read(answer).textarea.get_text(strip=True) == "It is still dark."


def test_adding_words_goes_the_way_of_every_message(follower, reference, lamp):
    token = token_of(look(follower, reference, "case-add"))
    given = {"token": token, "words": "It is still dark.\r\nReally."}

    answer = follower.post(of_case("case-add", reference), given)

    said = Interaction.objects.order_by("-pk").first()
    assert answer.url == of_case("case", reference)
    assert said.text == "It is still dark.\nReally."
    assert said.envelope.outcome == Envelope.Outcome.CONTINUED
    assert "We have added this to your case." in text_of(follower.get(answer.url))


def test_a_second_press_adds_nothing(follower, reference):
    add(follower, reference, words="Once.")
    add(follower, reference, words="Once.")

    assert Interaction.objects.filter(text="Once.").count() == 1


def test_whoever_came_by_a_link_adds_under_their_address(client, reference):
    letter = Dispatch.objects.get()
    path = next(word for word in letter.text.split() if f"/track/{reference}/" in word)
    client.get(path.removeprefix("http://127.0.0.1:8311"))

    add(client, reference, words="It is me.")

    assert Interaction.objects.get(text="It is me.").address == "amina@mail.example"


def test_an_empty_message_is_asked_for(follower, reference):
    answer = add(follower, reference, words="")

    assert mistakes(answer) == ["Write a message, or choose a photo"]


@pytest.mark.parametrize(
    ("given", "said"),
    [
        pytest.param({"words": "x" * 4001}, "Use at most 4000 characters", id="words"),
        pytest.param(
            {"photos": [SimpleUploadedFile(f"{n}.txt", b"x") for n in range(6)]},
            "Send at most 5 files",
            id="files",
        ),
    ],
)
def test_too_much_is_refused_with_the_way_to_mend_it(follower, reference, given, said):
    answer = add(follower, reference, **given)

    assert mistakes(answer)[0].startswith(said)


def test_fixed_ends_an_open_case(follower, reference, lamp):
    asked = text_of(look(follower, reference, "case-fixed"))
    lamp.refresh_from_db()
    state_after_looking = lamp.state

    answer = follower.post(of_case("case-fixed", reference), follow=True)

    lamp.refresh_from_db()
    assert "Is it solved?" in asked
    assert state_after_looking == "received"
    assert lamp.state == "withdrawn"
    assert "Thank you for telling us that it is solved." in text_of(answer)


def test_who_said_that_it_is_solved_reads_so_and_staff_read_the_state(
    follower, reference, lamp
):
    follower.post(of_case("case-fixed", reference))

    page = read(look(follower, reference))
    lamp.refresh_from_db()

    assert page.select_one("header .tag.ok").get_text(strip=True) == SOLVED
    assert page.select(".progress b")[-1].get_text() == SOLVED
    assert "Taken back" not in page.get_text()
    assert lamp.get_state_display() == "Taken back"


def test_who_takes_it_back_after_all_reads_that(follower, reference, lamp):
    follower.post(of_case("case-fixed", reference))
    reopen(follower, reference)
    follower.post(of_case("case-withdraw", reference))

    page = text_of(look(follower, reference))

    assert "Taken back" in page
    assert SOLVED not in page


def test_fixed_confirms_a_resolved_case_once(follower, reference, resolved):
    follower.post(of_case("case-fixed", reference))
    again = follower.post(of_case("case-fixed", reference))

    resolved.refresh_from_db()
    assert resolved.confirmed_at == MONDAY
    assert resolved.state == "resolved"
    assert again.status_code == 422


def test_a_case_can_be_taken_back_once(follower, reference, lamp):
    read(look(follower, reference, "case-withdraw"))
    answer = follower.post(of_case("case-withdraw", reference), follow=True)
    again = follower.post(of_case("case-withdraw", reference))

    lamp.refresh_from_db()
    assert lamp.state == "withdrawn"
    assert "Taken back" in text_of(answer)
    assert again.status_code == 422
    assert "Your case has moved on" in again.content.decode()


def test_what_is_not_solved_is_taken_up_again_with_the_reason(
    follower, reference, resolved
):
    answer = reopen(follower, reference)

    resolved.refresh_from_db()
    assert resolved.state == "in_progress"
    assert "We have taken your case up again." in text_of(answer)
    assert Interaction.objects.filter(text="It went out again.").count() == 1


def test_reopening_wants_a_reason(follower, reference, resolved):
    answer = follower.post(of_case("case-reopen", reference), {"words": ""})

    assert "Tell us what is not solved" in mistakes(answer)


def test_an_answer_that_is_wrong_is_put_right_by_a_day_that_the_person_reads(
    follower, reference, resolved
):
    make_standard(Kind.CORRECT, 2)

    page = text_of(reopen(follower, reference, is_wrong="on"))

    due = resolved.deadlines.get(kind=Kind.CORRECT).due_at
    assert f"What was wrong in our answer is put right by {day_here(due)}." in page


def test_of_a_case_without_an_answer_nobody_asks_whether_that_is_wrong(
    follower, reference, resolved
):
    answered = read(look(follower, reference, "case-reopen"))
    Case.objects.update(state="withdrawn", responded_at=None)

    withdrawn = read(look(follower, reference, "case-reopen"))

    assert answered.find("input", {"name": "is_wrong"})
    assert withdrawn.find("input", {"name": "is_wrong"}) is None


def test_a_tick_is_not_lost_when_the_words_are_missing(follower, reference, resolved):
    answer = follower.post(of_case("case-reopen", reference), {"is_wrong": "on"})

    assert read(answer).find("input", {"name": "is_wrong"}).has_attr("checked")


def test_an_open_case_is_not_reopened(follower, reference):
    assert look(follower, reference, "case-reopen").status_code == 422


def test_adding_to_a_resolved_case_says_that_it_goes_on(follower, reference, resolved):
    assert "we take it up again" in text_of(look(follower, reference, "case-add"))


def test_a_closed_case_takes_nothing_more(client, kept, resolved):
    Case.objects.update(state="closed")
    track(client, kept.envelope.reference, kept.secret)

    page = read(look(client, kept.envelope.reference))
    pressed = add(client, kept.envelope.reference, words="One more thing.")

    assert "For anything new, send a new request." in page.get_text()
    assert page.find("a", href=of_case("case-add", kept.envelope.reference)) is None
    assert pressed.status_code == 422


def test_what_ended_long_ago_leads_to_a_new_request(client, kept, resolved, monday):
    monday.shift(timedelta(days=31))
    track(client, kept.envelope.reference, kept.secret)

    page = text_of(look(client, kept.envelope.reference))
    answer = look(client, kept.envelope.reference, "case-reopen")

    assert "For anything new, send a new request." in page
    assert answer.status_code == 422


def test_a_reason_that_comes_too_late_is_not_lost(follower, reference, lamp):
    long_ago = MONDAY - timedelta(days=31)
    Case.objects.filter(pk=lamp.pk).update(state="withdrawn", withdrawn_at=long_ago)
    given = {
        "words": "It went out again.",
        "token": token_of(look(follower, reference, "case-reopen")),
    }

    answer = follower.post(of_case("case-reopen", reference), given)

    assert "Send a new request and name this one" in mistakes(answer)[0]
    assert "It went out again." in text_of(answer)


def test_a_message_that_nobody_understands_is_kept(follower, reference, monkeypatch):
    def fail(*_):
        raise ValueError

    monkeypatch.setattr("answerable.casework.intake.receive", fail)

    answer = add(follower, reference, words="It is still dark.")

    assert "We have your message. A person will look at it." in text_of(
        follower.get(answer.url)
    )
