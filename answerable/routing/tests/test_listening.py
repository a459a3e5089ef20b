"""Which question is asked where words leave open what it is about, and what follows."""

from __future__ import annotations

import pytest

from answerable.agency.tests.makers import make_service
from answerable.forms.models import Form
from answerable.routing.listening import (
    Choice,
    Listening,
    Matter,
    Reply,
    is_vague,
    likeliest,
    matters_on_offer,
)
from answerable.routing.listening.asking import MOST_QUESTIONS
from answerable.routing.models import Rule, RuleBook


def matter(slug, **questions):
    """Return a matter with its questions: the words of their answers."""
    asked = [
        tuple(Choice(slug, key, word, words=word, asked=key) for word in words)
        for key, words in questions.items()
    ]
    return Matter(slug, slug.title(), f"All about {slug}.", asked)


LAMP = matter("lamp", fault=["dark", "broken"])
LEAK = matter("leak", what=["wet", "dirty"])
TREE = matter("tree")
TAX = matter("tax", about=["wrong", "late"])
NOISE = matter("noise", source=["music", "dog"])
TOWN = [LAMP, LEAK, TREE, TAX, NOISE]


def words_of(listening):
    return [choice.words for choice in listening.question.choices]


def after(*chosen, town=TOWN):
    """Return how it stands after these answers to the questions that were asked."""
    listening = Listening(town)
    for one in chosen:
        reply = Reply(listening.question.about, one)
        listening = Listening(town, [*listening.replies, reply])
    return listening


def test_the_three_likeliest_are_told_apart_by_one_question():
    listening = Listening(TOWN)

    assert listening.question.about == ["lamp", "leak", "tree"]
    assert words_of(listening) == ["dark", "broken", "wet", "dirty", "Tree"]


def test_an_answer_says_what_it_is_about():
    listening = after("leak.what.dirty")

    assert listening.question is None
    assert listening.found == LEAK
    assert [choice.words for choice in listening.choices] == ["dirty"]


def test_where_none_fits_the_next_are_asked_about():
    listening = after("")

    assert listening.found is None
    assert listening.question.about == ["tax", "noise"]


def test_where_nothing_is_left_nothing_is_asked_or_found():
    listening = after("", "")

    assert listening.question is None
    assert listening.found is None


def test_there_are_at_most_five_questions():
    many = [matter(f"m{number}") for number in range(30)]

    listening = after(*[""] * MOST_QUESTIONS, town=many)

    assert listening.question is None


def test_what_two_services_offer_alike_is_asked_once_and_then_told_apart():
    path = matter("path", where=["road", "path"], size=["small", "large"])
    grit = matter("grit", where=["road", "path"], since=["today", "long"])

    first = Listening([path, grit, TREE])
    second = after("path.where.road", town=[path, grit, TREE])
    third = after("path.where.road", "grit.since.long", town=[path, grit, TREE])

    assert words_of(first) == ["road", "path", "Tree"]
    assert words_of(second) == ["small", "large", "today", "long"]
    assert (third.question, third.found) == (None, grit)


def test_what_answers_all_questions_alike_is_told_apart_by_name():
    twins = [matter("one", where=["road"]), matter("two", where=["road"])]

    listening = after("one.where.road", town=[*twins, TREE])

    assert words_of(listening) == ["One", "Two"]


def test_what_not_even_a_name_tells_apart_is_the_likelier():
    choices = [
        Choice(slug, "where", "road", "road", "where") for slug in ("one", "two")
    ]
    twins = [Matter(one.service, "Same", "Same.", [(one,)]) for one in choices]

    listening = after("one.where.road", town=twins)

    assert listening.question is None
    assert listening.found == twins[0]


def test_an_answer_of_a_service_that_is_gone_finds_nothing():
    listening = Listening(TOWN, [Reply(["gone"], "gone.what.now")])

    assert listening.found is None
    assert listening.choices == []


# What it is likely to be


@pytest.fixture
def asking(town):
    """The street light asks what is wrong, and two things that say nothing here."""
    label = {"en": "What is wrong?", "es": "¿Qué pasa?"}
    options = [
        {"key": "dark", "label": {"en": "It is pitch black", "es": "Está oscuro"}},
        {"key": "other", "label": {"en": "Something else"}},
    ]
    kinds = [
        {"key": "fault", "kind": "choice", "label": label, "options": options},
        {"key": "since", "kind": "date", "label": {"en": "Since when?"}},
        {
            "key": "pole",
            "kind": "choice",
            "label": {"en": "Which pole?"},
            "options": options,
            "only_if": {"question": "fault", "answers": ["dark"]},
        },
    ]
    return Form.objects.create(service=town.lamp, version=1, questions=kinds)


def lamp_in(language):
    """Return the street light as it can be asked about."""
    by_slug = {each.slug: each for each in matters_on_offer(language)}
    return by_slug["street-light"]


def test_a_service_is_known_by_its_closed_questions_in_the_readers_language(asking):
    lamp = lamp_in("es")

    choices = [choice for choices in lamp.questions for choice in choices]
    assert [(choice.key, choice.words, choice.asked) for choice in choices] == [
        ("street-light.fault.dark", "Está oscuro", "¿Qué pasa?")
    ]


def test_the_newest_questions_count(asking, town):
    Form.objects.create(service=town.lamp, version=2, questions=[])

    assert lamp_in("en").questions == []


def test_what_the_words_do_not_tell_apart_stays_in_the_order_of_the_catalogue(town):
    found = likeliest("Hello", "en")

    assert found == list(matters_on_offer("en"))


@pytest.mark.parametrize(
    ("words", "first"),
    [
        pytest.param("The tree", "tree", id="a name"),
        pytest.param("Everything is pitch black", "street-light", id="an answer"),
    ],
)
def test_what_the_words_speak_of_comes_first(asking, words, first):
    assert likeliest(words, "en")[0].slug == first


@pytest.fixture
def ruled(town):
    """A rule of routing sees a permit in the word garage."""
    book = RuleBook.objects.create(version=1)
    return Rule.objects.create(
        book=book,
        slug="garages",
        position=1,
        team=town.roads,
        service=town.permit,
        conditions={"words": {"any": ["garage"]}},
    )


def test_what_a_rule_of_routing_sees_is_likely_and_not_vague(ruled):
    assert likeliest("My garage", "en")[0].slug == "permit"
    assert not is_vague("My garage", "en")


@pytest.mark.parametrize(
    ("words", "vague"),
    [
        pytest.param("The street light is out", False, id="a name"),
        pytest.param("Something is wrong", True, id="nothing"),
        pytest.param("", True, id="no words"),
    ],
)
def test_words_that_name_nothing_are_vague(town, words, vague):
    assert is_vague(words, "en") is vague


def test_a_service_that_is_offered_no_more_is_not_asked_about(town):
    make_service("old", town.roads)
    town.tree.retired_on = "2020-01-01"
    town.tree.save()

    assert "tree" not in [each.slug for each in likeliest("tree", "en")]
