"""A case is put off by one of us, and comes back into their queue."""

from __future__ import annotations

from datetime import datetime

from answerable.agency.models import Staff
from answerable.cases.actors import staff_actor
from answerable.cases.counting import forget_numbers
from answerable.cases.journal import next_entry
from answerable.cases.models import Case, Snooze


def snooze(case: Case, *, until: datetime, by: Staff) -> Snooze:
    """Keep a case out of somebody's queue until this moment."""
    found, _is_new = Snooze.objects.update_or_create(
        case=case, staff=by, defaults={"until": until}
    )
    forget_numbers(by)
    _record(case, "snoozed", by, {"until": until.isoformat()})
    return found


def wake(case: Case, *, by: Staff) -> Case:
    """Put a case back into the queue of whoever put it off."""
    count, _by_kind = case.snoozes.filter(staff=by).delete()
    forget_numbers(by)
    if count:
        _record(case, "woken", by, {})
    return case


def wake_for_all(case: Case) -> Case:
    """Put a case back into everybody's queue: what happened says why."""
    case.snoozes.all().delete()
    return case


def wake_for(case: Case, staff: Staff) -> Case:
    """Put a case back into the queue of who gets it now."""
    case.snoozes.filter(staff=staff).delete()
    return case


def _record(case: Case, what: str, by: Staff, after: dict[str, object]) -> None:
    """Write it down; the version stays, since whoever is writing has missed nothing."""
    entry = next_entry(case, actor=staff_actor(by), what=what, after=after)
    case.save(update_fields=["journal_length", "journal_head"])
    entry.save(force_insert=True)
