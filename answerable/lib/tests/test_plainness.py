"""What makes a text hard to read is found, and a plain text is left alone."""

from __future__ import annotations

import pytest
from hypothesis import given, strategies as st

from answerable.lib.plainness import MOST_WORDS, plainness_of

PLAIN = "We mend the lamp on Friday. You need not do anything."


def test_a_plain_text_has_nothing_to_stumble_over():
    found = plainness_of(PLAIN)

    assert found.is_plain
    assert not found.hides_who_acts
    assert (found.long_sentences, found.abbreviations, found.sentences) == ((), (), 2)


def test_without_a_word_there_is_nothing_to_judge():
    found = plainness_of("12.50 €")

    assert found.grade is None
    assert not found.is_plain
    assert not found.hides_who_acts


@pytest.mark.parametrize(
    ("words", "is_long"),
    [
        pytest.param(MOST_WORDS, False, id="as long as may be"),
        pytest.param(MOST_WORDS + 1, True, id="one word longer"),
    ],
)
def test_a_sentence_is_long_from_one_word_above_the_bar(words, is_long):
    sentence = " ".join(["lamp"] * words)

    found = plainness_of(f"{PLAIN} {sentence}.")

    assert found.long_sentences == ((sentence,) if is_long else ())


@pytest.mark.parametrize(
    "sentence",
    [
        "The lamp was repaired.",
        "It has not yet been decided.",
        "Your form is being checked.",
        "The permit was wrongly sent.",
        "It will be taken down.",
    ],
)
def test_a_sentence_that_does_not_say_who_acts_is_passive(sentence):
    found = plainness_of(sentence)

    assert found.passive == 1
    assert found.hides_who_acts


@pytest.mark.parametrize(
    "sentence", ["We repaired the lamp.", "It is red.", "You were here.", "Be quick."]
)
def test_a_sentence_that_says_who_acts_is_not(sentence):
    assert plainness_of(sentence).passive == 0


def test_one_passive_in_four_is_borne():
    found = plainness_of(f"{PLAIN} It was mended. Thank you.")

    assert (found.passive, found.sentences) == (1, 4)
    assert not found.hides_who_acts


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("Bring form ABX and the SLAs.", ("ABX", "SLA"), id="bare"),
        pytest.param("The ABX, and ABX again.", ("ABX",), id="named once"),
        pytest.param("The tree board (TRB) met. TRB said yes.", (), id="before"),
        pytest.param("The TRB (tree board) met.", (), id="behind"),
        pytest.param("A PDF by SMS.", (), id="known to all"),
        pytest.param("Your case ABCD-9XQK.", (), id="a reference"),
        pytest.param("It is IMPORTANT.", (), id="a shout"),
    ],
)
def test_an_abbreviation_must_be_explained_once(text, expected):
    assert plainness_of(text).abbreviations == expected


@given(st.text(max_size=200))
def test_no_text_is_too_odd_to_be_looked_at(text):
    found = plainness_of(text)

    assert 0 <= found.passive <= found.sentences
