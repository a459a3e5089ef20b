"""How well documents answer what was typed: order, bounds, and what makes no difference."""

from __future__ import annotations

import pytest
from hypothesis import given, strategies as st

from answerable.knowledge.search import weights
from answerable.knowledge.search.alike import alike
from answerable.knowledge.search.scoring import (
    Asked,
    Candidate,
    Collection,
    Found,
    Phrase,
    Scorer,
)

TITLES = {
    "permit": "get a parking permit",
    "fine": "pay a parking fine",
    "tree": "report a dangerous tree",
    "bin": "what goes in which bin",
}
BODIES = {
    "permit": "you need a permit to park in a marked street",
    "fine": "pay within two weeks or the fine doubles the permit does not matter",
    "tree": "tell us where the tree is",
    "bin": "glass goes in the green bin and the tree goes to the yard",
}

word = st.text("abcdefgh", min_size=1, max_size=8)
text = st.lists(word, max_size=12)


def asked(query: str) -> list[Asked]:
    words = query.split()
    return [Asked(one, {one: 1.0}, words.count(one)) for one in dict.fromkeys(words)]


def candidate(*titles: str, body: str = "") -> Candidate:
    phrases = [Phrase(title.split(), title.split()) for title in titles]
    said = body.split()
    return Candidate(phrases, {one: said.count(one) for one in said}, len(said))


def collection(documents: list[Candidate]) -> Collection:
    having: dict[str, int] = {}
    for one in documents:
        stems = set(one.body).union(*(phrase.stems for phrase in one.phrases))
        for stem in stems:
            having[stem] = having.get(stem, 0) + 1
    phrases = [len(phrase.stems) for one in documents for phrase in one.phrases]
    lengths = [one.length for one in documents]
    return Collection(
        len(documents),
        sum(phrases) / max(len(phrases), 1),
        sum(lengths) / max(len(lengths), 1),
        having,
    )


SHELF = {key: candidate(TITLES[key], body=BODIES[key]) for key in TITLES}


def best(query: str) -> str:
    scorer = Scorer(asked(query), collection(list(SHELF.values())))
    return max(SHELF, key=lambda key: scorer.score(SHELF[key]))


@pytest.mark.parametrize(
    ("query", "key"),
    [
        pytest.param("parking permit", "permit", id="words of a title"),
        pytest.param("what bin", "bin", id="a short question"),
        pytest.param("glass", "bin", id="a word of a body"),
        pytest.param("tree", "tree", id="a title says more than a body"),
        pytest.param("dangeruos", "tree", id="a slip of the pen"),
        pytest.param("finepay", "fine", id="two words run together"),
        pytest.param("fine fine permit", "fine", id="what is said twice counts twice"),
    ],
)
def test_the_document_that_answers_comes_first(query: str, key: str):
    assert best(query) == key


def test_a_question_stands_for_its_document_as_a_title_does():
    with_question = candidate("waste", "where do i leave my old sofa")
    without = candidate("waste")
    scorer = Scorer(asked("leave my old sofa"), collection([with_question, without]))

    assert scorer.score(with_question) > scorer.score(without)


def test_many_questions_are_no_handicap():
    one = candidate("old sofa")
    many = candidate("old sofa", "broken chair", "a bed", "wardrobe of my aunt")
    scorer = Scorer(asked("old sofa"), collection([one, many]))

    assert scorer.score(one) == pytest.approx(scorer.score(many))


def test_a_rare_word_counts_more_than_a_common_one():
    rare, common = candidate("the goitre"), candidate("the doctor")
    others = [candidate("the doctor of town") for _ in range(8)]
    scorer = Scorer(asked("doctor goitre"), collection([rare, common, *others]))

    assert scorer.score(rare) > scorer.score(common)


def test_a_synonym_counts_less_than_the_word_itself():
    itself, same = candidate("rubbish"), candidate("waste")
    typed = [Asked("rubbish", {"rubbish": 1.0, "waste": weights.SYNONYM})]
    scorer = Scorer(typed, collection([itself, same]))

    assert scorer.score(itself) > scorer.score(same) > 0


def test_those_whose_words_fit_are_compared_in_the_order_in_which_they_came():
    shelf = [Found(key, SHELF[key]) for key in ("bin", "tree", "fine", "permit")]
    scorer = Scorer(asked("pay for a parking permit"), collection(list(SHELF.values())))

    chosen = scorer.promising(shelf, 2)

    assert [one.key for one in chosen] == ["fine", "permit"]


def test_the_words_that_matched_are_told_in_the_order_typed():
    shelf = SHELF["permit"]
    scorer = Scorer(asked("marked zebra permits"), collection(list(SHELF.values())))

    assert scorer.words_in(shelf) == ("marked", "permits")


def test_the_weights_of_the_parts_are_one_together():
    parts = weights.TITLE + weights.LIKENESS + weights.BODY

    assert parts == pytest.approx(1)


@given(query=text, titles=st.lists(text, max_size=3), body=text)
def test_a_score_is_between_nothing_and_one(query, titles, body):
    document = candidate(*(" ".join(title) for title in titles), body=" ".join(body))
    other = candidate("abc def")
    scorer = Scorer(asked(" ".join(query)), collection([document, other]))

    assert 0 <= scorer.score(document) <= 1


@given(query=text, title=text, body=text)
def test_the_order_of_the_words_typed_makes_no_difference(query, title, body):
    document = candidate(" ".join(title), body=" ".join(body))
    known = collection([document, candidate("abc def")])

    there = Scorer(asked(" ".join(query)), known).score(document)
    back = Scorer(asked(" ".join(reversed(query))), known).score(document)

    assert there == pytest.approx(back)


@given(query=st.lists(word, min_size=1, max_size=6), title=text)
def test_to_be_called_what_was_typed_is_best(query, title):
    named, other = candidate(" ".join(query)), candidate(" ".join(title))
    scorer = Scorer(asked(" ".join(query)), collection([named, other, candidate("z")]))

    same_length = len(query) == len(title)
    if same_length:
        assert scorer.score(named) >= scorer.score(other) - 1e-9


@given(query=text, body=text)
def test_words_that_matched_were_typed(query, body):
    document = candidate(body=" ".join(body))
    scorer = Scorer(asked(" ".join(query)), collection([document]))

    assert set(scorer.words_in(document)) == set(query) & set(body)


@given(one=word, other=word)
def test_words_are_alike_in_both_directions_and_most_like_themselves(one, other):
    assert alike(one, other) == alike(other, one)
    assert 0 <= alike(one, other) <= alike(one, one) == 1
