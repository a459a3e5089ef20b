"""The first summary is made of what was written."""

from __future__ import annotations

import pytest

from answerable.cases.summaries import LONGEST, summary_of

LONG = "The street light outside our house has been out for weeks " * 5


@pytest.mark.parametrize(
    ("subject", "text", "summary"),
    [
        pytest.param("Street light", "It is out.", "Street light", id="subject"),
        pytest.param("", "It is\n  out.", "It is out.", id="words on one line"),
        pytest.param("  ", "It is out.", "It is out.", id="an empty subject"),
        pytest.param("Re: AW: Fwd: Lamp", "x", "Lamp", id="marks of replies"),
        pytest.param("رد: مصباح", "x", "مصباح", id="marks in Arabic"),
        pytest.param("Re:", "It is out.", "It is out.", id="nothing but marks"),
        pytest.param("", "", "", id="nothing"),
    ],
)
def test_a_summary_is_the_subject_or_else_the_first_words(subject, text, summary):
    assert summary_of(subject, text) == summary


def test_a_long_text_is_cut_between_words():
    summary = summary_of("", LONG)

    assert summary.endswith(" …")
    assert LONG.startswith(summary.removesuffix(" …") + " ")


@pytest.mark.parametrize(
    "text",
    [pytest.param("x" * 5000, id="no blank"), pytest.param(LONG, id="many words")],
)
def test_a_summary_fits_its_column(text):
    assert len(summary_of(text, text)) <= LONGEST
