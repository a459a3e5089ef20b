"""What was sent can be corrected before it is decided, taken back, and taken up again."""

from __future__ import annotations

from datetime import date

import pytest

from answerable.agency.policy import put_area
from answerable.cases.models import Case, JournalEntry
from answerable.casework import work
from answerable.casework.correcting import correct as correct_now
from answerable.casework.tests.makers import send_form
from answerable.front.portal.tests.pages import (
    look,
    mistakes,
    of_case,
    read,
    text_of,
    track,
)
from answerable.front.portal.views import correct as views

POLE = {"answer-lamp": "pole", "place": "4 Mill Lane", "area": "", "seen": "0"}
WALL = {"answer-lamp": "wall", "place": "14 Mill Lane", "area": "market", "seen": "0"}


@pytest.fixture
def kept(town, lamp_form):
    """What Amina sent: she said a pole, and number 4."""
    return send_form(
        place="4 Mill Lane",
        name="Amina Yusuf",
        email="amina@mail.example",
        token="amina",
        form=lamp_form.pk,
        answers={"lamp": "pole"},
    )


def correct(client, reference, **changes):
    return client.post(of_case("case-correct", reference), WALL | changes)


def test_an_area_that_ended_is_offered_to_the_case_that_has_it_and_to_no_other(
    follower, reference, lamp, town
):
    put_area(slug="market", name={"en": "Market"}, valid_to=date(2026, 1, 1))
    without = read(look(follower, reference, "case-correct")).select("option")

    Case.objects.filter(pk=lamp.pk).update(area=town.market)
    of_its_own = read(look(follower, reference, "case-correct")).select("option")

    assert "market" not in {one["value"] for one in without}
    assert "market" in {one["value"] for one in of_its_own}


def test_B02_a_submitted_form_is_corrected_before_decision_and_history_is_kept(
    follower, reference, lamp, town
):  # the row's id
    said = lamp.interactions.get(kind="message").text

    correct(follower, reference)

    lamp.refresh_from_db()
    assert (lamp.answers, lamp.place, lamp.area) == (
        {"lamp": "wall"},
        "14 Mill Lane",
        town.market,
    )
    assert [(one.answers, one.place) for one in lamp.versions.order_by("pk")] == [
        ({"lamp": "pole"}, "4 Mill Lane"),
        ({"lamp": "wall"}, "14 Mill Lane"),
    ]
    assert lamp.interactions.get(kind="message").text == said
    line = JournalEntry.objects.get(case_id=lamp.pk, what="corrected")
    assert (line.actor, line.after) == (
        "person",
        {"changed": ["lamp", "@place", "@area"]},
    )


def test_B02_a_person_takes_their_case_back_in_one_step(
    follower, reference, lamp
):  # the row's id
    follower.post(of_case("case-withdraw", reference))

    lamp.refresh_from_db()
    assert lamp.state == "withdrawn"


def test_B02_what_is_not_solved_is_taken_up_again_in_one_step(
    follower, reference, resolved
):  # the row's id
    page = read(look(follower, reference, "case-reopen"))
    token = page.find("input", {"name": "token"})["value"]

    follower.post(
        of_case("case-reopen", reference), {"words": "Still dark.", "token": token}
    )

    assert Case.objects.get(pk=resolved.pk).state == "in_progress"


def test_the_person_sees_what_it_is_now_and_what_it_was(follower, reference):
    correct(follower, reference)

    page = text_of(look(follower, reference))

    assert "Which lamp? On a wall" in page
    assert "before: On a pole now: On a wall" in page


def test_a_second_correction_stands_beside_the_first(follower, reference, lamp):
    correct(follower, reference)
    correct(follower, reference, place="24 Mill Lane", seen="1")

    page = text_of(look(follower, reference))

    assert lamp.versions.count() == 3
    assert "before: 14 Mill Lane now: 24 Mill Lane" in page
    assert "before: 4 Mill Lane now: 14 Mill Lane" in page


def test_what_was_corrected_elsewhere_meanwhile_is_not_overwritten(
    follower, reference, lamp
):
    correct(follower, reference)

    answer = correct(follower, reference, place="99 Mill Lane")

    lamp.refresh_from_db()
    assert lamp.place == "14 Mill Lane"
    assert mistakes(answer) == [
        "It was corrected meanwhile. Look at it again, then send yours."
    ]
    page = read(answer)
    assert page.find("input", {"name": "place"})["value"] == "99 Mill Lane"
    assert page.find("input", {"name": "seen"})["value"] == "1"


