"""One source for every head: page, desk, letter, paper, short message, read out."""

from __future__ import annotations

import re
from datetime import date

import pytest
import time_machine
from django.test import override_settings

from answerable.agency.configuration import Hand
from answerable.knowledge.content import Content
from answerable.knowledge.models import Fact
from answerable.knowledge.policy import change_article, publish, put_value
from answerable.knowledge.policy.publishing import Note
from answerable.knowledge.queries import content_of, version_of
from answerable.knowledge.renderings import (
    LONGEST_SHORT,
    Head,
    cut_at_a_sentence,
    render,
)
from answerable.knowledge.speech import spoken
from answerable.knowledge.tests.makers import make_article, make_content, make_fact

LONG = {
    "steps": {
        "en": [f"Step {number} has a sentence of its own." for number in range(40)]
    }
}


@pytest.fixture(autouse=True)
def in_march():
    with (
        time_machine.travel("2026-03-02 10:00Z", tick=False),
        override_settings(SITE_URL="https://hillford.example"),
    ):
        yield


@pytest.fixture
def lost_card(town, ben):
    make_fact()
    return make_article(ben, town.hall)


def said(article, head, language="en"):
    return render(version_of(article), head, language).text


def test_B14_the_same_question_has_the_same_version_at_every_head(lost_card, dee):
    texts = {**content_of(version_of(lost_card)).texts, "time": {"en": "A week."}}
    change_article(lost_card, Content(texts), by=Hand(dee))
    version = publish(lost_card, Note(reason="It is quicker now."), by=Hand(dee))

    rendered = [render(version, head, "en") for head in Head]

    assert len(rendered) == 6
    assert {one.mark for one in rendered} == {"lost-card/2"}
    assert all("A week." in one.text for one in rendered)
    assert all("18" in one.text for one in rendered)


def test_moonshot_8_a_fee_that_changes_is_told_by_every_head(lost_card, dee):
    fee = Fact.objects.get(key="card-fee")
    before = [said(lost_card, head) for head in Head]

    put_value(fee, valid_from=date(2026, 3, 2), value="21.00", by=Hand(dee))

    after = [said(lost_card, head) for head in Head]
    assert all("18" in text and "21" not in text for text in before)
    assert all("21" in text and "18" not in text for text in after)


def test_a_letter_names_where_it_is_kept_and_the_version(lost_card):
    text = said(lost_card, Head.LETTER)

    assert text.startswith("Come to us. It costs €18.00.")
    assert "1. Bring your passport.\n2. Pay €18.00." in text
    assert text.endswith(
        "You find this at https://hillford.example/help/lost-card/ (version 1)."
    )


def test_a_leaflet_carries_version_and_days(lost_card):
    last = said(lost_card, Head.PAPER).splitlines()[-1]

    assert last == ("Version 1 of Monday 2 March 2026, printed on Monday 2 March 2026.")


def test_a_short_message_ends_with_the_address_of_the_version(lost_card):
    text = said(lost_card, Head.SHORT)

    assert text.startswith("Come to us. It costs €18.00. Bring your passport.")
    assert text.endswith(". https://hillford.example/help/lost-card/#v1")
    assert "\n" not in text
    assert len(text) <= LONGEST_SHORT


@pytest.mark.parametrize("language", ["en", "es", "ar"])
def test_a_long_answer_is_cut_behind_a_sentence(town, ben, language):
    make_fact()
    article = make_article(ben, town.hall, content=make_content(texts=LONG))

    text = said(article, Head.SHORT, language)

    words, _blank, address = text.rpartition(" ")
    assert len(text) <= LONGEST_SHORT
    assert words.endswith(".")
    assert address.startswith("https://hillford.example/")


def test_one_sentence_that_is_too_long_is_cut_behind_a_word():
    assert cut_at_a_sentence("one two three four", 12) == "one two…"


def test_read_out_it_has_no_sign_and_money_in_words(lost_card):
    lines = said(lost_card, Head.SPOKEN).splitlines()

    assert lines[0] == "How do I replace a lost card?"
    assert lines[1] == "Come to us. It costs 18 euros."
    assert lines[2:4] == ["Step 1: Bring your passport.", "Step 2: Pay 18 euros."]
    assert not re.search(r"[€$%&/(){}<>#*_\"“”]", "\n".join(lines))


@pytest.mark.parametrize(
    ("text", "language", "heard"),
    [
        pytest.param("It costs €18.50.", "en", "It costs 18.5 euros.", id="sign first"),
        pytest.param("Cuesta 18,00 €.", "es", "Cuesta 18 euros.", id="sign last"),
        pytest.param("$1,200 a year", "en", "1,200 US dollars a year", id="thousands"),
        pytest.param("Pay 5% & go", "en", "Pay 5 percent and go", id="signs"),
        pytest.param(
            "Call 0800 100 200.", "en", "Call 0 8 0 0 1 0 0 2 0 0.", id="telephone"
        ),
        pytest.param(
            "Until 2026-11-24.", "en", "Until Tuesday 24 November 2026.", id="day"
        ),
        pytest.param("Come (with it) soon", "en", "Come, with it, soon", id="brackets"),
        pytest.param("Open 9 – 12", "en", "Open 9, 12", id="dash"),  # as texts have it
        pytest.param("“Go” *now*", "en", "Go now", id="quotes"),
        pytest.param("See https://a.example/b.", "en", "See", id="address"),
        pytest.param("Form B-12, 30 days", "en", "Form B-12, 30 days", id="nothing"),
    ],
)
def test_signs_are_said_or_left_out(text, language, heard):
    assert spoken(text, language) == heard


def test_a_rendering_in_a_language_that_is_missing_is_in_the_first(lost_card):
    rendered = render(version_of(lost_card), Head.SHORT, "ar")

    assert rendered.language == "en"
    assert rendered.text.startswith("Come to us.")
    assert "/ar/" not in rendered.text
