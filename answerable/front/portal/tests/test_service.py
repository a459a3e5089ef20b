"""What it is about: proposed, confirmed, and asked its own questions."""

from __future__ import annotations

import pytest
from django.urls import reverse

from answerable.forms.models import Draft
from answerable.forms.policy import publish_form
from answerable.front.portal.tests.pages import (
    WISH,
    WORDS,
    Walk,
    mistakes,
    read,
    text_of,
)


def test_the_most_likely_services_are_proposed_and_none_is_ticked(walk):
    walk.begin()

    radios = read(walk.look("service")).find_all("input", {"name": "service"})

    assert [radio["value"] for radio in radios] == ["street-light", "+", "?"]
    assert not any(radio.has_attr("checked") for radio in radios)


def test_the_service_by_which_somebody_came_in_is_proposed_first(client, town):
    walk = Walk(client)
    client.post("/report/?service=tree", {"words": WORDS, "wish": WISH})
    walk.token = Draft.objects.get().token

    radios = read(walk.look("service")).find_all("input", {"name": "service"})

    assert [radio["value"] for radio in radios] == ["tree", "street-light", "+", "?"]


@pytest.mark.parametrize(
    ("lamp", "is_told"),
    [pytest.param("wall", True, id="danger"), pytest.param("pole", False, id="none")],
)
def test_who_tells_of_a_danger_reads_whom_to_call_before_sending(
    walk, town, lamp_form, lamp, is_told
):
    danger = {"question": "lamp", "answer": "wall", "circumstance": "danger"}
    town.lamp.indications = [danger]
    town.lamp.save()
    walk.begin()
    walk.post("service", service="street-light")
    walk.post("details", lamp=lamp)
    walk.post("place", place="Mill Lane", area="")
    walk.post("photo")
    walk.post("you", language="en")

    page = text_of(walk.look("check"))

    assert ("Do not wait for us, call 112" in page) is is_told


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        pytest.param({"service": "street-light"}, "street-light", id="a proposed one"),
        pytest.param({"service": "+", "other": "tree"}, "tree", id="another one"),
        pytest.param({"other": "tree"}, "tree", id="the list alone"),
        pytest.param({"service": "?", "other": "tree"}, "", id="you decide"),
    ],
)
def test_a_service_is_what_the_person_confirmed(walk, given, kept):
    walk.begin()

    walk.post("service", **given)

    assert walk.draft.answers["service"] == kept


@pytest.mark.parametrize(
    ("given", "said"),
    [
        pytest.param(
            {}, "Choose what it is about, or say that you do not know", id="none"
        ),
        pytest.param(
            {"service": "+"},
            "Choose from the list, or say that you do not know",
            id="no other",
        ),
        pytest.param({"service": "moon"}, "Choose one of these", id="unknown"),
        pytest.param(
            {"service": "+", "other": "moon"}, "Choose from the list", id="not listed"
        ),
    ],
)
def test_a_service_that_was_not_chosen_is_asked_for_again(walk, given, said):
    walk.begin()

    answer = walk.post("service", **given)

    assert mistakes(answer) == [said]


@pytest.mark.parametrize(
    ("service", "ticked", "listed"),
    [
        pytest.param("street-light", "street-light", "", id="proposed"),
        pytest.param("tree", "+", "tree", id="from the list"),
        pytest.param("?", "?", "", id="you decide"),
    ],
)
def test_what_was_confirmed_is_shown_again(walk, service, ticked, listed):
    walk.begin()
    walk.post("service", service=service if service != "tree" else "+", other=listed)

    page = read(walk.look("service"))

    assert page.find("input", checked=True)["value"] == ticked
    assert page.find("option", selected=True)["value"] == listed


def test_the_questions_of_the_service_are_asked(walk, lamp_form):
    walk.begin()
    answer = walk.post("service", service="street-light")

    page = read(walk.look("details"))
    wrong = walk.post("details")
    walk.post("details", lamp="wall")

    assert answer.url == walk.address("details")
    assert "Which lamp?" in page.get_text()
    assert mistakes(wrong) == ["Choose one of these answers"]
    assert walk.draft.answers["answers"] == {"lamp": "wall"}


def test_another_service_asks_its_own_questions(walk, lamp_form):
    walk.begin()
    walk.post("service", service="street-light")
    walk.post("details", lamp="wall")

    walk.post("service", service="+", other="tree")

    assert "answers" not in walk.draft.answers or not walk.draft.answers["answers"]
    assert "details" not in walk.draft.answers["done"]


def test_the_same_service_once_more_keeps_its_answers(walk, lamp_form):
    walk.begin()
    walk.post("service", service="street-light")
    walk.post("details", lamp="wall")

    walk.post("service", service="street-light")

    assert walk.draft.answers["answers"] == {"lamp": "wall"}


@pytest.mark.parametrize(
    "door",
    [pytest.param("complain", id="complaint"), pytest.param("thank", id="thanks")],
)
def test_what_is_only_about_a_service_is_not_asked_its_questions(
    client, lamp_form, door
):
    walk = Walk(client, door)
    walk.begin()

    walk.post("service", service="street-light")

    assert "/details/" not in walk.open_steps


# What is asked only after an answer


@pytest.fixture
def height_asked(lamp_form):
    """Ask how high it is, only of a lamp on a wall."""
    height = {
        "key": "height",
        "kind": "number",
        "label": {"en": "How high up?"},
        "only_if": {"question": "lamp", "answers": ["wall"]},
    }
    lamp_form.questions = [*lamp_form.questions, height]
    lamp_form.save()


def test_a_question_comes_up_by_an_answer_and_not_as_a_mistake_of_the_person(
    walk, height_asked
):
    walk.begin()
    walk.post("service", service="street-light")
    assert "How high up?" not in text_of(walk.look("details"))

    asked = walk.post("details", lamp="wall", **{"on-page": ""})
    shown = read(asked).find("input", {"name": "on-page"})["value"]
    walk.post("details", lamp="wall", height="3", **{"on-page": shown})

    assert mistakes(asked) == [
        "Answer this, too: we ask it because of what you answered"
    ]
    assert walk.draft.answers["answers"] == {"lamp": "wall", "height": 3}
    assert "details" in walk.draft.answers["done"]


def test_who_answers_otherwise_is_not_asked_more(walk, height_asked):
    walk.begin()
    walk.post("service", service="street-light")

    walk.post("details", lamp="pole", **{"on-page": ""})

    assert "details" in walk.draft.answers["done"]


def test_what_came_up_can_be_left_for_later(walk, height_asked):
    walk.begin()
    walk.post("service", service="street-light")

    answer = walk.post("details", lamp="wall", later="1", **{"on-page": ""})

    assert answer.url == reverse("portal:saved", args=["report", walk.token])
    assert walk.draft.answers["answers"] == {"lamp": "wall"}
    assert "How high up?" in text_of(walk.look("details"))


def test_a_draft_keeps_the_questions_it_was_answered_in(walk, lamp_form, town):
    walk.begin()
    walk.post("service", service="street-light")
    walk.post("details", lamp="wall")

    publish_form(service=town.lamp, questions=[])

    assert walk.draft.answers["form"] == lamp_form.pk
    assert "Which lamp?" in text_of(walk.look("details"))


def test_what_is_published_after_the_service_was_chosen_is_for_others(
    walk, lamp_form, town
):
    walk.begin()
    walk.post("service", service="street-light")

    publish_form(service=town.lamp, questions=[])
    page = text_of(walk.look("details"))
    walk.post("details", lamp="wall")

    assert "Which lamp?" in page
    assert walk.draft.answers["answers"] == {"lamp": "wall"}
