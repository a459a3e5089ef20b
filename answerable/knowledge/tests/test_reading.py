"""A reader has one version before them, in their language, with the values of today."""

from __future__ import annotations

from datetime import date

import pytest
import time_machine

from answerable.agency.configuration import Hand
from answerable.knowledge.models import FactValue
from answerable.knowledge.policy import put_value
from answerable.knowledge.queries import articles_with_fact, facts_on, version_of
from answerable.knowledge.reading import read
from answerable.knowledge.tests.makers import make_article, make_content, make_fact
from answerable.knowledge.values import fault_in_value, in_speech, in_writing
from answerable.lib.errors import Refused
from answerable.lib.memory import forget


@pytest.fixture
def lost_card(town, ben):
    make_fact()
    return make_article(ben, town.hall)


def answer_on(article, day, language="en"):
    forget()
    with time_machine.travel(day, tick=False):
        return read(version_of(article), language).answer


def test_every_article_follows_a_value_from_its_day_on(lost_card):
    assert answer_on(lost_card, "2026-05-31 12:00Z") == "Come to us. It costs €18.00."
    assert answer_on(lost_card, "2026-06-01 12:00Z") == "Come to us. It costs €20.00."


def test_a_value_is_written_as_the_language_does(lost_card):
    said = answer_on(lost_card, "2026-05-31 12:00Z", "es")

    assert said == "Venga. Cuesta 18,00\xa0€."


def test_before_its_first_day_a_value_is_there_already(lost_card):
    assert facts_on(date(2020, 1, 1))["card-fee"].value == "18.00"


def test_what_is_not_translated_is_read_in_the_first_language(lost_card):
    reading = read(version_of(lost_card), "ar")

    assert reading.is_in_another_language
    assert (reading.language, reading.wanted) == ("en", "ar")


def test_a_new_value_names_the_articles_that_follow(lost_card, town, ben, dee):
    fact = make_fact()
    make_article(ben, town.hall, "free", content=make_content(texts=FREE_OF_ALL))

    put_value(fact, valid_from=date(2027, 1, 1), value="25.00", by=Hand(dee))

    assert [one.article.slug for one in articles_with_fact(fact)] == ["lost-card"]
    assert answer_on(lost_card, "2027-01-01 12:00Z").endswith("€25.00.")
    assert FactValue.objects.get(value="25.00").by == dee


FREE_OF_ALL = {
    "answer": {"en": "It is free."},
    "steps": None,
    "cost": None,
}


@pytest.mark.parametrize(
    ("kind", "value", "is_good"),
    [
        pytest.param("money", "18.00", True, id="money"),
        pytest.param("money", "€18", False, id="money with a sign"),
        pytest.param("money", "18,00", False, id="money with a comma"),
        pytest.param("number", "2.5", True, id="number"),
        pytest.param("number", "two", False, id="no number"),
        pytest.param("date", "2026-11-24", True, id="day"),
        pytest.param("date", "2026-02-30", False, id="no day"),
        pytest.param("text", "Form B-12", True, id="text"),
        pytest.param("text", " ", False, id="nothing"),
    ],
)
def test_a_value_is_as_its_kind(kind, value, is_good):
    assert (fault_in_value(kind, value) == "") is is_good


@pytest.mark.parametrize(
    ("kind", "value", "language", "written", "spoken"),
    [
        pytest.param("money", "18.00", "en", "€18.00", "18 euros", id="money"),
        pytest.param("money", "1.00", "en", "€1.00", "1 euro", id="one"),
        pytest.param("money", "18.50", "es", "18,50\xa0€", "18,5 euros", id="cents"),
        pytest.param("money", "9.00", "ar", "9.00\xa0€", "9 يورو", id="Arabic"),
        pytest.param("number", "1200", "en", "1,200", "1,200", id="number"),
        pytest.param(
            "date",
            "2026-11-24",
            "es",
            "martes 24 de noviembre de 2026",
            "martes 24 de noviembre de 2026",
            id="day",
        ),
    ],
)
def test_a_value_is_written_and_spoken(kind, value, language, written, spoken):
    currency = "EUR" if kind == "money" else ""

    assert in_writing(kind, value, currency, language) == written
    assert in_speech(kind, value, currency, language) == spoken


@pytest.mark.parametrize(
    "changes",
    [
        pytest.param({"values": {}}, id="no value"),
        pytest.param({"currency": ""}, id="money without a currency"),
        pytest.param({"kind": "number"}, id="a number with a currency"),
        pytest.param({"values": {date(2026, 1, 1): "18"[:0]}}, id="an empty value"),
    ],
)
def test_a_value_that_cannot_be_is_refused(db, changes):
    with pytest.raises(Refused):
        make_fact(**changes)
