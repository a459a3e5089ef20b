"""How many cases each view has, for one reader.

The four that everybody has are counted for every page. The numbers of saved views are
at most half a minute old: a reader with twenty polls them more often than they change.
They are counted together, in one pass over the open cases that the reader may see, and
kept in this process; a view that was made or edited since is counted at once.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django.core.cache import cache
from django.db import connection
from django.db.models import Count, QuerySet

from answerable.agency.models import Staff
from answerable.cases.conditions import narrowing
from answerable.cases.lists import sight_of_view
from answerable.cases.models import Case, SavedView
from answerable.cases.models.case import IS_OPEN, OPEN
from answerable.cases.queries import View, conditions_of_views
from answerable.cases.snoozes import awake_for

KEPT_SECONDS = 30
COUNT = f"""(SELECT count(*) FROM (
    SELECT FROM cases_case WHERE {IS_OPEN} AND {{}} AND {{}} LIMIT %s
) AS counted)"""  # noqa: S608  # our own words; values are always parameters

Mark = tuple[int, int]  # a view and its version


def counts(staff: Staff, *, most: int) -> dict[View, int]:
    """Return how many cases each view has, counted no further than ``most``."""
    views = conditions_of_views(staff)
    asked: list[str] = []
    values: list[Any] = []
    for view, (which, its) in views.items():
        seen = sight_of_view(staff, view)
        asked.append(COUNT.format(seen.condition, which))
        values += [*seen.values, *its, most]
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {', '.join(asked)}", values)
        return dict(zip(views, cursor.fetchone(), strict=True))


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
