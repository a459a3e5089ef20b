"""Documents are put, found, replaced and removed; each language by its own rules."""

from __future__ import annotations

from dataclasses import replace

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from answerable.knowledge.models import (
    SearchCollection,
    SearchEntry,
    SearchPosting,
    SearchStem,
)
from answerable.knowledge.search import Document, Hit, find, put, remove
from answerable.knowledge.search.counting import count_all, count_due

pytestmark = pytest.mark.django_db

SHELF = (
    Document(
        "permit",
        "en",
        "Get a parking permit",
        ("Where do I apply to park in my street?",),
        "Residents may park in their own street.",
        "You need a photo and proof of your address. It costs 40 a year.",
    ),
    Document("fine", "en", "Pay a parking fine", body="Pay within two weeks."),
    Document(
        "bin", "en", "What goes in which bin", body="Glass goes in the green one."
    ),
    Document(
        "permit",
        "es",
        "Obtener una autorización de estacionamiento",
        body="Necesita una foto y las certificaciones de domicilio.",
    ),
    Document("tree", "es", "Avisar de un árbol peligroso"),
    Document(
        "permit",
        "ar",
        "الحصول على رخصة وقوف السيارات",
        body="تحتاج إلى صورة وشهادة سكن.",
    ),
    Document("bin", "ar", "ماذا يوضع في كل حاوية", body="الزجاج في الحاوية الخضراء."),
)


@pytest.fixture
def shelf(db: None) -> None:
    put("office", SHELF)
    count_all("office")


def keys(query: str, **where) -> list[str]:
    return [hit.key for hit in find(query, **where)]


@pytest.mark.parametrize(
    ("query", "language", "key"),
    [
        pytest.param("parking permits", "en", "permit", id="another form"),
        pytest.param("PERMIT", "en", "permit", id="capitals"),
        pytest.param("apply to park", "en", "permit", id="a question"),
        pytest.param("residents", "en", "permit", id="the summary"),
        pytest.param("proof of address", "en", "permit", id="the body"),
        pytest.param("parkign fines", "en", "fine", id="a slip of the pen"),
        pytest.param("glas", "en", "bin", id="a letter too few"),
        pytest.param("autorizaciones", "es", "permit", id="Spanish plural"),
        pytest.param("certificacion", "es", "permit", id="Spanish without its accent"),
        pytest.param("arbol", "es", "tree", id="Spanish, folded"),
        pytest.param("رخصه", "ar", "permit", id="Arabic, other spelling"),
        pytest.param("السياره", "ar", "permit", id="Arabic, one of many"),
        pytest.param("الشهادة", "ar", "permit", id="Arabic with its article"),
        pytest.param("والزجاج", "ar", "bin", id="Arabic behind an and"),
        pytest.param("árbol peligroso", "", "tree", id="in any language"),
    ],
)
def test_the_document_that_answers_comes_first(shelf, query, language, key):
    assert keys(query, language=language)[0] == key


def test_a_language_is_searched_alone(shelf):
    hits = find("permit glass árbol", language="en")

    assert {hit.language for hit in hits} == {"en"}


def test_a_key_is_found_once_in_the_language_in_which_it_fits_best(shelf):
    hits = [
        hit for hit in find("autorización de estacionamiento") if hit.key == "permit"
    ]

    assert [hit.language for hit in hits] == ["es"]


def test_a_hit_says_by_which_words_it_was_found(shelf):
    (hit, *_) = find("zebra permits photo", language="en")

    assert hit.words == ("permits", "photo")


def test_what_has_nothing_in_common_is_not_found(shelf):
    assert find("qxz", language="en") == []
    assert find("…", language="en") == []
    assert find("", language="en") == []


def test_no_more_are_found_than_asked_for(shelf):
    assert len(find("parking", limit=1)) == 1


def test_as_many_are_found_as_asked_for(db):
    put("office", [Document(f"s{at}", "en", f"Skip number {at}") for at in range(50)])
    count_all("office")

    assert len(find("skip", limit=40)) == 40


def test_a_language_without_rules_is_found_by_its_words_as_they_are(db):
    put("office", [Document("a", "xx", "Mooi weer"), Document("b", "", "Lelijk weer")])

    assert keys("mooi")[0] == "a"
    assert keys("lelijk")[0] == "b"


