"""Addresses that lead on: which thing took the place of another, and what it holds for it.

It is the same for services, articles and life events. Whoever takes over holds the
address of what ends and all that led there, so that a chain is always a single step.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from answerable.agency.models.house import Successor
from answerable.lib.errors import Refused

Row = TypeVar("Row", bound=Successor)


def holders_of(rows: QuerySet[Row], slug: str) -> QuerySet[Row]:
    """Return which of these hold an address that was another's, or once their own."""
    return rows.filter(former__contains=[slug])


def only_holder(rows: QuerySet[Row], slug: str) -> Row | None:
    """Return which one took it over; None where none did.

    Raises Refused where that was itself merged since: then this one cannot be undone yet.
    """
    found = list(holders_of(rows, slug)[:2])
    if len(found) > 1:
        hint = _(
            "What it was merged into was itself merged since. Undo that first, then this."
        )
        raise Refused(code="merged-again", hint=hint)
    return found[0] if found else None


def taking_over(other: Successor, slug: str, former: Sequence[str]) -> list[str]:
    """Return the addresses that a thing holds once another one is merged into it."""
    return sorted({*other.former, slug, *former})


def giving_back(other: Successor, slug: str, former: Sequence[str]) -> list[str]:
    """Return the addresses that it holds once that is undone."""
    return sorted(set(other.former) - {slug, *former})
