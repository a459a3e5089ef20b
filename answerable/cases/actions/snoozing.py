"""A case is put off by one of us, and comes back into their queue."""

from __future__ import annotations

from datetime import datetime

from answerable.agency.models import Staff
from answerable.cases.actors import staff_actor
from answerable.cases.counting import forget_numbers
from answerable.cases.journal import is_being_opened, note_down
from answerable.cases.models import Case, Snooze


def snooze(case: Case, *, until: datetime, by: Staff) -> Snooze:
    """Keep a case out of somebody's queue until this moment; twice is once."""
    if same := case.snoozes.filter(staff=by, until=until).first():
        return same
    found, _is_new = Snooze.objects.update_or_create(
        case=case, staff=by, defaults={"until": until}
    )
    forget_numbers(by)
    after = {"until": until.isoformat()}
    note_down(case, actor=staff_actor(by), what="snoozed", after=after)
    return found


def wake(case: Case, *, by: Staff) -> Case:
    """Put a case back into the queue of whoever put it off."""
    count, _by_kind = case.snoozes.filter(staff=by).delete()
    forget_numbers(by)
    if count:
        note_down(case, actor=staff_actor(by), what="woken", after={})
    return case


def wake_for_all(case: Case) -> Case:
    """Put a case back into everybody's queue: what happened says why."""
    case.snoozes.all().delete()
    return case


def wake_for(case: Case, staff: Staff) -> Case:
    """Put a case back into the queue of who gets it now; a new one is in all of them."""
    if not is_being_opened(case):
        case.snoozes.filter(staff=staff).delete()
    return case
