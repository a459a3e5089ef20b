"""The reading grade is near enough to tell a plain letter from an official one."""

from __future__ import annotations

import pytest

from answerable.lib.readability import PLAIN, reading_grade, syllables_in

# As dictionaries divide them.
SYLLABLES = {
    "we": 1,
    "the": 1,
    "trees": 1,
    "makes": 1,
    "asked": 1,
    "wanted": 2,
    "boxes": 2,
    "changes": 2,
    "table": 2,
    "people": 2,
    "office": 2,
    "idea": 3,
    "area": 3,
    "collected": 3,
    "information": 4,
    "application": 4,
    "responsible": 4,
    "municipality": 6,
    "don't": 1,
    "well-lit": 2,
}
OFFICIAL = (
    "Notwithstanding the aforementioned administrative considerations, the"
    " municipality's determination regarding your application remains provisional."
)


def grade(text: str) -> float:
    """Return the grade of a text that has one."""
    found = reading_grade(text)
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("word", "count"), [pytest.param(*each, id=each[0]) for each in SYLLABLES.items()]
)
def test_a_word_has_the_syllables_that_are_spoken(word, count):
    assert syllables_in(word) == count


def test_the_grade_is_that_of_the_formula():
    # Ten words, two sentences, fifteen syllables.
    text = "We collected it on Friday. You need not do anything."

    assert sum(map(syllables_in, text.replace(".", "").split())) == 15
    assert grade(text) == pytest.approx(round(0.39 * 5 + 11.8 * 15 / 10 - 15.59, 1))


def test_an_official_sentence_is_above_our_bar_and_a_plain_one_below():
    assert grade(OFFICIAL) > PLAIN > grade("We mend it on Friday.")


def test_lines_of_a_list_are_sentences_and_a_broken_line_is_not():
    listed = "Bring the papers:\n- the certificate of residence\n- a photograph"
    broken = "We mend the\nlamp on Friday."

    assert grade(listed) < grade(listed.replace("\n", " "))
    assert grade(broken) == grade(broken.replace("\n", " "))


@pytest.mark.parametrize("text", ["", "…", "42"], ids=["empty", "marks", "digits"])
def test_a_text_without_words_has_no_grade(text):
    assert reading_grade(text) is None
