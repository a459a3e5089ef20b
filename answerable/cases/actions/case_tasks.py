"""What is to be done about a case: added, changed, ended and opened again."""

from __future__ import annotations

from django.utils import timezone

from answerable.agency.models import Staff
from answerable.cases.actors import SYSTEM, staff_actor
from answerable.cases.case_tasks import Doable
from answerable.cases.journal import record
from answerable.cases.models import Case, CaseTask

Facts = dict[str, object]


def add_task(case: Case, doable: Doable, *, by: Staff) -> CaseTask:
    """Add a task to a case."""
    task = CaseTask.objects.create(case=case, by=by, **vars(doable))
    after = _named(task) | _planned(task)
    record(case, actor=staff_actor(by), what="task_added", after=after)
    return task


def change_task(
    case: Case, task: CaseTask, doable: Doable, *, by: Staff | None, reason: str = ""
) -> CaseTask:
    """Say anew what is to be done, by whom or until when; without ``by``, we do."""
    before = _planned(task)
    task.sentence, task.owner = doable.sentence, doable.owner
    task.due_on = doable.due_on
    task.save(update_fields=["sentence", "owner", "due_on"])
    record(
        case,
        actor=staff_actor(by) if by else SYSTEM,
        what="task_changed",
        before=before,
        after=_named(task) | _planned(task),
        reason=reason,
    )
    return task


def end_task(
    case: Case, task: CaseTask, *, ending: CaseTask.Ending, by: Staff
) -> CaseTask:
    """End a task: it is done, or nobody needs it any more."""
    task.ending, task.ended_by, task.ended_at = ending, by, timezone.now()
    return _ended(case, task, what=f"task_{ending.value}", by=by)


def open_task(case: Case, task: CaseTask, *, by: Staff) -> CaseTask:
    """Put a task that had ended back among what is to do."""
    task.ending, task.ended_by, task.ended_at = "", None, None
    return _ended(case, task, what="task_opened", by=by)


def _ended(case: Case, task: CaseTask, *, what: str, by: Staff) -> CaseTask:
    task.save(update_fields=["ending", "ended_by", "ended_at"])
    record(case, actor=staff_actor(by), what=what, after=_named(task))
    return task


def _named(task: CaseTask) -> Facts:
    return {"task": task.pk}


def _planned(task: CaseTask) -> Facts:
    due = task.due_on.isoformat() if task.due_on else None
    return {"owner": task.owner_id, "due": due}
