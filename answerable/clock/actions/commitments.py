"""What one of us promised to one person: made, kept, promised anew, taken back."""

from __future__ import annotations

from datetime import datetime

from answerable.agency.models import Staff
from answerable.cases.actors import SYSTEM, staff_actor
from answerable.cases.journal import record
from answerable.cases.models import Case, Interaction
from answerable.clock.commitments import Promising
from answerable.clock.models import Commitment
from answerable.clock.models.commitments import OPEN

Ending = Commitment.Ending


def promise(
    case: Case,
    promising: Promising,
    *,
    by: Staff,
    said: Interaction | None = None,
    renews: Commitment | None = None,
) -> Commitment:
    """Keep what was promised, so that it is clocked; the words stay in its row."""
    commitment = Commitment.objects.create(
        case=case,
        promised_in_id=renews.promised_in_id if renews else None,
        said=said,
        what=promising.what,
        due_on=promising.by,
        due_at=promising.due_at,
        owner=promising.owner,
        by=by,
        renews=renews,
    )
    _note(commitment, case, "promised", actor=staff_actor(by))
    return commitment


def end_promise(
    commitment: Commitment,
    case: Case,
    *,
    ending: Ending,
    by: Staff,
    at: datetime,
    reason: str = "",
) -> Commitment:
    """End a promise: it is kept, promised anew, or taken back for a reason."""
    commitment.ending, commitment.ended_at = ending, at
    commitment.ended_by, commitment.reason = by, reason
    commitment.save(update_fields=["ending", "ended_at", "ended_by", "reason"])
    _note(commitment, case, f"promise_{ending.value}", actor=staff_actor(by))
    return commitment


def hand_promise(
    commitment: Commitment,
    case: Case,
    *,
    to: Staff | None,
    by: Staff | None,
    reason: str,
) -> Commitment:
    """Let somebody else see to a promise, or whoever has the case."""
    commitment.owner = to
    commitment.save(update_fields=["owner"])
    actor = staff_actor(by) if by else SYSTEM
    _note(commitment, case, "promise_handed_on", actor=actor, reason=reason)
    return commitment


def carry_promises(case: Case, *, to: Case) -> None:
    """Let what is still to be kept in a joined case be kept in the one that goes on."""
    for each in case.commitments.filter(OPEN).order_by("id"):
        each.case, each.promised_in = to, each.promised_in or case
        each.save(update_fields=["case", "promised_in"])
        _note(each, to, "promise_carried", actor=SYSTEM)


def give_promises_back(case: Case, *, to: Case) -> None:
    """Let a case that is taken apart from another have its own promises again."""
    for each in to.commitments.filter(promised_in=case).order_by("id"):
        each.case, each.promised_in = case, None
        each.save(update_fields=["case", "promised_in"])
        _note(each, case, "promise_given_back", actor=SYSTEM)


def _note(
    commitment: Commitment, case: Case, what: str, *, actor: str, reason: str = ""
) -> None:
    after = {
        "commitment": commitment.pk,
        "due": commitment.due_at.isoformat(),
        "staff": commitment.owner_id,
    }
    record(case, actor=actor, what=what, after=after, reason=reason)
