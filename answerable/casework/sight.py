"""Whoever cannot see a case any more has nothing to do in it: it is for its team again.

At once, where a case moves. Of what happens elsewhere, such as another role, a denial or a
grant that ran out, the worker finds out within minutes.
"""

from __future__ import annotations

from collections.abc import Iterator

from django.db import transaction
from django.db.models import QuerySet

from answerable.agency.models import Staff
from answerable.cases.access import visible_to
from answerable.cases.locks import lock_case
from answerable.cases.models import Case, CaseTask
from answerable.cases.models.case_task import TO_DO
from answerable.casework.case_tasks import free_unseen_tasks
from answerable.casework.commitments import free_unseen_promises
from answerable.clock.models import Commitment
from answerable.clock.models.commitments import OPEN


def free_unseen(case: Case, *, by: Staff | None) -> None:
    """Leave to its team what others had to do and promised in a locked case that moved.

    Whoever may still read it keeps theirs. The case is saved as it is by now, since that
    is asked of the database.
    """
    free_unseen_tasks(case, by=by)
    free_unseen_promises(case, by=by)


def free_all_unseen() -> int:
    """Do the same for every case in which it is needed; return in how many."""
    cases = {case for staff in _owners() for case in _out_of_sight(staff)}
    for case in sorted(cases):
        _free(case)
    return len(cases)


@transaction.atomic
def _free(case: int) -> None:
    free_unseen(lock_case(case), by=None)


def _owners() -> QuerySet[Staff]:
    """Return whoever has something to do, or to keep, in any case."""
    of_tasks = CaseTask.objects.filter(TO_DO, owner__isnull=False).values("owner")
    of_promises = Commitment.objects.filter(OPEN, owner__isnull=False).values("owner")
    return Staff.objects.filter(pk__in=of_tasks.union(of_promises)).order_by("pk")


def _out_of_sight(staff: Staff) -> Iterator[int]:
    """Yield the cases (ids) in which somebody has something to do without seeing them."""
    seen = visible_to(staff) if staff.is_active else Case.objects.none()
    tasks = CaseTask.objects.filter(TO_DO, owner=staff).exclude(case__in=seen)
    promises = Commitment.objects.filter(OPEN, owner=staff).exclude(case__in=seen)
    for found in (tasks, promises):
        yield from found.values_list("case_id", flat=True)
