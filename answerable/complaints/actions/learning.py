"""What we learn from a complaint: written down with an owner and a day, and done."""

from __future__ import annotations

from datetime import date, datetime

from answerable.agency.models import Staff
from answerable.cases.actors import staff_actor
from answerable.cases.journal import record
from answerable.complaints.actions.remedies import refuse_day
from answerable.complaints.models import Complaint, LearningAction


def add_learning(
    complaint: Complaint, *, what: str, owner: Staff, due: date, by: Staff
) -> LearningAction:
    """Write down what we change, by whom and until when. Raises Refused for a past day."""
    refuse_day(due)
    learning = complaint.learning.create(what=what, owner=owner, due=due)
    _note(complaint, "learning_added", {"learning": learning.pk, "owner": owner.pk}, by)
    return learning


def complete_learning(
    complaint: Complaint, learning: LearningAction, *, by: Staff, at: datetime
) -> LearningAction:
    """Note that it was done; a second call is nothing."""
    if learning.is_open:
        learning.done_at, learning.done_by = at, by
        learning.save(update_fields=["done_at", "done_by"])
        _note(complaint, "learning_done", {"learning": learning.pk}, by)
    return learning


def _note(complaint: Complaint, what: str, after: dict[str, object], by: Staff) -> None:
    record(complaint.case, actor=staff_actor(by), what=what, after=after)
