"""Questions are changed in a sketch, which is always whole, and then published."""

from __future__ import annotations

import pytest

from answerable.agency.configuration import Hand, seen_in
from answerable.agency.models import ConfigurationEntry
from answerable.forms.differences import changes_between
from answerable.forms.models import Form, Sketch
from answerable.forms.policy import (
    give_up_sketch,
    move_question,
    publish_form,
    publish_sketch,
    put_question,
    remove_question,
    take_version_again,
)
from answerable.forms.policy.publishing import topic_of
from answerable.forms.policy.sketching import MOST_QUESTIONS
from answerable.forms.queries import sketch_of
from answerable.forms.tests.makers import make_question
from answerable.lib.errors import NotFound, Refused, Stale
from answerable.lib.memory import forget

WHICH = make_question("choice", key="animal")
NAME = make_question("text", key="name")
BARKS = make_question(
    "yes_no",
    key="barks",
    label={"en": "Does it bark?", "es": "¿Ladra?", "ar": "هل ينبح؟"},
    only_if={"question": "animal", "answers": ["dog"]},
)


@pytest.fixture
def service(town):
    publish_form(service=town.tree, questions=[WHICH, BARKS, NAME])
    return town.tree


@pytest.fixture
def by(ben, service):
    return Hand(ben)


def keys(service):
    return [question["key"] for question in sketch_of(service).questions]


def test_nobody_is_asked_what_is_only_sketched(service, by):
    put_question(service, make_question("date", key="day"), by=by)

    assert keys(service) == ["animal", "barks", "name", "day"]
    assert Form.objects.get().version == 1


def test_a_published_sketch_is_the_next_version_and_gone(service, by):
    remove_question(service, "name", by=by)

    form = publish_sketch(service, by=by).thing

    assert (form.version, [one["key"] for one in form.questions]) == (
        2,
        ["animal", "barks"],
    )
    assert not Sketch.objects.exists()


def test_a_sketch_that_is_given_up_leaves_the_published_questions(service, by):
    move_question(service, "name", up=True, by=by)
    assert keys(service) == ["animal", "name", "barks"]

    give_up_sketch(service, by=by)

    assert keys(service) == ["animal", "barks", "name"]
    assert Form.objects.count() == 1


def test_the_ends_stay_where_they_are(service, by):
    move_question(service, "animal", up=True, by=by)
    move_question(service, "name", up=False, by=by)

    assert keys(service) == ["animal", "barks", "name"]


def test_an_earlier_version_is_taken_again_into_the_sketch(service, by):
    publish_form(service=service, questions=[NAME])

    take_version_again(service, 1, by=by)

    assert keys(service) == ["animal", "barks", "name"]
    assert Form.objects.count() == 2
    with pytest.raises(NotFound):
        take_version_again(service, 9, by=by)


def test_each_change_is_a_line_of_the_log_with_who_made_it(service, by, ben):
    put_question(service, make_question("long_text", key="name"), by=by)

    line = ConfigurationEntry.objects.latest("pk")
    assert (line.by, line.subject, line.name) == (ben, "form", "tree")
    assert line.differences == [
        {"field": "not published.name.kind", "before": "text", "after": "long_text"}
    ]


@pytest.mark.parametrize(
    ("change", "said"),
    [
        pytest.param(
            lambda service, by: remove_question(service, "animal", by=by),
            "“Does it bark?” hangs on this question. Ask that one always first.",
            id="what another hangs on",
        ),
        pytest.param(
            lambda service, by: move_question(service, "barks", up=True, by=by),
            "“Does it bark?”: It is asked after an answer to “Which?”, which comes"
            " later. Put it behind that question.",
            id="before what it hangs on",
        ),
        pytest.param(
            lambda service, by: put_question(
                service, make_question("choice", key="animal", options=[]), by=by
            ),
            "“Which?”: Write at least 2 of them.",
            id="no answers",
        ),
    ],
)
def test_a_change_that_leaves_a_fault_is_refused_by_the_words_of_the_question(
    service, by, change, said
):
    with pytest.raises(Refused) as refused:
        change(service, by)

    assert refused.value.hint == said
    assert keys(service) == ["animal", "barks", "name"]


def test_a_language_more_is_written_question_by_question_and_stops_the_publishing(
    service, by, town
):
    town.agency.languages = ["en", "es", "ar", "fr"]
    town.agency.save()
    forget()
    more = {**NAME, "label": {**NAME["label"], "fr": "Lequel ?"}}

    put_question(service, more, by=by)

    assert sketch_of(service).questions[2] == more
    with pytest.raises(Refused, match="There is no text in fr"):
        publish_sketch(service, by=by)


def test_a_form_has_an_end(service, by):
    many = [make_question("text", key=f"q{number}") for number in range(MOST_QUESTIONS)]
    publish_form(service=service, questions=many, by=by)

    with pytest.raises(Refused, match="Take one out first"):
        put_question(service, NAME, by=by)


@pytest.mark.parametrize(
    "meanwhile",
    [
        pytest.param(
            lambda service, by: move_question(service, "name", up=True, by=by),
            id="a sketch",
        ),
        pytest.param(
            lambda service, by: publish_form(service=service, questions=[NAME], by=by),
            id="a version",
        ),
    ],
)
def test_who_saw_an_older_page_changes_nothing(service, ben, by, meanwhile):
    seen = seen_in(topic_of(service))
    meanwhile(service, by)

    with pytest.raises(Stale):
        put_question(service, make_question("date", key="day"), by=Hand(ben, seen))
    with pytest.raises(Stale):
        publish_form(service=service, questions=[], by=Hand(ben, seen))


def test_what_is_not_there_cannot_be_moved(service, by):
    with pytest.raises(NotFound):
        move_question(service, "moon", up=True, by=by)


def test_what_is_other_is_said_in_sentences():
    other = {**WHICH, "hint": {"en": "Look."}, "required": False}

    said = list(changes_between([WHICH, NAME, BARKS], [BARKS, other]))

    assert said == [
        "Changed: “Which?” (its help text, whether it must be answered)",
        "Not asked any more: “Which?”",
        "The order is another",
    ]
    assert list(changes_between([], [BARKS])) == ["New: “Does it bark?”"]


def test_a_sketch_says_what_it_is(service, by):
    remove_question(service, "name", by=by)

    assert str(Sketch.objects.get()) == "tree, not published"
