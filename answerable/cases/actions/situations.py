"""A case has a cause in common with others, and its person is told what is said of that."""

from __future__ import annotations

from answerable.agency.models import Staff
from answerable.cases.actors import SYSTEM, staff_actor
from answerable.cases.journal import record
from answerable.cases.models import Case, Situation


def capture_case(
    case: Case, *, situation: Situation, by: Staff | None, reason: str
) -> Case:
    """Let a case belong to a situation; the reason says what brought it there."""
    case.situation, case.situation_told = situation, 0
    record(
        case,
        "situation",
        "situation_told",
        actor=staff_actor(by) if by else SYSTEM,
        what="captured",
        after={"situation": situation.pk},
        reason=reason,
    )
    return case


def release_case(case: Case, *, by: Staff) -> Case:
    """Let a case go its own way again."""
    before = {"situation": case.situation_id}
    case.situation, case.situation_told = None, 0
    record(
        case,
        "situation",
        "situation_told",
        actor=staff_actor(by),
        what="released",
        before=before,
    )
    return case


def note_told(case: Case, *, number: int, by: Staff | None, reason: str = "") -> Case:
    """Note that its person knows what is said of its situation; the reason says if not."""
    case.situation_told = number
    record(
        case,
        "situation_told",
        actor=staff_actor(by) if by else SYSTEM,
        what="situation_told",
        after={"situation": case.situation_id, "status": number},
        reason=reason,
    )
    return case
