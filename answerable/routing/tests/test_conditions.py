"""What a rule can ask of a case, and what each condition finds."""

from __future__ import annotations

from typing import Any

import pytest

from answerable.lib.errors import Refused
from answerable.routing.conditions import CONDITIONS
from answerable.routing.facts import Facts, plain

STORY = (
    "¡Hola! El ÁRBOL de la Calle Mayor 12 está caído; no hay luz. Straße, مصباح الشارع"
)


def held(name: str, wanted: object, **facts: Any) -> str | None:
    return CONDITIONS[name](wanted, Facts(facts.pop("text", STORY), **facts))


@pytest.mark.parametrize(
    ("name", "fact"),
    [
        pytest.param("service", "street-light", id="service"),
        pytest.param("area", "market", id="area"),
        pytest.param("language", "es", id="language"),
    ],
)
def test_a_named_fact_holds_when_it_is_in_the_list(name, fact):
    assert held(name, ["other", fact], **{name: fact}) == fact


@pytest.mark.parametrize(
    ("wanted", "fact"),
    [
        pytest.param(["tree"], "street-light", id="another"),
        pytest.param([], "street-light", id="an empty list"),
        pytest.param(["tree", ""], "", id="nothing known of the case"),
    ],
)
def test_a_named_fact_does_not_hold_otherwise(wanted, fact):
    assert held("service", wanted, service=fact) is None


@pytest.mark.parametrize(
    ("name", "wanted"),
    [
        pytest.param("area", "market", id="a name without a list"),
        pytest.param("language", {"any": ["es"]}, id="another shape"),
        pytest.param("words", ["tree"], id="words without any"),
        pytest.param("words", {"none": ["tree"]}, id="only what must not be"),
        pytest.param("words", {"any": []}, id="no words"),
    ],
)
def test_a_condition_of_another_shape_is_refused(name, wanted):
    with pytest.raises(Refused, match="must"):
        held(name, wanted)


@pytest.mark.parametrize(
    ("any_", "found"),
    [
        pytest.param(["árbol"], "árbol", id="a word"),
        pytest.param(["arbol"], "arbol", id="without its accent"),
        pytest.param(["nothing", "ARBOL"], "ARBOL", id="in capitals, the second"),
        pytest.param(["calle mayor"], "calle mayor", id="a phrase"),
        pytest.param(["mayor 12 está"], "mayor 12 está", id="a phrase with a number"),
        pytest.param(["caíd*"], "caíd*", id="any ending"),
        pytest.param(["calle may*"], "calle may*", id="a phrase with any ending"),
        pytest.param(["strasse"], "strasse", id="another spelling"),
        pytest.param(["مصباح"], "مصباح", id="arabic"),
        pytest.param(["hola"], "hola", id="the first word"),
        pytest.param(["الشارع"], "الشارع", id="the last word"),
        pytest.param(["arb"], None, id="the beginning of a word"),
        pytest.param(["bol"], None, id="the end of a word"),
        pytest.param(["calle 12"], None, id="words apart"),
        pytest.param(["!!!"], None, id="signs alone"),
        pytest.param(["*"], None, id="any ending of nothing"),
        pytest.param([""], None, id="nothing"),
    ],
)
def test_whole_words_are_found_however_they_are_written(any_, found):
    assert held("words", {"any": any_}) == found


@pytest.mark.parametrize(
    ("none", "found"),
    [
        pytest.param(["luz"], None, id="a word that is there"),
        pytest.param(["gas"], "arbol", id="a word that is not"),
        pytest.param([], "arbol", id="no words"),
    ],
)
def test_a_word_that_must_not_be_there_decides(none, found):
    assert held("words", {"any": ["arbol"], "none": none}) == found


@pytest.mark.parametrize(
    ("text", "words"),
    [
        pytest.param("", "  ", id="nothing"),
        pytest.param("It's OUT!", " it s out ", id="signs"),
        pytest.param("Ångström", " angstrom ", id="accents"),
        pytest.param("ﬁre", " fire ", id="ligature"),
    ],
)
def test_words_stand_between_blanks(text, words):
    assert plain(text) == words


@pytest.mark.parametrize(
    ("name", "fact"),
    [
        pytest.param("channel", "email", id="channel"),
        pytest.param("hours", "closed", id="hours"),
        pytest.param("weekday", "sat", id="day of the week"),
    ],
)
def test_how_and_when_a_case_came_is_asked_for_like_a_name(name, fact):
    assert held(name, ["other", fact], **{name: fact}) == fact
    assert held(name, ["other"], **{name: fact}) is None


@pytest.mark.parametrize(
    ("name", "field", "values"),
    [
        pytest.param("needs", "needs", ("sign_language", "advocate"), id="needs"),
        pytest.param(
            "answer",
            "answers",
            ("noise.when.day", "noise.what.music"),
            id="several answers",
        ),
    ],
)
def test_one_of_several_facts_is_enough(name, field, values):
    facts = Facts("", **{field: values})

    assert CONDITIONS[name]([values[1]], facts) == values[1]
    assert CONDITIONS[name](["another"], facts) is None
