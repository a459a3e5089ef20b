"""Everybody whose case belongs to a situation is told what is said of it, once each.

The rows are the queue: who was told less than was said last still waits. Each case is a
transaction of its own, so a killed worker loses nothing and says nothing twice.
"""

from __future__ import annotations

import logging
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from answerable.agency.queries import offered_or_first
from answerable.cases import actions as cases
from answerable.cases.access import worked_by
from answerable.cases.journal import is_being_opened, one_page
from answerable.cases.locks import lock_case
from answerable.cases.models import Case, Interaction, Situation, SituationStatus
from answerable.cases.models.case import Outcome
from answerable.cases.situations import (
    current_status,
    ending_of,
    hold_situation,
    leaving_status,
    lock_situation,
    waiting_in,
)
from answerable.casework.promises import carry_due
from answerable.casework.resolve import resolve
from answerable.casework.waking import SEND, wake
from answerable.clock import actions as clock
from answerable.correspondence.actions import post
from answerable.correspondence.queries import may_answer_automatically
from answerable.correspondence.recipients import writable_address
from answerable.lib.errors import Refused
from answerable.lib.wording import in_language

logger = logging.getLogger(__name__)
AT_A_TIME = 100


def drain(most: int = AT_A_TIME) -> int:
    """Tell whoever waits; return how many were told."""
    telling = Situation.objects.filter(is_telling=True).order_by("pk")[:AT_A_TIME]
    return sum(drain_one(situation, most) for situation in telling)


def drain_one(situation: Situation, most: int = AT_A_TIME) -> int:
    """Tell whoever waits in one situation; where nobody does, it rests."""
    now = timezone.now()
    status = _said_last(situation, now)
    waiting = waiting_in(situation, status) if status else Case.objects.none()
    chosen = list(waiting.values_list("pk", flat=True)[:most])
    told = sum(_is_told(pk, status) for pk in chosen if status)
    if len(chosen) < most:
        _let_rest(situation.pk)
    return told


@transaction.atomic
def _let_rest(pk: int) -> None:
    """Let a situation rest, unless something else is about to be said of it."""
    locked = lock_situation(pk)
    now = timezone.now()
    status = _said_last(locked, now)
    waits = bool(status and waiting_in(locked, status).exists())
    if leaving_status(locked, at=now) is None and not waits:
        locked.is_telling = False
        locked.save(update_fields=["is_telling"])


def _said_last(situation: Situation, now: datetime) -> SituationStatus | None:
    """Return what everybody is to know: how it ended, or else the last news."""
    if situation.state != Situation.State.RESOLVED:
        return current_status(situation, at=now)
    ending = ending_of(situation)
    return ending if ending and ending.leaves_at <= now else None


def _is_told(pk: int, status: SituationStatus) -> bool:
    """Tell the person of one case, or end it; what fails waits for the next round."""
    act = _end if status.outcome else _tell
    try:
        with transaction.atomic():
            situation = hold_situation(status.situation_id)
            if _said_last(situation, timezone.now()) == status:
                act(pk, status)
    except Exception:  # whatever it was, the next one must get its turn
        logger.exception("Case %s could not be told of its situation", pk)
        return False
    return True


def _waits(case: Case, status: SituationStatus) -> bool:
    is_of_it = case.situation_id == status.situation_id and not case.is_restricted
    return is_of_it and case.situation_told < status.number


def _tell(pk: int, status: SituationStatus) -> None:
    case = lock_case(pk)
    if not _waits(case, status):
        return
    with one_page(case):
        tell_status(case, status.situation, status)
        clock.tell_again(case, at=timezone.now())
        carry_due(case)
    wake(SEND)


def tell_status(case: Case, situation: Situation, status: SituationStatus) -> None:
    """Tell the person of a case, which is on a page, what is said of its situation.

    Once each: who has another case in it knows. A machine's limits hold.
    """
    reason = _why_untold(case, status)
    if not reason:
        language = offered_or_first(case.language)
        post(
            case,
            "situation",
            kind=Interaction.Kind.REPLY,
            words=in_language(status.words, language),
            facts={"situation": in_language(situation.title, language)},
        )
    cases.note_told(case, number=status.number, by=None, reason=reason)


def _why_untold(case: Case, status: SituationStatus) -> str:
    address = writable_address(case)
    if not address:
        return ""
    same = Case.objects.filter(situation=status.situation_id, contact=case.contact_id)
    if same.exclude(pk=case.pk).filter(situation_told__gte=status.number).exists():
        return "knows_already"
    known = None if is_being_opened(case) else case
    return "" if may_answer_automatically(address, case=known) else "too_many"


def _end(pk: int, status: SituationStatus) -> None:
    """End a case with the others, if nothing of its own stands against that."""
    # Not locked yet: it is locked together with what it is joined with.
    why_not = _why_not_ended(Case.objects.get(pk=pk), status)
    case = lock_case(pk)
    if _waits(case, status):
        with one_page(case):
            number, by = status.number, status.by
            cases.note_told(case, number=number, by=by, reason=why_not)


def _why_not_ended(case: Case, status: SituationStatus) -> str:
    """End a case, or return, as a code, why it stays open."""
    if not (_waits(case, status) and case.is_open):
        return "ended_before"
    if not worked_by(status.by).filter(pk=case.pk).exists():
        return "not_theirs"
    try:
        with transaction.atomic():
            resolve(
                case,
                outcome=Outcome(status.outcome),
                reason=in_language(status.words, offered_or_first(case.language)),
                reasons=status.words,
                by=status.by,
                seen=None,
            )
    except Refused as refused:
        return refused.code
    return ""
