"""Finding cases by reference, name and words."""

from __future__ import annotations

from django.contrib.postgres.search import SearchQuery
from django.db.models import Exists, OuterRef, QuerySet

from answerable.cases.models import Case, Interaction
from answerable.cases.models.interaction import CONFIGURATION
from answerable.lib.references import find_reference

PAGE = 50
RARE = 1_000  # messages that have the words


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
    return list(_matching(rows, typed).order_by("-opened_at", "-pk")[:PAGE])


def _matching(rows: QuerySet[Case], typed: str) -> QuerySet[Case]:
    """Return the cases in which one message has all the words.

    Rare words are looked up and their cases sorted; for common ones the newest cases
    are walked until a page is full, since sorting all of them would take a second.
    """
    wanted = SearchQuery(typed, config=CONFIGURATION, search_type="websearch")
    said = Interaction.objects.filter(words=wanted)
    found = list(said.values_list("case_id", flat=True)[: RARE + 1])
    if len(found) <= RARE:
        return rows.filter(pk__in=set(found))
    return rows.filter(Exists(said.filter(case=OuterRef("pk"))))