def test_what_is_the_same_is_no_correction(follower, reference, lamp):
    answer = follower.post(of_case("case-correct", reference), POLE)

    assert mistakes(answer) == ["Change what is wrong, then send it."]
    assert not lamp.versions.exists()


def test_a_wrong_answer_is_named_and_nothing_typed_is_lost(follower, reference):
    answer = correct(follower, reference, place="")

    assert mistakes(answer) == ["Tell us where it is: a street or a landmark"]
    assert read(answer).find("input", {"value": "wall"}).has_attr("checked")


def test_after_the_decision_nothing_is_corrected(follower, reference, resolved):
    answer = correct(follower, reference)

    assert answer.status_code == 403
    assert "nothing here that can still be corrected" in text_of(answer)
    assert "Correct it" not in text_of(look(follower, reference))
    assert not resolved.versions.exists()


def test_a_decision_of_this_very_moment_is_not_corrected(
    follower, reference, lamp, ben, monkeypatch
):
    def resolved_first(*_given, **_more):
        Case.objects.filter(pk=lamp.pk).update(
            state="resolved", outcome="done", resolved_at=lamp.opened_at
        )
        monkeypatch.undo()
        return correct_now(*_given, **_more)

    monkeypatch.setattr(views, "correct", resolved_first)

    answer = correct(follower, reference)

    assert "This is decided" in text_of(answer)


def test_where_we_waited_for_the_person_we_go_on(follower, reference, lamp, ben):
    work.ask_and_wait(lamp, words="Which lamp?", by=ben, seen=lamp.version)

    correct(follower, reference)

    lamp.refresh_from_db()
    assert lamp.state == "in_progress"


def test_a_stranger_corrects_nothing(client, reference, lamp):
    answer = correct(client, reference)

    lamp.refresh_from_db()
    assert answer.status_code == 302
    assert lamp.place == "4 Mill Lane"


def test_a_case_of_words_alone_has_nothing_to_correct(client, town):
    kept = send_form(service="", token="words")
    reference = kept.envelope.reference
    track(client, reference, kept.secret)

    assert look(client, reference, "case-correct").status_code == 403
    assert "What you told us about it" not in text_of(look(client, reference))


def test_the_place_of_a_case_without_questions_is_corrected_alone(client, town):
    kept = send_form(place="4 Mill Lane", token="place")
    reference = kept.envelope.reference
    track(client, reference, kept.secret)

    client.post(
        of_case("case-correct", reference),
        {"place": "14 Mill Lane", "area": "", "seen": "0"},
    )

    assert Case.objects.get(reference=reference).place == "14 Mill Lane"


def test_a_service_that_asks_for_no_place_is_corrected_without_one(
    client, town, lamp_form
):
    lamp_form.service = town.tree
    lamp_form.save()
    kept = send_form(
        service="tree", form=lamp_form.pk, answers={"lamp": "pole"}, token="tree"
    )
    reference = kept.envelope.reference
    track(client, reference, kept.secret)

    page = read(look(client, reference, "case-correct"))
    client.post(
        of_case("case-correct", reference), {"answer-lamp": "wall", "seen": "0"}
    )

    assert page.find("input", {"name": "place"}) is None
    assert Case.objects.get(reference=reference).answers == {"lamp": "wall"}


def test_another_answer_brings_up_its_question_and_takes_away_another(
    follower, reference, lamp, lamp_form
):
    for answer in ("wall", "pole"):
        lamp_form.questions.append(
            {
                "key": f"on_{answer}",
                "kind": "text",
                "label": {"en": f"What of the {answer}?"},
                "only_if": {"question": "lamp", "answers": [answer]},
            }
        )
    lamp_form.save()

    before = read(look(follower, reference, "case-correct"))
    shown = before.find("input", {"name": "answer-on-page"})["value"]
    came_up = correct(follower, reference, **{"answer-on-page": shown})
    shown = read(came_up).find("input", {"name": "answer-on-page"})["value"]
    given = {"answer-on_wall": "It is old.", "answer-on_pole": "No."}
    correct(follower, reference, **{"answer-on-page": shown, **given})

    lamp.refresh_from_db()
    assert "What of the pole?" in before.text
    assert mistakes(came_up) == [
        "Answer this, too: we ask it because of what you answered"
    ]
    assert lamp.answers == {"lamp": "wall", "on_wall": "It is old."}
