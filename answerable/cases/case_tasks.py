"""Questions about tasks: those of a case, and what one member of staff has to do.

A task that nobody owns is for whoever has its case.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db import connection
from django.db.models import F, Q, QuerySet, prefetch_related_objects

from answerable.agency.models import Staff
from answerable.cases.access import visible_to
from answerable.cases.models import Case, CaseTask
from answerable.cases.models.case_task import TO_DO
from answerable.lib.rows import fetch

MOST_OPEN = 50
MOST_SHOWN = 100
# Written out, since it is asked for every page of a case: what is to do first.
OF_CASE = """
WHERE case_id = %s
ORDER BY ended_at IS NOT NULL, ended_at DESC, due_on NULLS LAST, id LIMIT %s
"""


@dataclass(frozen=True)
class Doable:
    """One thing to do: a sentence, whose it is if anybody's, and until which day."""

    sentence: str
    owner: Staff | None = None
    due_on: date | None = None


def tasks_of(case: Case) -> list[CaseTask]:
    """Return the tasks of a case: the open ones, due first, then the latest ended."""
    found: list[CaseTask] = fetch(connection, CaseTask, OF_CASE, [case.pk, MOST_SHOWN])
    if found:
        prefetch_related_objects(found, "owner", "ended_by")
    return found


def open_tasks_in(cases: Iterable[Case]) -> QuerySet[CaseTask]:
    """Return what is still to do in these cases, what was added first standing first."""
    keys = [case.pk for case in cases]
    return CaseTask.objects.filter(TO_DO, case__in=keys).order_by("id")


def tasks_for(staff: Staff) -> QuerySet[CaseTask]:
    """Return what a member of staff has to do, due first, of cases they may read."""
    theirs = Q(owner=staff) | Q(owner=None, case__owner=staff)
    waiting = CaseTask.objects.filter(TO_DO, theirs, case__in=visible_to(staff))
    due_first = (F("due_on").asc(nulls_last=True), "id")
    return waiting.select_related("case", "owner").order_by(*due_first)
