"""Articles that disagree, two that answer one question, translations left behind: found."""

from __future__ import annotations

import time

import pytest
import time_machine

from answerable.agency.configuration import Hand
from answerable.knowledge.agreeing.amounts import Kind, money_in, stated_in
from answerable.knowledge.agreeing.contradictions import Page, contradictions
from answerable.knowledge.agreeing.doubts import doubts
from answerable.knowledge.agreeing.likeness import twins
from answerable.knowledge.content import Content
from answerable.knowledge.policy import change_article, publish
from answerable.knowledge.policy.publishing import Note
from answerable.knowledge.queries import content_of, version_of
from answerable.knowledge.tests.makers import make_article, make_content, make_fact


def page(slug, text, *services, title=""):
    return Page(slug, title, text, frozenset(services))


def pairs(*pages):
    return [(one.first.value, one.second.value) for one in contradictions(pages)]


@pytest.mark.parametrize(
    ("text", "kind", "unit", "value"),
    [
        pytest.param("It costs €18.", Kind.MONEY, "", "18.00", id="sign before"),
        pytest.param("It costs 18,00 €.", Kind.MONEY, "", "18.00", id="sign behind"),
        pytest.param("Pay 1,200.50 euros", Kind.MONEY, "", "1200.50", id="word"),
        pytest.param("Pay 1.200,5 EUR", Kind.MONEY, "", "1200.50", id="code"),
        pytest.param(
            "within ten working days", Kind.TIME, "working day", "10", id="time"
        ),
        pytest.param("up to 28 days", Kind.TIME, "day", "28", id="digits"),
        pytest.param("a discount of 25%", Kind.SHARE, "", "25.00", id="share"),
        pytest.param("by 30 April 2026", Kind.DAY, "", "30 april 2026", id="day"),
        pytest.param("by 2026-04-30", Kind.DAY, "", "2026-04-30", id="day in digits"),
    ],
)
def test_an_amount_is_found_in_a_text(text, kind, unit, value):
    found = [(one.kind, one.unit, one.value) for one in stated_in(text)]

    assert (kind, unit, value) in found


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Call 0800 100 200.", id="telephone"),
        pytest.param("Fill in form B-12.", id="form"),
        pytest.param("Come to room 4 on floor 2.", id="room"),
    ],
)
def test_other_numbers_are_no_amounts(text):
    assert list(stated_in(text)) == []


def test_two_fees_for_the_same_thing_are_found():
    found = pairs(
        page("card", "A new identity card costs €18.00."),
        page("lost", "For a new identity card you pay €20.00."),
    )

    assert found == [("18.00", "20.00")]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        pytest.param(
            "We answer a permit request within ten working days.",
            "A permit request is answered in 15 working days.",
            id="time",
        ),
        pytest.param(
            "Apply for housing benefit by 30 April.",
            "Apply for housing benefit before 1 May.",
            id="day",
        ),
        pytest.param(
            "Students get a discount of 25% on bus tickets.",
            "Bus tickets have a discount of 20% for students.",
            id="share",
        ),
    ],
)
def test_other_amounts_that_disagree_are_found(first, second):
    assert len(pairs(page("a", first), page("b", second))) == 1


@pytest.mark.parametrize(
    ("first", "second"),
    [
        pytest.param(
            "A new identity card costs €18.00.",
            "A new identity card costs 18 euros.",
            id="the same written otherwise",
        ),
        pytest.param(
            "A new identity card costs €18.00.",
            "A parking permit costs €20.00.",
            id="another thing",
        ),
        pytest.param(
            "A permit request takes ten days.",
            "A permit request costs €10.",
            id="another kind",
        ),
        pytest.param(
            "An adult bus ticket costs €2. A child bus ticket costs €1.",
            "A child bus ticket costs €1. An adult bus ticket costs €2.",
            id="two amounts in both",
        ),
    ],
)
def test_what_agrees_is_left_alone(first, second):
    assert pairs(page("a", first), page("b", second)) == []


