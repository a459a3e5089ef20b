"""Rulings about one member of staff and one case that others make, not they themselves."""

from __future__ import annotations

from answerable.agency.models import Staff
from answerable.cases.actors import staff_actor
from answerable.cases.journal import record
from answerable.cases.models import Case, CaseAccess


def deny(case: Case, staff: Staff, *, reason: str, by: Staff) -> CaseAccess:
    """Keep somebody from seeing a case, whatever their role; a grant of theirs ends."""
    case.accesses.filter(staff=staff, until=None).delete()
    ruling = case.accesses.create(
        staff=staff, verdict=CaseAccess.Verdict.DENY, reason=reason
    )
    _note(case, staff, "access_denied", by, reason)
    return ruling


def undo_denial(case: Case, staff: Staff, *, by: Staff) -> None:
    """Let somebody see a case again as their role allows."""
    denied = case.accesses.filter(staff=staff, verdict=CaseAccess.Verdict.DENY)
    if denied.delete()[0]:
        _note(case, staff, "access_no_longer_denied", by)


def _note(case: Case, staff: Staff, what: str, by: Staff, reason: str = "") -> None:
    after = {"staff": staff.pk}
    record(case, actor=staff_actor(by), what=what, after=after, reason=reason)
