"""Each kind refuses bad definitions, asks plainly, keeps JSON and says it again."""

from __future__ import annotations

import json
from datetime import UTC, datetime

import pytest
import time_machine
from django.core.exceptions import ValidationError
from hypothesis import given, strategies as st

from answerable.forms.questions import KINDS
from answerable.forms.tests.makers import make_question

LANGUAGES = ("en", "es", "ar")
NOON = datetime(2026, 5, 4, 12, tzinfo=UTC)


def field_of(kind, **changes):
    return KINDS[kind].field(make_question(kind, **changes), "en")


def complaint_of(field, value):
    """Return what a field says to a value that it refuses."""
    with pytest.raises(ValidationError) as refused:
        field.clean(value)
    return refused.value.messages


@pytest.mark.parametrize("kind", [pytest.param(kind, id=kind) for kind in KINDS])
def test_a_question_that_is_complete_has_no_faults(kind):
    assert KINDS[kind].check(make_question(kind), LANGUAGES) == []


@pytest.mark.parametrize("kind", [pytest.param(kind, id=kind) for kind in KINDS])
def test_a_kind_refuses_what_it_does_not_know(kind):
    [fault] = KINDS[kind].check(make_question(kind, colour="red"), LANGUAGES)

    assert (
        fault == "colour: Nothing is called so here. Correct the name, or take it out."
    )


@pytest.mark.parametrize(
    ("kind", "changes", "fault"),
    [
        pytest.param(
            "choice",
            {"options": [{"key": "cat", "label": {"en": "A cat"}}]},
            "options.cat.label: There is no text in es, ar. Write it.",
            id="option without a language",
        ),
        pytest.param(
            "several",
            {"options": []},
            "options: Write at least 2 of them.",
            id="nothing to choose from",
        ),
        pytest.param(
            "number",
            {"min": 5, "max": 3},
            "max: max is 3 and min is 5. Make max the larger one.",
            id="no number fits",
        ),
        pytest.param(
            "choice",
            {"options": [*make_question("choice")["options"]] * 2},
            "options: Two options are called cat, dog. Give each its own key.",
            id="option twice",
        ),
        pytest.param(
            "date",
            {"past": "yes"},
            "past: Input should be a valid boolean.",
            id="no boolean",
        ),
    ],
)
def test_a_faulty_definition_is_named(kind, changes, fault):
    assert KINDS[kind].check(make_question(kind, **changes), LANGUAGES) == [fault]


@pytest.mark.parametrize("kind", [pytest.param(kind, id=kind) for kind in KINDS])
def test_a_field_speaks_the_language_asked_for(kind):
    question = make_question(kind, hint={"en": "Look.", "es": "Mire."})

    field = KINDS[kind].field(question, "es")

    assert (field.label, field.help_text) == ("¿Cuál?", "Mire.")


@pytest.mark.parametrize(
    ("kind", "sentence"),
    [
        pytest.param("text", "Write your answer here", id="text"),
        pytest.param("long_text", "Tell us in your own words", id="long text"),
        pytest.param("choice", "Choose one of these answers", id="choice"),
        pytest.param("several", "Choose at least one of these answers", id="several"),
        pytest.param("yes_no", "Choose yes or no", id="yes or no"),
        pytest.param("date", "Give the day", id="date"),
        pytest.param("number", "Write a number", id="number"),
    ],
)
def test_an_empty_answer_is_told_what_to_do(kind, sentence):
    assert complaint_of(field_of(kind), "") == [sentence]


@pytest.mark.parametrize("kind", [pytest.param(kind, id=kind) for kind in KINDS])
def test_an_optional_question_may_stay_empty(kind):
    assert not field_of(kind, required=False).clean(None)


