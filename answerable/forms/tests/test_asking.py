"""A form asks its questions, no others, and its answers can be read out."""

from __future__ import annotations

import pytest

from answerable.forms.asking import answers_in_words, form_of, kept_answers
from answerable.forms.models import Form
from answerable.forms.tests.makers import make_question


@pytest.fixture
def form():
    label = {"en": "How many?", "es": "¿Cuántos?"}
    questions = [
        make_question("choice", key="animal"),
        make_question("number", key="count", label=label, min=0, required=False),
        make_question("text", key="name", required=False),
    ]
    return Form(questions=questions)


def test_a_form_has_one_field_for_each_question_in_their_order(form):
    asked = form_of(form, "en")()

    assert list(asked.fields) == ["animal", "count", "name"]


def test_errors_are_in_the_language_of_the_form(form):
    asked = form_of(form, "es")({"count": "0"})

    assert list(asked.errors) == ["animal"]
    assert asked["animal"].label == "¿Cuál?"


def test_what_is_left_empty_is_not_kept(form):
    asked = form_of(form, "en")({"animal": "dog", "count": "0", "name": " "})
    assert asked.is_valid()

    assert kept_answers(form, asked.cleaned_data) == {"animal": "dog", "count": 0}


def test_answers_are_read_out_in_the_order_asked(form):
    said = answers_in_words(form, {"count": 2, "animal": "cat", "other": "x"}, "es")

    assert said == [("¿Cuál?", "Un gato"), ("¿Cuántos?", "2")]


def test_a_kept_answer_is_shown_again(form):
    asked = form_of(form, "en")(initial={"animal": "dog"})

    assert 'value="dog"' in str(asked["animal"])
    assert str(asked["animal"]).count("checked") == 1
