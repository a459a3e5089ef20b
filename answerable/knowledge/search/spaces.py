"""Spaces: the office's own articles, and others beside them for measuring."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from django.db import transaction

from answerable.knowledge.models import (
    SearchCollection,
    SearchEntry,
    SearchPosting,
    SearchStem,
    SearchWord,
)
from answerable.knowledge.search.counting import count_all
from answerable.knowledge.search.documents import Document, Hit
from answerable.knowledge.search.writing import GIVEN, put


@transaction.atomic
def take(space: str, documents: Iterable[Document], *, replacing: bool) -> int:
    """Put documents into a space and count it, all of it or nothing.

    With ``replacing``, the space holds nothing else afterwards.
    """
    if replacing:
        forget(space)
    changed = put(space, documents)
    count_all(space)
    return changed


@transaction.atomic
def forget(space: str) -> None:
    """Forget a space; what there is most of goes first, in one step each."""
    gone = SearchCollection.objects.filter(space=space)
    SearchPosting.objects.filter(collection__in=gone).delete()
    SearchStem.objects.filter(collection__in=gone).delete()
    SearchWord.objects.filter(collection__in=gone).delete()
    gone.delete()


def documents_of(space: str) -> Iterator[Document]:
    """Return what was put into a space, one after the other, however much it is."""
    rows = SearchEntry.objects.filter(collection__space=space).order_by("pk")
    given = ("key", "collection__language", *GIVEN)
    for values in rows.values_list(*given).iterator():
        yield Document(*values)


def titles_of(space: str, hits: Sequence[Hit]) -> list[str]:
    """Return the title of each hit."""
    keys = [hit.key for hit in hits]
    rows = SearchEntry.objects.filter(collection__space=space, key__in=keys)
    named = rows.values_list("key", "collection__language", "title")
    titles = {(key, language): title for key, language, title in named}
    return [titles.get((hit.key, hit.language), "") for hit in hits]
