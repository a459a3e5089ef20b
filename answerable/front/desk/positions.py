"""Where a page of cases ended, as the address of the next page carries it."""

from __future__ import annotations

from datetime import datetime

from django.utils.timezone import is_naive

from answerable.cases.lists import Row
from answerable.cases.models import Case
from answerable.cases.queries import Place


def position_of(case: Case | Row) -> str:
    """Return the text for "behind this case"."""
    due = case.next_due.isoformat() if case.next_due else ""
    return f"{due}_{case.pk}"


def position_in_time(case: Case) -> str:
    """Return the text for "behind this case" in a list of the newest first."""
    return f"{case.opened_at.isoformat()}_{case.pk}"


def find_place(position: str) -> Place | None:
    """Return the place that a text means; None, the beginning, for anything else."""
    said, _, number = position.partition("_")
    try:
        due = datetime.fromisoformat(said) if said else None
        place = Place(due, int(number))
    except ValueError:
        return None
    return None if due and is_naive(due) else place


def before(case: Case) -> Place:
    """Return the place from which a queue goes on with this very case."""
    return Place(case.next_due, case.pk - 1)
