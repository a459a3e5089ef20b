"""What somebody means among things with names, in any language."""

from __future__ import annotations

import pytest
from hypothesis import given, strategies as st

from answerable.lib.matching import Candidate, rank
from answerable.lib.tokens import MOST, fold, stem, tokens

CATALOGUE = (
    Candidate(
        "lamp",
        ("Street light out", "Farola apagada", "عمود إنارة مطفأ"),
        (
            "lamp",
            "street lamp dark",
            "light not working",
            "farola rota",
            "إنارة الشارع",
        ),
        ("A street light that is dark or flickers.",),
    ),
    Candidate("hole", ("Hole in the road", "Bache"), ("pothole", "bad road"), ()),
    Candidate("bins", ("Missed bin collection",), ("rubbish not collected",), ()),
    Candidate(
        "bulky", ("Large things",), ("sofa", "old fridge"), ("Left in the street.",)
    ),
    Candidate("permit", ("Parking permit",), ("residents parking",), ()),
    Candidate("birth", ("Birth certificate",), ("register a baby",), ()),
    Candidate("tree", ("Dangerous tree",), ("broken branch",), ()),
)
STORY = """Good evening. Since Sunday the lamp in front of number 12 in our street has been
dark, and my mother nearly fell when she came home. Please send somebody."""

anything = st.text(max_size=60)
words = st.text(st.characters(categories=["L", "N"]), min_size=1, max_size=12)


def found(query: str) -> list[str]:
    return [ranked.key for ranked in rank(query, CATALOGUE)]


@pytest.mark.parametrize(
    ("query", "first"),
    [
        pytest.param("Birth certificate", "birth", id="the name"),
        pytest.param("sofa", "bulky", id="an alias"),
        pytest.param("flickers", "lamp", id="the description"),
        pytest.param("LAMPS", "lamp", id="capitals and plural"),
        pytest.param("certificates for births", "birth", id="plurals"),
        pytest.param("farolas", "lamp", id="Spanish plural"),
        pytest.param("parkin", "permit", id="unfinished word"),
        pytest.param("pothloe", "hole", id="two letters swapped"),
        pytest.param("rubish", "bins", id="a letter missing"),
        pytest.param("certifficate", "birth", id="a letter twice"),
        pytest.param("الشارع إناره", "lamp", id="Arabic, other spelling"),
        pytest.param("انارة", "lamp", id="Arabic without hamza"),
        pytest.param("إِنَارَة", "lamp", id="Arabic with vowel signs"),
        pytest.param("my bin was not emptied", "bins", id="a sentence"),
        pytest.param(STORY, "lamp", id="a story"),
        pytest.param(STORY * 20, "lamp", id="a long story"),
    ],
)
def test_people_find_what_they_mean(query, first):
    assert found(query)[0] == first


@pytest.mark.parametrize(
    "query",
    [
        pytest.param("", id="nothing"),
        pytest.param("?! …", id="no word"),
        pytest.param("xyzzy", id="no such word"),
        pytest.param("the my of", id="fillers alone"),
        pytest.param("bit", id="a short word that is nearly one"),
    ],
)
def test_what_nothing_is_called_finds_nothing(query):
    assert found(query) == []


def test_a_word_that_many_share_says_less_than_a_rare_one():
    assert found("street sofa")[0] == "bulky"
    assert found("street")[0] == "lamp"


def test_more_hits_decide_between_equals():
    twins = (Candidate("one", ("Lamp",)), Candidate("two", ("Lamp",), ("old lamp",)))

    assert [each.key for each in rank("lamp", twins)] == ["two", "one"]


def test_what_has_no_words_is_never_found():
    assert rank("lamp", [Candidate("mute", ("…",))]) == []


@given(words)
def test_a_thing_is_found_by_its_own_name(name):
    ranked = rank(name, [Candidate("it", (name,)), *CATALOGUE])

    assert "it" in [each.key for each in ranked]


@given(anything, st.permutations(CATALOGUE))
def test_the_order_of_the_catalogue_does_not_change_a_score(query, shuffled):
    scores = {each.key: pytest.approx(each.score) for each in rank(query, CATALOGUE)}

    assert {each.key: each.score for each in rank(query, shuffled)} == scores


@given(anything)
def test_the_best_comes_first(query):
    scores = [each.score for each in rank(query, CATALOGUE)]

    assert scores == sorted(scores, reverse=True)


@given(anything)
def test_folding_twice_changes_nothing_more(text):
    assert fold(fold(text)) == fold(text)


@given(anything)
def test_case_does_not_count(text):
    assert tokens(text) == tokens(text.upper().lower())


@given(words)
def test_a_stem_is_never_empty(word):
    folded = fold(word)

    assert bool(stem(folded)) is bool(folded)


@pytest.mark.parametrize(
    ("word", "short"),
    [
        pytest.param("lamps", "lamp", id="English"),
        pytest.param("cities", "city", id="English ies"),
        pytest.param("bus", "bus", id="too short for a plural"),
        pytest.param("arboles", "arbol", id="Spanish"),
        pytest.param("الشارع", "شارع", id="Arabic article"),
        pytest.param("وللحدائق", "وللحدائق", id="other particles stay"),
        pytest.param("حفلات", "حفل", id="Arabic plural"),
    ],
)
def test_articles_and_plurals_are_cut_off(word, short):
    assert stem(word) == short


def test_a_story_is_read_up_to_a_limit():
    assert len(tokens(" ".join(f"word{number}" for number in range(1000)))) == MOST


def test_fillers_count_where_there_is_nothing_else():
    assert tokens("to be or not to be") == {"to", "be", "or", "not"}
