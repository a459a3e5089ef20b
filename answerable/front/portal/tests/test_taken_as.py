"""Whoever is not satisfied is offered a complaint, in their own words; they choose."""

from __future__ import annotations

import pytest

from answerable.cases.models import Case
from answerable.front.portal.tests.pages import Walk, mistakes, read, text_of

DISGRACE = "This is a disgrace. The street light outside 4 Mill Lane is out."


def choices(response):
    """Return how it can be taken, and what is chosen."""
    radios = read(response).find_all("input", {"name": "taken_as"})
    chosen = [radio["value"] for radio in radios if radio.has_attr("checked")]
    return [radio["value"] for radio in radios], chosen


def until_check(walk, *steps):
    """Answer the pages that are left."""
    for step in steps:
        walk.post(step, language="en", place="Mill Lane")


@pytest.fixture
def cross(client, town):
    """Somebody at the door "report" who is not satisfied."""
    walk = Walk(client)
    walk.begin(words=DISGRACE)
    return walk


def test_A11_a_disgrace_is_offered_as_a_complaint_without_the_word(cross):
    page = cross.look("service")

    assert "You wrote “\u2068disgrace\u2069”. How shall we take it?" in text_of(page)
    assert choices(page) == (["as_written", "complaint"], ["as_written"])


@pytest.mark.parametrize("door", ["report", "ask", "thank"])
def test_every_door_but_that_of_complaints_offers_it(client, town, door):
    walk = Walk(client, door)
    walk.begin(words=DISGRACE)

    assert choices(walk.look("service"))[0]


def test_who_complains_already_is_not_asked(client, town):
    walk = Walk(client, "complain")
    walk.begin(words=DISGRACE)

    assert choices(walk.look("service")) == ([], [])


def test_who_only_reports_is_not_asked(walk):
    walk.begin()

    assert choices(walk.look("service")) == ([], [])


@pytest.mark.parametrize(
    ("words", "language"),
    [
        pytest.param("Esto es una vergüenza", "es", id="Spanish"),
        pytest.param("هذه مهزلة", "ar", id="Arabic"),
    ],
)
def test_it_is_offered_in_other_languages(client, town, words, language):
    walk = Walk(client)
    client.cookies["django_language"] = language
    walk.begin(words=words)

    assert choices(walk.look("service"))[0]


def test_what_the_person_chose_is_what_the_case_is(cross):
    cross.post("service", service="?", taken_as="complaint")
    until_check(cross, "photo", "you")

    cross.send()

    assert Case.objects.get().case_type == "complaint"
    assert "We have your complaint" in text_of(cross.done())


@pytest.mark.parametrize(
    "answer",
    [
        pytest.param({"taken_as": "as_written"}, id="as it was written"),
        pytest.param({}, id="no answer"),
    ],
)
def test_it_never_becomes_a_complaint_silently(cross, answer):
    cross.post("service", service="?", **answer)
    until_check(cross, "photo", "you")

    cross.send()

    assert Case.objects.get().case_type == "fault_report"


def test_the_choice_is_kept_in_the_draft_and_shown_again(cross):
    cross.post("service", service="street-light", taken_as="complaint")

    assert cross.draft.answers["kind"] == "complaint"
    assert choices(cross.look("service"))[1] == ["complaint"]


def test_the_choice_can_be_taken_back_also_where_the_words_changed(cross):
    cross.post("service", service="?", taken_as="complaint")
    cross.post("what", words="The lamp is out.", wish="Repair it.")

    shown = choices(cross.look("service"))
    cross.post("service", service="?", taken_as="as_written")

    assert shown == (["as_written", "complaint"], ["complaint"])
    assert cross.draft.answers["kind"] == ""
    assert choices(cross.look("service")) == ([], [])


def test_a_complaint_is_only_about_a_service_and_not_asked_its_questions(
    cross, lamp_form
):
    answer = cross.post("service", service="street-light", taken_as="complaint")

    assert answer.url == cross.address("photo")


def test_who_takes_the_complaint_back_is_asked_the_questions(cross, lamp_form):
    cross.post("service", service="street-light", taken_as="complaint")

    answer = cross.post("service", service="street-light", taken_as="as_written")

    assert answer.url == cross.address("details")


def test_the_check_says_how_it_is_taken_and_promises_what_a_complaint_is_promised(
    cross,
):
    cross.post("service", service="street-light", taken_as="complaint")
    until_check(cross, "photo", "you")

    page = text_of(cross.look("check"))

    assert "How shall we take it? As a complaint" in page
    assert "we confirm what we understood" in page


def test_another_answer_is_refused_at_its_field_and_nothing_is_lost(cross):
    answer = cross.post("service", service="street-light", taken_as="moon")

    assert mistakes(answer) == ["Choose one of these two"]
    ticked = read(answer).find("input", {"value": "street-light"})
    assert ticked.has_attr("checked")


def test_words_that_were_typed_as_a_page_are_shown_as_words(client, town):
    walk = Walk(client)
    walk.begin(words="Nobody <b> answers")

    page = walk.look("service")

    assert "“\u2068Nobody <b> answers\u2069”" in text_of(page)


def test_looking_at_the_offer_changes_nothing(cross):
    before = cross.draft.answers

    cross.look("service")

    assert cross.draft.answers == before
