"""What all documents of a collection are like together: counted by the worker, not by a search.

A change of a few documents among many moves no rank, so that many are counted once for
every fiftieth that changed, or every hour. What is not counted yet is found all the same.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta
from typing import Any

from django.db import connection, transaction
from django.db.models import F, Q
from django.utils import timezone

from answerable.knowledge.models import SearchCollection, SearchStem
from answerable.knowledge.search.scoring import Collection

A_FEW = 50  # one of so many has changed
SOON_ENOUGH = timedelta(hours=1)

LENGTHS = """
UPDATE knowledge_searchcollection SET
    documents = (SELECT count(*) FROM knowledge_searchentry WHERE collection_id = %(pk)s),
    body_length = (
        SELECT coalesce(avg(length), 0) FROM knowledge_searchentry WHERE collection_id = %(pk)s
    ),
    phrase_length = (
        SELECT coalesce(avg(jsonb_array_length(phrase -> 1)), 0)
        FROM knowledge_searchentry, jsonb_array_elements(phrases) AS phrase
        WHERE collection_id = %(pk)s
    ),
    changes = 0,
    counted_at = %(now)s
WHERE id = %(pk)s
"""
STEMS = """
INSERT INTO knowledge_searchstem (collection_id, stem, documents)
SELECT %(pk)s, substr(word, length(%(prefix)s) + 1), ndoc FROM ts_stat(%(words)s)
"""
WORDS_OF = "SELECT words FROM knowledge_searchentry WHERE collection_id = {}"
HAVING = """
SELECT stem, documents FROM knowledge_searchstem
WHERE collection_id = %s AND stem = ANY(%s)
"""
UNUSED = """
DELETE FROM knowledge_searchword AS word WHERE collection_id = %(pk)s AND NOT EXISTS (
    SELECT FROM knowledge_searchstem AS known
    WHERE known.collection_id = word.collection_id AND known.stem = word.stem
)
"""


def lexeme(collection: int, stem: str) -> str:
    """Return a stem as the index of words has it: one index serves all collections."""
    return f"{collection}:{stem}"


def collections_of(space: str, language: str = "") -> list[SearchCollection]:
    """Return the collections of a space, or the one of a language."""
    rows = SearchCollection.objects.filter(space=space).order_by("pk")
    return list(rows.filter(language=language) if language else rows)


def counted(collection: SearchCollection, stems: Iterable[str]) -> Collection:
    """Return what is counted, with the documents that have one of these stems."""
    with connection.cursor() as cursor:
        cursor.execute(HAVING, [collection.pk, list(set(stems))])
        having = dict(cursor.fetchall())
    return Collection(
        collection.documents,
        collection.phrase_length,
        collection.body_length,
        having,
    )


def count_due() -> int:
    """Count what has changed enough, or long enough ago; return how many collections."""
    long_ago = timezone.now() - SOON_ENOUGH
    is_due = Q(changes__gte=F("documents") / A_FEW) | Q(counted_at__lte=long_ago)
    due = SearchCollection.objects.filter(is_due, changes__gt=0).order_by("pk")
    for collection in due:
        count(collection)
    return len(due)


def count_all(space: str) -> None:
    """Count a space at once, whatever has changed."""
    for collection in collections_of(space):
        count(collection)


@transaction.atomic
def count(collection: SearchCollection) -> None:
    """Count a collection anew."""
    rows = SearchCollection.objects.select_for_update(no_key=True)
    known: dict[str, Any] = {
        "pk": rows.get(pk=collection.pk).pk,
        "now": timezone.now(),
        "prefix": lexeme(collection.pk, ""),
        "words": WORDS_OF.format(int(collection.pk)),
    }
    SearchStem.objects.filter(collection=collection).delete()
    with connection.cursor() as cursor:
        cursor.execute(STEMS, known)
        # The planner knows nothing of rows written just now, and would compare each word
        # with each stem.
        cursor.execute("SET LOCAL enable_nestloop = off")
        cursor.execute(UNUSED, known)
        cursor.execute("SET LOCAL enable_nestloop = on")
        cursor.execute(LENGTHS, known)
