"""A complaint moves on: every move follows the table of ``complaints.machine``."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from answerable.agency.models import Staff
from answerable.cases.actors import SYSTEM, staff_actor
from answerable.cases.journal import record
from answerable.complaints.machine import (
    UNHEARD,
    Act,
    ComplaintState,
    Facts,
    Finding,
    after,
    obstacles,
    whole_finding,
)
from answerable.complaints.models import Complaint, StageRun
from answerable.complaints.queries import current_run, facts_of
from answerable.complaints.refusals import refuse_obstacles

_S = ComplaintState


def acknowledge(complaint: Complaint, *, at: datetime) -> bool:
    """Note that the person knows we have it; a second call is nothing."""
    if complaint.state not in UNHEARD:
        return False
    run = current_run(complaint)
    run.acknowledged_at = at
    run.save(update_fields=["acknowledged_at"])
    _move(complaint, Act.ACKNOWLEDGE, actor=SYSTEM)
    return True


def investigate(complaint: Complaint, *, by: Staff) -> None:
    """Note who looks into it; who has begun already stays unless another one does."""
    run = current_run(complaint)
    if run.investigator_id != by.pk:
        run.investigator = by
        run.save(update_fields=["investigator"])
    if complaint.state == _S.ACKNOWLEDGED:
        _move(complaint, Act.INVESTIGATE, actor=staff_actor(by))


def extend(complaint: Complaint, *, by: Staff) -> None:
    """Note that its time was lengthened, as the person was told."""
    refuse_obstacles(Act.EXTEND, facts_of(complaint))
    _move(complaint, Act.EXTEND, actor=staff_actor(by))


def respond(
    complaint: Complaint, *, words: str, by: Staff, at: datetime, cause: str = ""
) -> Finding:
    """Note what a stage decided, and return it. Raises Refused with all that is missing.

    ``cause`` is what lay behind the matter, for us.
    """
    facts = facts_of(complaint, answerer=by)
    refuse_obstacles(Act.RESPOND, facts)
    decision = whole_finding(facts.findings) or Finding.CANNOT_DETERMINE
    run = current_run(complaint)
    run.investigator, run.responded_at = by, at
    run.decision, run.words, run.cause = decision.value, words, cause
    written = ["investigator", "responded_at", "decision", "words", "cause"]
    run.save(update_fields=written)
    _move(complaint, Act.RESPOND, actor=staff_actor(by), reason=decision.value)
    return decision


def escalate(
    complaint: Complaint, *, needs_another: bool, at: datetime, actor: str
) -> StageRun:
    """Begin the next stage; no reasons are asked. Raises Refused."""
    refuse_obstacles(Act.ESCALATE, facts_of(complaint))
    complaint.stage += 1
    run = StageRun.objects.create(
        complaint=complaint,
        position=complaint.stage,
        needs_another=needs_another,
        asked_at=at,
    )
    _move(complaint, Act.ESCALATE, actor=actor)
    return run


def exclude(complaint: Complaint, *, reason: str, words: str, by: Staff) -> None:
    """Note that it is not taken as a complaint, and why. Raises Refused."""
    facts = facts_of(complaint)
    has_reason = bool(reason and words.strip())
    refuse_obstacles(Act.EXCLUDE, replace(facts, has_reason=has_reason))
    complaint.excluded_as, complaint.excluded_because = reason, words
    complaint.save(update_fields=["excluded_as", "excluded_because"])
    _move(complaint, Act.EXCLUDE, actor=staff_actor(by), reason=reason[:40])


def withdraw(complaint: Complaint, *, actor: str) -> None:
    """Note that its person took it back, where it was still in hand."""
    _if_possible(complaint, Act.WITHDRAW, actor)


def merge(complaint: Complaint, *, actor: str) -> None:
    """Note that it goes on in another case."""
    _if_possible(complaint, Act.MERGE, actor)


def resume(complaint: Complaint, *, actor: str) -> bool:
    """Take it up again at the stage that it was in; tell whether it had ended.

    Where nobody had confirmed it at this stage, that comes first.
    """
    was_heard = current_run(complaint).acknowledged_at is not None
    return _if_possible(complaint, Act.RESUME if was_heard else Act.AWAIT, actor)


def refer(complaint: Complaint, *, actor: str) -> None:
    """Note that the person was referred to the outside body. Raises Refused."""
    refuse_obstacles(Act.REFER, facts_of(complaint))
    _move(complaint, Act.REFER, actor=actor)


def close(complaint: Complaint) -> None:
    """Note that nothing more can come of it here. Raises Refused for a loose remedy."""
    refuse_obstacles(Act.CLOSE, facts_of(complaint))
    _move(complaint, Act.CLOSE, actor=SYSTEM)


def _if_possible(complaint: Complaint, act: Act, actor: str) -> bool:
    from_here = Facts(ComplaintState(complaint.state))
    is_possible = not obstacles(act, from_here)
    if is_possible:
        _move(complaint, act, actor=actor)
    return is_possible


def _move(complaint: Complaint, act: Act, *, actor: str, reason: str = "") -> None:
    before = complaint.code
    complaint.state = after(act)
    complaint.save(update_fields=["state", "stage"])
    record(
        complaint.case,
        actor=actor,
        what="complaint_moved",
        before={"state": before},
        after={"state": complaint.code, "stage": complaint.stage},
        reason=reason,
    )
