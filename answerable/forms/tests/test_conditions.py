"""What is asked only after an answer, and the conditions that can never hold."""

from __future__ import annotations

import pytest
from hypothesis import given, strategies

from answerable.forms.asking import ON_PAGE, form_of, kept_answers
from answerable.forms.checking import check_questions, faults_in_form, in_words
from answerable.forms.conditions import asked_of
from answerable.forms.models import Form
from answerable.forms.tests.makers import make_question

WHICH = make_question("choice", key="animal")


def after(key, *answers, question="animal", kind="text", **more):
    only_if = {"question": question, "answers": list(answers)}
    label = {"en": f"The {key}?"}
    return make_question(kind, key=key, label=label, only_if=only_if, **more)


CHAIN = [
    WHICH,
    after("barks", "dog", kind="yes_no"),
    after("loud", "yes", question="barks"),
]


def keys(questions):
    return [question["key"] for question in questions]


@pytest.mark.parametrize(
    ("answers", "asked"),
    [
        pytest.param({}, ["animal"], id="nothing yet"),
        pytest.param({"animal": "cat"}, ["animal"], id="another answer"),
        pytest.param({"animal": "dog"}, ["animal", "barks"], id="the answer"),
        pytest.param(
            {"animal": "dog", "barks": "yes"}, ["animal", "barks", "loud"], id="a chain"
        ),
        pytest.param(
            {"animal": "cat", "barks": "yes"}, ["animal"], id="what is not asked"
        ),
    ],
)
def test_a_question_is_asked_only_after_its_answer(answers, asked):
    assert keys(asked_of(CHAIN, answers)) == asked


def test_of_several_answers_one_is_enough():
    asked = [make_question("several", key="animal"), after("barks", "dog")]

    assert keys(asked_of(asked, {"animal": ["cat", "dog"]})) == ["animal", "barks"]


@given(
    strategies.dictionaries(
        strategies.sampled_from(["animal", "barks", "loud"]),
        strategies.sampled_from(["cat", "dog", "yes", "no", ""]),
    )
)
def test_whatever_is_answered_nothing_is_asked_before_what_it_hangs_on(answers):
    found = keys(asked_of(CHAIN, answers))

    assert found == keys(CHAIN)[: len(found)]


# The form


def filled(**data):
    return form_of(Form(questions=CHAIN), "en")(data)


def test_a_form_begins_without_what_hangs_on_an_answer():
    asked = form_of(Form(questions=CHAIN), "en")()

    assert list(asked.fields) == ["animal", ON_PAGE]


def test_what_was_answered_before_brings_its_questions_up():
    asked = form_of(Form(questions=CHAIN), "en")(initial={"animal": "dog"})

    assert list(asked.fields) == ["animal", "barks", ON_PAGE]
    assert asked[ON_PAGE].value() == "barks"


def test_a_question_that_comes_up_is_shown_before_anything_is_kept():
    asked = filled(animal="dog", **{ON_PAGE: ""})

    assert not asked.is_valid()
    assert asked.errors == {
        "barks": ["Answer this, too: we ask it because of what you answered"]
    }
    assert asked[ON_PAGE].value() == "barks"


def test_even_a_question_that_may_stay_empty_is_shown_once():
    questions = [WHICH, after("name", "dog", required=False)]
    ask = form_of(Form(questions=questions), "en")

    assert list(ask({"animal": "dog"}).errors) == ["name"]
    assert ask({"animal": "dog", ON_PAGE: "name"}).is_valid()


def test_what_was_shown_and_left_empty_is_missing():
    asked = filled(animal="dog", **{ON_PAGE: "barks"})

    assert asked.errors == {"barks": ["Choose yes or no"]}


def test_an_answer_to_what_is_not_asked_any_more_is_not_kept():
    asked = filled(animal="cat", barks="yes", **{ON_PAGE: "barks"})

    assert asked.is_valid()
    answers = kept_answers(Form(questions=CHAIN), asked.cleaned_data)
    assert answers == {"animal": "cat"}


def test_a_form_without_conditions_carries_nothing_more():
    asked = form_of(Form(questions=[WHICH]), "en")()

    assert list(asked.fields) == ["animal"]


# What is refused


@pytest.mark.parametrize(
    ("questions", "fault"),
    [
        pytest.param(
            [after("barks", "dog")],
            "barks.only_if: It is asked after an answer to the question animal, which is"
            " not there. Choose another one, or ask it always.",
            id="removed",
        ),
        pytest.param(
            [after("barks", "dog"), WHICH],
            "barks.only_if: It is asked after an answer to “Which?”, which comes later."
            " Put it behind that question.",
            id="later",
        ),
        pytest.param(
            [WHICH, after("barks", "cow")],
            "barks.only_if: It is asked after the answer cow to “Which?”, which cannot"
            " be chosen there. Choose another answer.",
            id="no such answer",
        ),
        pytest.param(
            [make_question("text", key="animal"), after("barks", "dog")],
            "barks.only_if: “Which?” has no answers to choose from. Ask it always.",
            id="no answers at all",
        ),
    ],
)
def test_a_condition_that_cannot_hold_is_named(questions, fault):
    assert check_questions(questions) == [fault]


def test_questions_that_wait_for_each_other_are_named():
    first = after("a", "yes", question="b", kind="yes_no")
    second = after("b", "yes", question="a", kind="yes_no")

    faults = faults_in_form([first, second])

    assert "wait for each other" in faults[0].mend
    assert in_words(faults[:1], [first, second]).startswith("“The a?”: It and “The b?”")


def test_a_condition_without_an_answer_is_refused():
    assert check_questions([WHICH, after("barks")]) == [
        "barks.only_if.answers: Write at least 1 of them."
    ]
