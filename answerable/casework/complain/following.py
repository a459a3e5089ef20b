"""A complaint follows what else happens to its case: taken back, joined, taken up again."""

from __future__ import annotations

from datetime import datetime

from answerable.cases.models import Case
from answerable.clock import actions as clock
from answerable.clock.models import Kind
from answerable.complaints import actions
from answerable.complaints.machine import UNHEARD, ComplaintState
from answerable.complaints.queries import find_complaint, remedies_of


def taken_back(case: Case, *, actor: str) -> None:
    """Let a complaint end with a case that its person took back."""
    if complaint := find_complaint(case):
        actions.withdraw(complaint, actor=actor)


def joined(case: Case, *, actor: str) -> None:
    """Let a complaint rest that goes on in another case."""
    if complaint := find_complaint(case):
        actions.merge(complaint, actor=actor)


def came_out(case: Case, *, actor: str) -> None:
    """Let a complaint go on that was joined with another one."""
    if complaint := find_complaint(case):
        actions.resume(complaint, actor=actor)


def promise_again(case: Case, *, at: datetime, actor: str) -> None:
    """Promise anew what a case that is open again owes; a complaint at its stage."""
    complaint = find_complaint(case)
    if complaint and actions.resume(complaint, actor=actor):
        is_unheard = complaint.state in UNHEARD
        if is_unheard and complaint.stage > 1:
            clock.start(case, [Kind.ACKNOWLEDGE], at=at, stage=complaint.stage)
            return
    clock.restart(case, at=at)


def closes(case: Case) -> bool:
    """Close the complaint of a case that is to be closed; False where it must wait.

    Source: mission row E44: what was upheld does not end before it is put right.
    """
    complaint = find_complaint(case)
    if complaint is None:
        return True
    if any(remedy.is_open for remedy in remedies_of(complaint)):
        return False
    if complaint.state == ComplaintState.RESPONDED:
        actions.close(complaint)
    return True
