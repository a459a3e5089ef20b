"""Finding cases by reference, name and words."""

from __future__ import annotations

from django.contrib.postgres.search import SearchQuery, SearchVector
from django.db.models import QuerySet, Value

from answerable.cases.models import Case, Interaction
from answerable.lib.references import find_reference

# One configuration for every language: what is sought are names, streets, numbers.
CONFIGURATION = "answerable"
LONGEST_INDEXED = 200_000  # a tsvector may not exceed 1 MB
PAGE = 50


def searchable(*texts: str) -> SearchVector:
    """Return what a message is found by."""
    joined = " ".join(texts)[:LONGEST_INDEXED]
    return SearchVector(Value(joined), config=CONFIGURATION)


def search(visible: QuerySet[Case], typed: str) -> list[Case]:
    """Return at most ``PAGE`` cases that fit what was typed, the newest first.

    A whole reference finds its case alone; else every word must occur in one message,
    the sender's name and the reference counting as words.
    """
    rows = visible.select_related("service", "person", "team", "owner")
    reference = find_reference(typed)
    if reference:
        exact = list(rows.filter(reference=reference))
        if exact:
            return exact
    found = _matching(typed)
    return list(rows.filter(pk__in=found).order_by("-opened_at", "-pk")[:PAGE])


def _matching(typed: str) -> QuerySet[Interaction, int]:
    wanted = SearchQuery(typed, config=CONFIGURATION, search_type="websearch")
    said = Interaction.objects.filter(words=wanted)
    return said.values_list("case_id", flat=True)
