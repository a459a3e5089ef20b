"""How urgent a case is, with what it rests on."""

from __future__ import annotations

from datetime import date

from answerable.cases.journal import record
from answerable.cases.models import Case, Interaction
from answerable.cases.priority import Grounds, kept, rate


def rate_case(
    case: Case,
    *,
    grounds: Grounds,
    legal_date: date | None,
    actor: str,
    reason: str,
    note: Interaction | None = None,
) -> Case:
    """Rate a case by the matrix; where all is as it was, nothing is written."""
    before = _rating(case)
    case.grounds, case.legal_date = kept(grounds), legal_date
    case.priority = rate(grounds)
    after = _rating(case)
    if after != before:
        why = {"note": note.pk} if note else {}
        record(
            case,
            *("priority", "grounds", "legal_date"),
            actor=actor,
            what="rated",
            before=before,
            after=after | why,
            reason=reason,
        )
    return case


def _rating(case: Case) -> dict[str, object]:
    day = case.legal_date.isoformat() if case.legal_date else None
    return {"priority": case.priority, "legal_date": day, **case.grounds}