@pytest.mark.parametrize(
    ("kind", "changes", "value", "sentence"),
    [
        pytest.param(
            "text",
            {},
            "x" * 201,
            "Use at most 200 characters. Now it is 201.",
            id="long line",
        ),
        pytest.param(
            "long_text",
            {},
            "x" * 4001,
            "Use at most 4000 characters. Now it is 4001.",
            id="long text",
        ),
        pytest.param(
            "choice", {}, "cow", "Choose one of these answers", id="no option"
        ),
        pytest.param(
            "several",
            {},
            ["cat", "cow"],
            "Choose from these answers only",
            id="no option among several",
        ),
        pytest.param(
            "several", {}, "cat", "Choose from these answers only", id="no list"
        ),
        pytest.param("yes_no", {}, "maybe", "Choose yes or no", id="neither"),
        pytest.param(
            "date",
            {},
            "2026-02-30",
            "Give a day that exists, with day, month and year",
            id="no such day",
        ),
        pytest.param(
            "date",
            {"past": True},
            "2026-05-05",
            "Give a day that is not in the future",
            id="tomorrow",
        ),
        pytest.param(
            "number", {}, "a few", "Write a whole number, for example 3", id="no number"
        ),
        pytest.param(
            "number",
            {"min": 1},
            "0",
            "Write a number that is 1 or more",
            id="too small",
        ),
        pytest.param(
            "number",
            {"max": 9},
            "10",
            "Write a number that is 9 or less",
            id="too large",
        ),
    ],
)
@time_machine.travel(NOON, tick=False)
def test_a_wrong_answer_is_told_what_to_do(kind, changes, value, sentence):
    assert complaint_of(field_of(kind, **changes), value) == [sentence]


@pytest.mark.parametrize(
    ("past", "day"),
    [
        pytest.param(True, "2026-05-04", id="today is not in the future"),
        pytest.param(False, "2030-01-01", id="any day where the future is fine"),
    ],
)
@time_machine.travel(NOON, tick=False)
def test_a_day_that_may_be_is_taken(past, day):
    assert field_of("date", past=past).clean(day).isoformat() == day


@pytest.mark.parametrize(
    ("kind", "value", "kept"),
    [
        pytest.param("text", "a\0b", "ab", id="text"),
        pytest.param("long_text", "one\ntwo\ud800", "one\ntwo?", id="long text"),
        pytest.param("choice", "cat", "cat", id="choice"),
        pytest.param("several", ["dog", "cat"], ["dog", "cat"], id="several"),
        pytest.param("yes_no", "no", "no", id="yes or no"),
        pytest.param("date", "2026-05-04", "2026-05-04", id="date"),
        pytest.param("number", "1200", 1200, id="number"),
        pytest.param("number", "٣", 3, id="Arabic digit"),
    ],
)
def test_an_answer_is_kept_as_json(kind, value, kept):
    answer = KINDS[kind].kept(field_of(kind).clean(value))

    assert json.loads(json.dumps(answer)) == kept


@pytest.mark.parametrize(
    ("kind", "kept", "language", "said"),
    [
        pytest.param("text", "Mill Lane", "es", "Mill Lane", id="text"),
        pytest.param("long_text", "one\ntwo", "en", "one\ntwo", id="long text"),
        pytest.param("choice", "dog", "ar", "كلب", id="choice"),
        pytest.param("choice", "cow", "en", "cow", id="option of another version"),
        pytest.param(
            "several", ["cat", "dog"], "es", "Un gato y Un perro", id="several"
        ),
        pytest.param("yes_no", "yes", "en", "Yes", id="yes"),
        pytest.param("yes_no", "no", "en", "No", id="no"),
        pytest.param("date", "2026-05-04", "es", "lunes 4 de mayo de 2026", id="date"),
        pytest.param("number", 1200, "en", "1,200", id="number"),
    ],
)
def test_an_answer_is_said_in_the_language_of_the_reader(kind, kept, language, said):
    assert KINDS[kind].said(make_question(kind), kept, language) == said


@given(number=st.integers(min_value=-50, max_value=50))
def test_a_number_is_taken_exactly_when_it_is_within_its_limits(number):
    field = field_of("number", min=-7, max=30)

    try:
        taken = field.clean(str(number)) == number
    except ValidationError:
        taken = False

    assert taken == (-7 <= number <= 30)
