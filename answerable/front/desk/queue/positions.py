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
    return "_".join((due, str(case.priority), case.opened_at.isoformat(), str(case.pk)))


def find_place(position: str) -> Place | None:
    """Return the place that a text means; None, the beginning, for anything else."""
    try:
        said, priority, opened, number = position.split("_")
        due = _moment(said) if said else None
        return Place(due, int(priority), _moment(opened), int(number))
    except ValueError:
        return None


def place_of(case: Case) -> Place:
    """Return the place of a case, behind which a queue goes on."""
    return Place(case.next_due, case.priority, case.opened_at, case.pk)


def before(case: Case) -> Place:
    """Return the place from which a queue goes on with this very case."""
    return Place(case.next_due, case.priority, case.opened_at, case.pk - 1)


def _moment(said: str) -> datetime:
    """Return a moment; raise ValueError where its zone, or all of it, is missing."""
    moment = datetime.fromisoformat(said)
    if is_naive(moment):
        raise ValueError(said)
    return moment
