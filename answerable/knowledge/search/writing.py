"""Keeping the index as the documents are."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby, islice
from typing import Any

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.search import SearchVectorField
from django.db import connection, transaction
from django.db.models import F, Func, TextField, Value

from answerable.knowledge.models import (
    SearchCollection,
    SearchEntry,
    SearchPosting,
)
from answerable.knowledge.search import weights
from answerable.knowledge.search.counting import counted, lexeme
from answerable.knowledge.search.documents import Document
from answerable.knowledge.search.languages import stems_of
from answerable.knowledge.search.reading import (
    Read,
    Reduced,
    fingerprint,
    impacts,
    read,
    reduce,
)
from answerable.knowledge.search.scoring import Collection

AT_ONCE = 500  # documents that share their questions to the database
GIVEN = ("title", "questions", "summary", "body")
POSTINGS = """
COPY knowledge_searchposting (collection_id, entry_id, stem, impact) FROM STDIN
"""
NEW_WORDS = """
INSERT INTO knowledge_searchword (collection_id, word, shown, stem)
SELECT %s, each.* FROM unnest(%s::text[], %s::text[], %s::text[]) AS each
ON CONFLICT DO NOTHING
"""
KEPT = (*GIVEN, "phrases", "counts", "length", "words", "fingerprint")


class Words(Func):
    """Stems as PostgreSQL keeps them for its index."""

    function = "array_to_tsvector"
    output_field = SearchVectorField()


@transaction.atomic
def put(space: str, documents: Iterable[Document]) -> int:
    """Have documents found in a space, and return how many were not there like that.

    One that is there under its key in its language is replaced.
    """
    arriving, changed = iter(documents), 0
    while batch := list(islice(arriving, AT_ONCE)):
        batch.sort(key=lambda document: document.language)
        for language, ones in groupby(batch, key=lambda document: document.language):
            changed += _put(_locked(space, language), {one.key: one for one in ones})
    return changed


@transaction.atomic
def remove(space: str, keys: Iterable[str]) -> None:
    """Have documents found no more in a space, in any language."""
    gone = SearchEntry.objects.filter(collection__space=space, key__in=list(keys))
    for collection in SearchCollection.objects.filter(space=space).order_by("pk"):
        _, each = gone.filter(collection=_locked(space, collection.language)).delete()
        _note(collection, each.get(SearchEntry._meta.label, 0))


def _locked(space: str, language: str) -> SearchCollection:
    """Return a collection that nobody else writes to meanwhile."""
    SearchCollection.objects.get_or_create(space=space, language=language)
    rows = SearchCollection.objects.select_for_update(no_key=True)
    return rows.get(space=space, language=language)


def _put(collection: SearchCollection, documents: Mapping[str, Document]) -> int:
    there = collection.entries.filter(key__in=documents)
    known = dict(there.values_list("key", "fingerprint"))
    new = [
        read(one)
        for key, one in documents.items()
        if known.get(key) != fingerprint(one)
    ]
    if new:
        _write(collection, new)
        _note(collection, len(new))
    return len(new)


def _write(collection: SearchCollection, documents: Sequence[Read]) -> None:
    words = frozenset().union(*(one.words for one in documents))
    stems = stems_of(words, collection.language)
    reduced = [reduce(one, stems) for one in documents]
    entries = SearchEntry.objects.bulk_create(
        map(_entry, [collection] * len(documents), documents, reduced),
        update_conflicts=True,
        unique_fields=["collection", "key"],
        update_fields=KEPT,
    )
    SearchPosting.objects.filter(entry__in=entries).delete()
    # Counted first: nothing else can be asked while rows are copied.
    counts = counted(collection, ())
    with connection.cursor() as cursor, cursor.copy(POSTINGS) as copying:
        for row in _postings(counts, entries, reduced):
            copying.write_row(row)
    _keep_words(collection, documents, stems)


def _entry(collection: SearchCollection, one: Read, reduced: Reduced) -> SearchEntry:
    lexemes = [lexeme(collection.pk, stem) for stem in sorted(reduced.stems)]
    given = {name: getattr(one.document, name) for name in GIVEN}
    return SearchEntry(
        **given | {"questions": list(one.document.questions)},
        collection=collection,
        key=one.document.key,
        phrases=[[phrase.words, phrase.stems] for phrase in reduced.phrases],
        counts=reduced.counts,
        length=reduced.length,
        words=Words(Value(lexemes, output_field=ArrayField(TextField()))),
        fingerprint=fingerprint(one.document),
    )


def _postings(
    counts: Collection, entries: Sequence[SearchEntry], reduced: Sequence[Reduced]
) -> Iterator[tuple[int, int, str, int]]:
    for entry, one in zip(entries, reduced, strict=True):
        for stem, impact in impacts(one, counts).items():
            yield entry.collection_id, entry.pk, stem, impact


def _keep_words(
    collection: SearchCollection, documents: Sequence[Read], stems: Mapping[str, str]
) -> None:
    """Keep how words are written; the first way stays."""
    shown = {word: as_is for one in documents for word, as_is in one.shown().items()}
    words = sorted(shown)  # in one order, so that no two wait for each other
    ways = [shown[word][: weights.LONGEST_WORD] for word in words]
    values: list[Any] = [collection.pk, words, ways, [stems[word] for word in words]]
    with connection.cursor() as cursor:
        cursor.execute(NEW_WORDS, values)


def _note(collection: SearchCollection, changes: int) -> None:
    """Have the worker count anew."""
    rows = SearchCollection.objects.filter(pk=collection.pk)
    rows.update(changes=F("changes") + changes)
