from __future__ import annotations

import pytest

from answerable.channels.email.flowed import unflow


@pytest.mark.parametrize(
    ("text", "joined"),
    [
        pytest.param("The lamp \nis dark.", "The lamp is dark.", id="soft break"),
        pytest.param("One.\nTwo.", "One.\nTwo.", id="hard break"),
        pytest.param("> The lamp \n> is dark.", "> The lamp is dark.", id="in a quote"),
        pytest.param("> Dark? \nYes.", "> Dark? \nYes.", id="another depth"),
        pytest.param("-- \nAda", "-- \nAda", id="signature"),
        pytest.param(" >no quote", ">no quote", id="stuffed"),
    ],
)
def test_paragraphs_are_joined_again(text, joined):
    assert unflow(text) == joined


def test_a_space_that_only_marks_the_break_goes():
    assert unflow("Donau \ndampf", delete_space=True) == "Donaudampf"
