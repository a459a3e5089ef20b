"""What is misspelt is put right, and what means the same is found as well."""

from __future__ import annotations

import pytest

from answerable.agency.configuration import Hand
from answerable.agency.models import ConfigurationEntry
from answerable.knowledge.models import SynonymGroup
from answerable.knowledge.policy import end_synonyms, put_synonyms
from answerable.knowledge.search import Document, did_you_mean, find, put
from answerable.lib.errors import NotFound, Refused

pytestmark = pytest.mark.django_db


@pytest.fixture
def shelf(db: None) -> None:
    put(
        "office",
        [
            Document("library", "en", "Borrow a book from the Library"),
            Document("waste", "en", "Household waste", body="When it is collected."),
            Document("bus", "en", "Bus passes"),
            Document("escuela", "es", "Renovación de la matrícula escolar"),
        ],
    )


def found(query: str) -> list[str]:
    return [hit.key for hit in find(query, language="en")]


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        pytest.param("libary book", "library book", id="a letter too few"),
        pytest.param(
            "Where is the librrary?", "Where is the library?", id="one too many"
        ),
        pytest.param("renovacoin", "renovación", id="with its accent"),
        pytest.param("library book", "", id="nothing wrong"),
        pytest.param("passes", "", id="another form of a known word"),
        pytest.param("bux", "", id="too short to guess"),
        pytest.param("zzyzx", "", id="like nothing"),
        pytest.param("", "", id="nothing"),
    ],
)
def test_what_nobody_has_written_is_put_right(shelf, typed, meant):
    assert did_you_mean(typed) == meant


def test_what_one_language_has_is_not_put_right_by_another(shelf):
    assert did_you_mean("escolar") == ""
    assert did_you_mean("escolra", language="en") == ""


@pytest.mark.parametrize(
    ("query", "terms"),
    [
        pytest.param("rubbish", ["rubbish", "waste"], id="a word for a word"),
        pytest.param("garbage", ["household waste", "garbage"], id="a word for two"),
        pytest.param("lending desk", ["library", "lending desk"], id="two for a word"),
        pytest.param("Trashes", ["waste", "trash"], id="in another form"),
    ],
)
def test_what_means_the_same_is_found(shelf, query, terms):
    before = found(query)

    put_synonyms("en", terms)

    assert not before
    assert found(query) == ["library" if "library" in terms else "waste"]


def test_half_of_a_term_means_nothing_else(shelf):
    put_synonyms("en", ["lending desk", "library"])

    assert found("desk") == []


def test_synonyms_count_in_their_language_alone(shelf):
    put_synonyms("es", ["rubbish", "waste"])

    assert found("rubbish") == []


def test_the_log_says_who_had_what_mean_the_same(shelf, ada):
    put_synonyms("en", ["rubbish", "waste"], by=Hand(staff=ada))
    put_synonyms("en", ["rubbish", "waste"], by=Hand(staff=ada))

    line = ConfigurationEntry.objects.get(subject="synonyms")
    assert (line.by, line.name) == (ada, "en: rubbish")


def test_a_group_that_ended_has_no_effect(shelf):
    put_synonyms("en", ["rubbish", "waste"])
    end_synonyms("en", "rubbish")

    assert found("rubbish") == []
    assert SynonymGroup.objects.get().terms == []


@pytest.mark.parametrize(
    "terms",
    [[], ["waste"], ["waste", "Waste "], ["waste", "…"], ["waste", "x" * 81]],
    ids=["none", "one", "the same twice", "no word", "too long"],
)
def test_what_says_nothing_is_refused(db, terms):
    with pytest.raises(Refused):
        put_synonyms("en", terms)

    assert not SynonymGroup.objects.exists()


def test_what_is_not_there_cannot_end(db):
    with pytest.raises(NotFound):
        end_synonyms("en", "rubbish")