def test_what_two_titles_tell_apart_is_two_things():
    birth = "Register the birth within 42 days at the Town Hall."
    death = "Register the death within 5 days at the Town Hall."

    told_apart = pairs(
        page("birth", birth, "register", title="Register a birth"),
        page("death", death, "register", title="Register a death"),
    )

    assert told_apart == []
    assert (
        len(pairs(page("birth", birth), page("again", birth.replace("42", "40")))) == 1
    )


def test_in_one_service_fewer_words_in_common_are_enough():
    first = "A garden waste bin replacement costs €18."
    second = "The yearly collection of garden waste is €40."

    assert pairs(page("a", first), page("b", second)) == []
    assert pairs(page("a", first, "bins"), page("b", second, "bins")) == [
        ("18.00", "40.00")
    ]


def test_two_thousand_pages_are_compared_in_a_moment():
    pages = [
        page(f"p{n}", f"The fee for thing{n} of kind{n % 97} is €{n}.")
        for n in range(2_000)
    ]

    began = time.perf_counter()
    contradictions(pages)

    assert time.perf_counter() - began < 20


def test_sums_are_the_same_in_every_language():
    assert money_in("It costs €1,218.50.") == money_in("Cuesta 1.218,50 €.")


def test_two_articles_that_are_asked_for_alike_are_found():
    found = twins(
        {
            "lost": "How do I replace a lost card? lost card",
            "gone": "How do I replace my lost card?",
            "bin": "Which day is my bin emptied?",
        }
    )

    assert [(one.here, one.there) for one in found] == [("gone", "lost")]


# Among what is published


FEE = {"steps": {"en": ["Pay a fee of €25.00 for a new card."]}}


@pytest.fixture(autouse=True)
def in_march():
    with time_machine.travel("2026-03-02 10:00Z", tick=True):
        yield


@pytest.fixture
def lost_card(town, ben):
    make_fact()
    step = {"steps": {"en": ["Pay a fee of {card-fee} for a new card."]}}
    return make_article(ben, town.hall, content=make_content(texts=step))


def test_a_fee_that_is_planted_beside_the_shared_value_is_found(lost_card, town, ben):
    title = {"title": {"en": "What must I bring to the hall?"}, "questions": None}
    make_article(ben, town.hall, "hall", content=make_content(texts={**title, **FEE}))

    found = doubts().contradictions

    assert [(one.here.slug, one.there.slug) for one in found] == [("hall", "lost-card")]
    assert (found[0].first.value, found[0].second.value) == ("25.00", "18.00")


def test_a_translation_that_is_planted_stale_is_found(lost_card, dee):
    texts = {**content_of(version_of(lost_card)).texts, "time": {"en": "A week."}}
    change_article(lost_card, Content(texts), by=Hand(dee))
    publish(lost_card, Note(reason="Quicker."), by=Hand(dee))

    found = doubts().stale

    assert [(one.language, one.editions) for one in found] == [("es", 1)]


def test_a_translation_with_another_fee_is_found(lost_card, dee):
    texts = {
        **content_of(version_of(lost_card)).texts,
        "answer": {"en": "It costs {card-fee}.", "es": "Cuesta 15,00 €."},
    }
    change_article(lost_card, Content(texts), by=Hand(dee))
    publish(lost_card, Note(reason="Shorter."), by=Hand(dee))

    found = doubts().stale

    assert [(one.language, one.has_other_money) for one in found] == [("es", True)]


def test_E25_a_title_that_is_the_name_of_a_department_is_found(lost_card, town, ben):
    for slug, title in (
        ("streets", "Streets Department"),
        ("mend", "How do I have a street mended?"),
    ):
        texts = {"title": {"en": title}, "questions": None}
        make_article(ben, town.hall, slug, content=make_content(texts=texts))

    assert [one.slug for one in doubts().named_as_ours] == ["streets"]


def test_E25_two_pages_for_one_question_are_listed(lost_card, town, ben):
    make_article(ben, town.hall, "card-gone")

    [found] = doubts().alike

    assert {found.here.slug, found.there.slug} == {"card-gone", "lost-card"}
    assert found.percent == 100


def test_looking_at_all_asks_the_same_of_the_database(
    lost_card, town, ben, django_assert_max_num_queries
):
    for number in range(5):
        make_article(ben, town.hall, f"page-{number}")
    doubts()

    with django_assert_max_num_queries(5):
        doubts()
