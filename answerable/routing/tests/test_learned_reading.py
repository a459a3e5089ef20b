"""A text is read without what names one person or one case."""

from __future__ import annotations

import pytest

from answerable.routing.learned.examples import Example, known_marks, sayings_of
from answerable.routing.learned.reading import LONGEST, read


@pytest.mark.parametrize(
    ("text", "words"),
    [
        pytest.param("The LAMP is out", "the lamp is out", id="case"),
        pytest.param(
            "Baches y farolas; ¿cuándo?", "baches y farolas cuando", id="accents"
        ),
        pytest.param("Write to amina@mail.example now", "write to now", id="e-mail"),
        pytest.param(
            "see https://town.example/a?b=c please", "see please", id="address"
        ),
        pytest.param("call 020 7946 0018 or +44207946", "call or", id="telephone"),
        pytest.param("my case 7K4M-9XQK is open", "my case is open", id="reference"),
        pytest.param("flat 12b, road A40", "flat road", id="digits"),
        pytest.param("ROAD WORK", "road work", id="two words of four letters"),
        pytest.param("الإنارة معطلة", "الاناره معطله", id="arabic"),
        pytest.param("   …!", "", id="nothing"),
    ],
)
def test_what_names_somebody_is_not_read(text, words):
    assert read(text).key == words


def test_only_the_beginning_of_a_long_text_is_read():
    long = "a" * 10 + " " + "word " * LONGEST

    assert len(read(long).key) <= LONGEST


def test_neighbours_and_parts_of_words_are_marks_as_well():
    marks = read("Broken lamp")

    assert set(marks.phrases) == {"broken", "lamp", "broken lamp"}
    assert {"~_la", "~mp_", "~brok"} <= set(marks.parts)


def test_what_one_person_alone_said_is_not_learned():
    texts = [("lamp of miller", "amina")] * 3 + [
        ("lamp out", "bo"),
        ("lamp dark", "cy"),
    ]
    sayings = sayings_of([Example(text, "lamp", by) for text, by in texts])

    known = known_marks(sayings, labels=2)

    assert "lamp" in known
    assert not [mark for mark in known if "mill" in mark]
