"""While a case is joined with another one: its person is still told, and heard.

Who is written to in the survivor is its own person. What the person of an absorbed case
is owed ends only when they themselves are told.
"""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone

from answerable.agency.models import Staff
from answerable.cases import actions as cases
from answerable.cases.actors import staff_actor
from answerable.cases.joined import joining_of
from answerable.cases.journal import one_page_each
from answerable.cases.locks import Matter, lock_matter, refuse_unseen
from answerable.cases.models import Case, Interaction
from answerable.casework.promises import carry_due
from answerable.casework.waking import SEND, wake
from answerable.clock import actions as clock
from answerable.clock.models import Kind
from answerable.correspondence.actions import post


@transaction.atomic
def write_to_joined(
    case: Case, *, words: str, by: Staff, seen: int | None, is_answer: bool
) -> Case:
    """Write to the person of an absorbed case alone, in their own case."""
    matter = lock_matter(case.pk)
    absorbed = matter[case.pk]
    refuse_unseen(absorbed, seen)
    kinds = Interaction.Kind
    with one_page_each(matter.values()):
        kind = kinds.ANSWER if is_answer else kinds.REPLY
        post(absorbed, "reply", kind=kind, words=words, by=by)
        wake(SEND)
        count_for_joined(absorbed, matter, by=by, is_answer=is_answer)
    return absorbed


@transaction.atomic
def acknowledged_joined(pk: int) -> None:
    """Note that the person of an absorbed case (its id) knows we have it."""
    matter = lock_matter(pk)
    link = joining_of(matter[pk])
    if link is None:
        return
    survivor = matter[link.to_id]
    at = timezone.now()
    with one_page_each(matter.values()):
        clock.meet_for(matter[pk], Kind.ACKNOWLEDGE, to=survivor, at=at)
        carry_due(survivor)


def count_for_joined(
    absorbed: Case, matter: Matter, *, by: Staff, is_answer: bool
) -> None:
    """Count what the person of an absorbed case was told; the survivor owed it."""
    link = joining_of(absorbed)
    survivor = matter[link.to_id] if link else absorbed
    at = timezone.now()
    clock.meet_for(absorbed, Kind.ACKNOWLEDGE, to=survivor, at=at)
    if is_answer:
        cases.mark_responded(absorbed, at=at, actor=staff_actor(by))
        clock.meet_for(absorbed, Kind.ANSWER, to=survivor, at=at)
        clock.meet_for(absorbed, Kind.CORRECT, to=survivor, at=at)
    clock.tell_again_for(absorbed, to=survivor, at=at)
    carry_due(survivor)
