"""Another look at a complaint: by somebody else, and after us by the body outside."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from answerable.agency.dates import day_in_words
from answerable.agency.models import Staff
from answerable.agency.queries import get_zone, offered_or_first
from answerable.cases import actions as cases
from answerable.cases.actors import staff_actor
from answerable.cases.journal import one_page
from answerable.cases.locks import lock_case
from answerable.cases.models import Case, Interaction
from answerable.cases.public import FollowedCase
from answerable.casework.complain.beginning import complaint_in
from answerable.casework.distributing import give_out
from answerable.casework.promises import carry_due
from answerable.casework.waking import SEND, wake
from answerable.clock import actions as clock
from answerable.clock.models import Kind
from answerable.complaints import actions
from answerable.complaints.machine import Act, ComplaintState
from answerable.complaints.models import Complaint
from answerable.complaints.queries import barred_from, facts_of
from answerable.complaints.refusals import refuse_obstacles
from answerable.complaints.rules import rules_of
from answerable.correspondence.actions import post
from answerable.correspondence.recipients import writable_address

NEXT_STAGE = "next_stage"


@transaction.atomic
def ask_for_another_look(followed: FollowedCase) -> Case:
    """Begin the next stage because the person wants it; no reasons are asked.

    A second press is nothing. Raises Refused where there is none, or no answer yet, or
    its time is over.
    """
    case = lock_case(followed.pk)
    if complaint_in(case).state == ComplaintState.ESCALATION_REQUESTED:
        return case
    return _begin_next_stage(case, actor=followed.actor)


@transaction.atomic
def escalate(case: Case, *, by: Staff, seen: int) -> Case:
    """Begin the next stage for somebody who asked for it in a message or a call."""
    return _begin_next_stage(lock_case(case.pk, seen=seen), actor=staff_actor(by))


@transaction.atomic
def refer(case: Case, *, words: str, by: Staff, seen: int) -> Case:
    """Note that it goes to the body outside, and tell the person how to reach it."""
    locked = lock_case(case.pk, seen=seen)
    with one_page(locked):
        complaint = complaint_in(locked)
        actions.refer(complaint, actor=staff_actor(by))
        body = rules_of(complaint).body
        language = offered_or_first(locked.language)
        facts = {"outside_body": body.told_in(language) if body else ""}
        kind = Interaction.Kind.REPLY
        post(locked, "complaint_referred", kind=kind, words=words, by=by, facts=facts)
        wake(SEND)
    return locked


def _begin_next_stage(case: Case, *, actor: str) -> Case:
    at = timezone.now()
    with one_page(case):
        complaint = complaint_in(case)
        refuse_obstacles(Act.ESCALATE, facts_of(complaint))
        following = rules_of(complaint).stage(complaint.stage + 1)
        needs_another = following.another_person
        actions.escalate(complaint, needs_another=needs_another, at=at, actor=actor)
        if not case.is_open:
            cases.reopen_case(case, actor=actor, reason=NEXT_STAGE)
        _promise(case, complaint, at)
        _give_to_another(case, complaint)
    return case


def _promise(case: Case, complaint: Complaint, at: datetime) -> None:
    """Start the clock of the new stage, and say by when it is confirmed."""
    clock.stop(case, at=at)
    promised = clock.start(case, [Kind.ACKNOWLEDGE], at=at, stage=complaint.stage)
    carry_due(case)
    if not writable_address(case):
        return
    zone, language = get_zone(), offered_or_first(case.language)
    day = day_in_words(promised[0].due_at, zone, language) if promised else ""
    kind = Interaction.Kind.ACKNOWLEDGEMENT
    post(case, "complaint_escalated", kind=kind, facts={"acknowledge_by": day})
    wake(SEND)


def _give_to_another(case: Case, complaint: Complaint) -> None:
    """Take it from whoever must not look into it again, and find somebody else."""
    if case.team is None or case.owner_id not in barred_from(complaint):
        return
    cases.assign_case(case, team=case.team, owner=None, by=None, reason=NEXT_STAGE)
    give_out(case)
