"""Finding cases by reference, name and words."""

from __future__ import annotations

from django.contrib.postgres.search import SearchQuery
from django.db.models import QuerySet

from answerable.cases.models import Case, Interaction
from answerable.cases.models.interaction import CONFIGURATION
from answerable.lib.references import find_reference

PAGE = 50


def search(visible: QuerySet[Case], typed: str) -> list[Case]:
    """Return at most ``PAGE`` cases that fit what was typed, the newest first.

    A whole reference finds its case alone; else every word must occur in one message,
    its subject and its sender's name counting as words.
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
