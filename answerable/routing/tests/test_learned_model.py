"""A model learns where texts belong, says by which words, and how surely."""

from __future__ import annotations

import zlib
from array import array
from types import SimpleNamespace

import pytest
import skops.io

from answerable.lib.errors import Refused
from answerable.routing.learned import keeping
from answerable.routing.learned.examples import TWICE, Example
from answerable.routing.learned.judging import Judged, figures_of
from answerable.routing.learned.keeping import read_back, written
from answerable.routing.learned.thresholds import (
    NEVER,
    Guess,
    at_least,
    threshold_of,
)
from answerable.routing.learned.training import TRUSTED, drawn, learn

SAID = {
    "lamp": ("the street light is out", "lamp dark since monday", "broken light post"),
    "tree": ("a branch fell on the path", "tree needs pruning", "dead tree leaning"),
    "bins": ("rubbish was not collected", "missed bin collection", "bin lid broken"),
}
PLACES = ("at the market", "near the school", "in mill lane", "by the church")


def examples(times: int = 5) -> list[Example]:
    return [
        Example(f"{text} {place}", label, by=f"{place} {time}")
        for time in range(times)
        for label, texts in SAID.items()
        for text in texts
        for place in PLACES
    ]


def numbers_in(content: bytes) -> bytes:
    return zlib.decompress(content).split(b"\n", 1)[1]


@pytest.fixture(name="lesson", scope="module")
def _lesson():
    return learn(examples())


def test_a_text_is_put_where_others_like_it_belonged(lesson):
    judged = lesson.model.judge("The light in our street is dark")

    assert judged.first == "lamp"
    assert judged.candidates[0].score > judged.candidates[1].score
    assert sum(each.score for each in judged.candidates) == pytest.approx(1)


def test_what_is_misspelt_is_still_known(lesson):
    assert lesson.model.judge("one brannch more").first == "tree"


def test_the_words_that_decided_are_named_the_strongest_first(lesson):
    words = lesson.model.judge("The rubbish at the market").words

    assert words[0] == "rubbish"
    assert "market" not in words[:1]


def test_it_acts_where_it_is_as_sure_as_its_threshold(lesson):
    assert 0 < lesson.model.threshold <= 1
    assert lesson.model.judge("street light out").acts
    assert not lesson.model.judge("at the market").acts


def test_it_is_silent_about_what_it_does_not_know(lesson):
    judged = lesson.model.judge("quux 12345")

    assert (judged.first, judged.words, judged.acts) == ("", (), False)
    assert judged.is_silent


def test_what_is_said_of_it_was_judged_unseen(lesson):
    figures = figures_of(lesson.judged)

    assert figures.total.count == len(examples())
    assert (figures.total.accuracy or 0) > 0.95
    assert set(figures.labels) == set(SAID)


def test_of_few_texts_nothing_is_certain_enough_to_act():
    few = learn(examples(1)[::2], several=TWICE)

    assert few.model.threshold == NEVER
    assert not few.model.judge("street light out").acts


def test_where_the_others_teach_one_label_alone_nothing_is_said_unseen():
    two = [Example("a dark lamp", "lamp"), Example("a dead tree", "tree")]

    lesson = learn(two, several=1)

    assert [one.score for one in lesson.judged] == pytest.approx([0.5, 0.5])
    assert lesson.model.threshold == NEVER


def test_two_labels_are_told_apart_as_well():
    two = [each for each in examples() if each.label != "bins"]

    model = learn(two).model

    assert model.judge("street light").first == "lamp"
    assert model.judge("dead tree").first == "tree"


def test_one_label_alone_is_refused():
    with pytest.raises(Refused) as refused:
        learn([Example("a lamp", "lamp"), Example("a light", "lamp")])

    assert "two different labels" in refused.value.hint


def test_the_same_examples_teach_the_same(lesson):
    again = learn(examples()).model

    assert written(again) == written(lesson.model)


def test_a_model_that_is_written_down_comes_back_equal(lesson):
    assert read_back(written(lesson.model)) == lesson.model


def test_a_machine_that_has_the_highest_byte_first_turns_numbers_both_ways(
    lesson, monkeypatch
):
    turned = array("f", numbers_in(written(lesson.model)))
    turned.byteswap()
    monkeypatch.setattr(keeping, "sys", SimpleNamespace(byteorder="big"))

    there = written(lesson.model)

    assert numbers_in(there) == turned.tobytes()
    assert read_back(there) == lesson.model


def test_the_file_of_the_library_gives_the_same_numbers(lesson):
    assert skops.io.get_untrusted_types(data=lesson.file) == TRUSTED == []
    assert drawn(lesson.file) == lesson.model


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(b"", id="nothing"),
        pytest.param(b"x\x9c", id="cut short"),
        pytest.param(b"\x80\x04pickle", id="a pickle"),
    ],
)
def test_what_is_no_model_is_refused(content):
    with pytest.raises(Refused):
        read_back(content)


def test_a_model_cut_short_is_refused(lesson):
    whole = zlib.decompress(written(lesson.model))

    with pytest.raises(Refused):
        read_back(zlib.compress(whole[:-4]))
    with pytest.raises(Refused):
        read_back(zlib.compress(whole.replace(b"model 1", b"model 0", 1)))


def test_a_threshold_asks_for_more_where_less_was_seen():
    surely = [Guess(0.9, is_right=True)] * 400
    hardly = [Guess(0.6, is_right=at % 3 > 0) for at in range(90)]

    assert threshold_of(surely + hardly) == 0.9
    assert threshold_of(surely[:50]) == NEVER
    assert at_least(97, 100) < 0.97 < at_least(990, 1000)


def test_figures_count_what_is_right_among_three_and_by_itself():
    judged = [
        Judged("a", ["a", "b"], 0.9, acts=True),
        Judged("a", ["b", "a"], 0.8, acts=True),
        Judged("b", ["c", "d", "e"], 0.3),
        Judged("b", []),
    ]

    total = figures_of(judged).total

    assert (total.accuracy, total.top_three) == (0.25, 0.5)
    assert (total.coverage, total.precision) == (0.5, 0.5)
    assert figures_of(judged).balanced == pytest.approx((2 / 3 + 0) / 2)
    assert figures_of([]).total.accuracy is None