def test_what_is_not_counted_yet_is_found_all_the_same(db):
    put("office", SHELF)

    assert not SearchStem.objects.exists()
    assert keys("parking permit", language="en")[0] == "permit"


def test_to_put_the_same_again_changes_nothing(shelf):
    there = set(SearchEntry.objects.values_list("pk", flat=True))

    changed = put("office", SHELF)

    assert changed == 0
    assert set(SearchEntry.objects.values_list("pk", flat=True)) == there
    assert not SearchCollection.objects.filter(changes__gt=0).exists()


def test_a_document_that_is_put_again_takes_the_place_of_the_first(shelf):
    put("office", [replace(SHELF[1], title="Settle a penalty")])

    assert keys("settle penalty", language="en")[0] == "fine"
    assert "fine" not in keys("parking fine", language="en")[:1]
    assert SearchEntry.objects.filter(key="fine").count() == 1


def test_of_two_with_one_key_the_last_one_counts(db):
    put("office", [SHELF[1], replace(SHELF[1], title="Settle a penalty")])

    assert SearchEntry.objects.get().title == "Settle a penalty"


def test_what_is_removed_is_found_in_no_language(shelf):
    remove("office", ["permit"])

    assert "permit" not in keys("parking permit autorización رخصة")
    assert not SearchPosting.objects.filter(entry__key="permit").exists()
    assert SearchCollection.objects.get(language="es").changes == 1


def test_spaces_do_not_know_each_other(shelf):
    put("scratch", [Document("other", "en", "Get a parking permit")])

    assert keys("parking permit", space="scratch") == ["other"]
    assert "other" not in keys("parking permit")
    remove("scratch", ["permit"])
    assert "permit" in keys("parking permit")


def test_a_rare_word_of_a_long_body_leads_to_its_document(db):
    body = " ".join(f"word{number} " * 2 for number in range(60))
    put("office", [Document("long", "en", "Other things", body=f"{body} goitre")])

    assert keys("goitre") == ["long"]


def test_a_word_that_every_document_has_still_finds_some(db):
    many = [
        Document(f"d{number}", "en", f"Town matter {number}") for number in range(300)
    ]
    put("office", many)
    count_all("office")

    assert len(find("town", limit=20)) == 20


def test_the_worker_counts_what_has_changed_and_rests_otherwise(db):
    put("office", SHELF)

    assert count_due() == 3
    assert count_due() == 0
    english = SearchCollection.objects.get(language="en")
    assert (english.documents, english.changes) == (3, 0)
    assert english.phrase_length == pytest.approx((4 + 9 + 4 + 5) / 4)
    assert SearchStem.objects.get(collection=english, stem="park").documents == 2


def test_among_many_documents_a_change_of_few_waits_for_an_hour(db, time_machine):
    time_machine.move_to("2026-11-29T12:00:00+00:00", tick=False)
    many = [
        Document(f"d{number}", "en", f"Town matter {number}") for number in range(120)
    ]
    put("office", many)
    count_due()
    put("office", [Document("d1", "en", "Something else")])

    assert count_due() == 0
    time_machine.move_to("2026-11-29T13:00:00+00:00", tick=False)
    assert count_due() == 1


def test_a_word_that_no_document_has_any_more_is_not_proposed(shelf):
    remove("office", ["bin"])
    count_all("office")

    assert find("glas", language="en") == []


@pytest.mark.parametrize("many", [3, 150], ids=["few", "many"])
def test_a_search_asks_no_more_among_many_documents_than_among_few(db, many):
    put(
        "office",
        (
            Document(f"d{number}", "en", f"Town matter {number}")
            for number in range(many)
        ),
    )
    count_all("office")

    with CaptureQueriesContext(connection) as asked:
        find("town matter", language="en")

    assert len(asked) <= 8


@pytest.mark.parametrize(
    "query",
    [
        "'; DROP TABLE x; --",
        "a & b | !c:*",
        "\\",
        "%_%",
        "x" * 5_000,
        "parking " * 600,
        "ﷺ ℡ ǆ",
    ],
    ids=["quotes", "operators", "backslash", "wildcards", "long", "many", "odd signs"],
)
def test_whatever_is_typed_is_answered(shelf, query):
    assert all(isinstance(hit, Hit) for hit in find(query))
