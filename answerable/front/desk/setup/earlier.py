"""Versions beside the ones before them, a page at a time: what was changed is read so."""

from __future__ import annotations

from itertools import pairwise
from typing import TypeVar

from django.core.paginator import Page
from django.db.models import Model, QuerySet

Row = TypeVar("Row", bound=Model)


def with_earlier(rows: QuerySet[Row], page: Page[Row]) -> list[tuple[Row, Row | None]]:
    """Return the versions of a page, newest first, each with the one before it."""
    first = max(page.start_index() - 1, 0)  # nothing begins at 0, not at 1
    # One more than is shown: the last on the page has one before it, too.
    found = list(rows[first : page.end_index() + 1])
    pairs = pairwise([*found, None])
    return [(row, earlier) for row, earlier in pairs if row][: len(page)]
