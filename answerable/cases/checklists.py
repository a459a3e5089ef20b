"""Questions about checklists: which fit a case, and what tasks one makes of itself."""

from __future__ import annotations

from datetime import date, timedelta

from django.db.models import Q, QuerySet

from answerable.cases.case_tasks import Doable
from answerable.cases.models import Case, Checklist

MOST_STEPS = 20
MOST_OFFERED = 50


def checklists_for(case: Case) -> QuerySet[Checklist]:
    """Return what is kept for the service of a case, then what is kept for all."""
    fitting = Q(service=None) | Q(service=case.service_id)
    found = Checklist.objects.filter(fitting, is_offered=True)
    return found.order_by("service", "slug")[:MOST_OFFERED]


def doables_of(checklist: Checklist, *, language: str, day: date) -> list[Doable]:
    """Return the tasks of a checklist in this language, as they begin on this day."""
    steps: list[str] = checklist.steps.get(language) or next(
        iter(checklist.steps.values()), []
    )
    days = checklist.days
    due = None if days is None else day + timedelta(days=days)
    return [Doable(step, due_on=due) for step in steps]
