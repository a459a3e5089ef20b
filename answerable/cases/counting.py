"""How many cases each saved view has, for one reader, at most half a minute old.

A reader with twenty views polls their numbers more often than they change. They are
counted together, in one pass over the open cases that the reader may see, and kept in
this process; a view that was made or edited since is counted at once.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from django.core.cache import cache
from django.db.models import Count, QuerySet

from answerable.agency.models import Staff
from answerable.cases.conditions import narrowing
from answerable.cases.models import Case, SavedView
from answerable.cases.models.case import OPEN
from answerable.cases.snoozes import awake_for

KEPT_SECONDS = 30

Mark = tuple[int, int]  # a view and its version


def numbers_of(
    views: Sequence[SavedView], visible: QuerySet[Case], reader: Staff
) -> Mapping[int, int]:
    """Return how many cases each of these views has for its reader, by its id."""
    marks = {(view.pk, view.version): view for view in views}
    kept: dict[Mark, int] | None = cache.get(_key(reader))
    if kept is None or not marks.keys() <= kept.keys():
        kept = _count(marks, visible, reader)
        cache.set(_key(reader), kept, KEPT_SECONDS)
    return {view.pk: kept[mark] for mark, view in marks.items()}


def forget_numbers(reader: Staff) -> None:
    """Count anew for this reader, who has just put something off, or back."""
    cache.delete(_key(reader))


def _count(
    marks: Mapping[Mark, SavedView], visible: QuerySet[Case], reader: Staff
) -> dict[Mark, int]:
    fitting = {
        f"view_{view.pk}": Count("pk", filter=narrowing(view.conditions, reader))
        for view in marks.values()
    }
    found = visible.filter(OPEN, awake_for(reader)).aggregate(**fitting)
    return {mark: found[f"view_{view.pk}"] for mark, view in marks.items()}


def _key(reader: Staff) -> str:
    return f"numbers-of-views-{reader.pk}"
