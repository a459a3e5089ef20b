"""What is to be done about a case: by whom, until when, and nothing left at its end.

A task overwrites nothing, and ending one twice ends it once.
"""

from __future__ import annotations

from django.db import transaction
from django.utils.translation import gettext as _, ngettext

from answerable.agency.models import Staff
from answerable.cases import actions as cases
from answerable.cases.access import sees
from answerable.cases.case_tasks import MOST_OPEN, Doable, open_tasks_in
from answerable.cases.journal import one_page
from answerable.cases.locks import Matter, lock_case
from answerable.cases.models import Case, CaseTask
from answerable.cases.models.case_task import TO_DO
from answerable.lib.errors import Refused

NAMED = 3


@transaction.atomic
def add_tasks(case: Case, *doables: Doable, by: Staff, seen: int) -> Case:
    """Add what is to be done. Raises Refused where the case has ended or has too many.

    ``seen`` keeps a button that is pressed twice from adding everything twice.
    """
    locked = lock_case(case.pk, seen=seen)
    _refuse_ended(locked)
    _refuse_too_many(locked, len(doables))
    with one_page(locked):
        for doable in doables:
            cases.add_task(locked, doable, by=by)
    return locked


@transaction.atomic
def change_task(task: CaseTask, doable: Doable, *, by: Staff, seen: int) -> Case:
    """Say anew what is to be done. Raises Stale where the case changed since."""
    locked = lock_case(task.case_id, seen=seen)
    found = _held(task)
    if not found.is_open:
        hint = _("This task has ended. Open it again first, then change it.")
        raise Refused(code="task-ended", hint=hint)
    if doable != Doable(found.sentence, found.owner, found.due_on):
        cases.change_task(locked, found, doable, by=by)
    return locked


@transaction.atomic
def end_task(task: CaseTask, *, ending: CaseTask.Ending, by: Staff) -> Case:
    """End a task; one that has ended stays as it is."""
    locked = lock_case(task.case_id)
    found = _held(task)
    if found.is_open:
        cases.end_task(locked, found, ending=ending, by=by)
    return locked


@transaction.atomic
def open_task(task: CaseTask, *, by: Staff) -> Case:
    """Open a task again. Raises Refused where its case has ended."""
    locked = lock_case(task.case_id)
    found = _held(task)
    if not found.is_open:
        _refuse_ended(locked)
        _refuse_too_many(locked, 1)
        cases.open_task(locked, found, by=by)
    return locked


@transaction.atomic
def give_back_tasks(staff: Staff, *, by: Staff | None) -> int:
    """Leave to the teams what somebody had to do who has left; return how much."""
    owned = CaseTask.objects.filter(TO_DO, owner=staff).order_by("case_id", "id")
    tasks = list(owned)
    for task in tasks:
        _give_back(task, staff, by)
    return len(tasks)


def free_unseen_tasks(case: Case, *, by: Staff | None) -> None:
    """Leave to its team what others have to do in a locked case that they cannot see."""
    for task in open_tasks_in([case]).exclude(owner=None).select_related("owner"):
        if task.owner and not sees(task.owner, case):
            free = Doable(task.sentence, None, task.due_on)
            cases.change_task(case, task, free, by=by, reason="out_of_sight")


def refuse_open_tasks(ended: Matter, *, may_drop: bool = True) -> None:
    """Raise Refused where something is still to do in cases that are to end.

    ``may_drop`` tells whether whoever ends them can say in the same step that it is not
    needed any more.
    """
    waiting = [str(task) for task in open_tasks_in(ended.values())]
    if not waiting:
        return
    names = "; ".join(waiting[:NAMED]) + (" …" if len(waiting) > NAMED else "")
    raise Refused(
        code="tasks-open", hint=_why_not(len(waiting), names, may_drop=may_drop)
    )


def drop_open_tasks(matter: Matter, *, by: Staff) -> None:
    """End what is still to do in these locked cases: nobody needs it any more."""
    for task in open_tasks_in(matter.values()):
        ending = CaseTask.Ending.DROPPED
        cases.end_task(matter[task.case_id], task, ending=ending, by=by)


def _held(task: CaseTask) -> CaseTask:
    """Return a task as it is now; its case is locked, so it stays like that."""
    return CaseTask.objects.select_related("owner").get(pk=task.pk)


def _give_back(task: CaseTask, staff: Staff, by: Staff | None) -> None:
    case = lock_case(task.case_id)
    found = _held(task)
    if found.is_open and found.owner_id == staff.pk:
        free = Doable(found.sentence, None, found.due_on)
        cases.change_task(case, found, free, by=by, reason="left")


def _refuse_ended(case: Case) -> None:
    if not case.is_open:
        hint = _("This case has ended. Open it again first, then add a task.")
        raise Refused(code="case-ended", hint=hint)


def _refuse_too_many(case: Case, more: int) -> None:
    if open_tasks_in([case]).count() + more > MOST_OPEN:
        hint = _("A case has at most %(most)s open tasks. End some of them first.")
        raise Refused(code="too-many-tasks", hint=hint % {"most": MOST_OPEN})


def _why_not(number: int, names: str, *, may_drop: bool) -> str:
    if not may_drop:
        return _(
            "There is still something to do: %(names)s. Do it first, or say there that it"
            " is not needed any more."
        ) % {"names": names}
    return ngettext(
        "%(number)s task is still open: %(names)s. Do it first, or say below that it"
        " is not needed any more.",
        "%(number)s tasks are still open: %(names)s. Do them first, or say below that"
        " they are not needed any more.",
        number,
    ) % {"number": number, "names": names}
