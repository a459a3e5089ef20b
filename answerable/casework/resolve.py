"""The story ends, and may begin again: outcome, reason, reopening, closing."""

from __future__ import annotations

from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from answerable.agency.models import Staff
from answerable.cases import actions as cases
from answerable.cases.actors import SYSTEM, staff_actor
from answerable.cases.journal import one_page
from answerable.cases.locks import lock_case
from answerable.cases.models import Case, Interaction
from answerable.cases.models.case import Outcome
from answerable.cases.workflow import REOPENED_WITHIN_DAYS, State
from answerable.casework.promises import carry_due
from answerable.casework.reopen import reopen
from answerable.casework.waking import SEND, wake
from answerable.casework.work import count_as_said
from answerable.clock import actions as clock
from answerable.correspondence.actions import post

AT_A_TIME = 100


@transaction.atomic
def resolve(case: Case, *, outcome: Outcome, reason: str, by: Staff, seen: int) -> Case:
    """End the work: the person reads the outcome and the reason in plain words."""
    locked = lock_case(case.pk, seen=seen)
    facts = {"outcome": outcome.label, "reopen_days": REOPENED_WITHIN_DAYS}
    kind = Interaction.Kind.ANSWER
    with one_page(locked):
        post(locked, "resolution", kind=kind, words=reason, by=by, facts=facts)
        wake(SEND)
        count_as_said(locked, by=by, is_answer=True)
        cases.resolve_case(
            locked, outcome=outcome, reason=reason, actor=staff_actor(by)
        )
        clock.stop(locked, at=timezone.now())
        carry_due(locked)
    return locked


@transaction.atomic
def take_back_up(case: Case, *, by: Staff, seen: int) -> Case:
    """Reopen a case at the desk."""
    locked = lock_case(case.pk, seen=seen)
    with one_page(locked):
        reopen(locked, actor=staff_actor(by), reason="by_staff", at=timezone.now())
    return locked


def close_old() -> int:
    """Close what was resolved longer ago than it may be reopened; return how many."""
    before = timezone.now() - timedelta(days=REOPENED_WITHIN_DAYS)
    old = Case.objects.filter(state=State.RESOLVED, resolved_at__lt=before)
    chosen = list(old.values_list("pk", flat=True)[:AT_A_TIME])
    for pk in chosen:
        _close(pk)
    return len(chosen)


@transaction.atomic
def _close(pk: int) -> None:
    case = lock_case(pk)
    if case.state == State.RESOLVED:
        with one_page(case):
            cases.close_case(case, actor=SYSTEM)
