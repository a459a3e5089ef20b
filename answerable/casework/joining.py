"""Two cases about one matter are joined, and can be taken apart again.

The absorbed case keeps its reference, its words and its person; the survivor is worked
on, and what is owed to either person stays owed. For 30 days the joining can be undone.
"""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone

from answerable.agency.models import Staff
from answerable.cases import actions as cases
from answerable.cases.actors import SYSTEM, staff_actor
from answerable.cases.joined import absorbed_by, is_same_person, joining_of
from answerable.cases.journal import one_page_each
from answerable.cases.locks import Matter, lock_family, lock_matter, refuse_unseen
from answerable.cases.models import Case, CaseLink, Interaction
from answerable.cases.workflow import State
from answerable.casework.complain.following import came_out, joined
from answerable.casework.obstacles import refuse_joining, refuse_taking_apart
from answerable.casework.promises import carry_due
from answerable.casework.reopen import take_up_again, take_up_whole
from answerable.clock import actions as clock
from answerable.clock.queries import open_deadlines


@transaction.atomic
def join(
    case: Case, *, to: Case, by: Staff, seen: int, seen_other: int | None = None
) -> Case:
    """Join a case with another one, which survives; return that one.

    ``seen`` and ``seen_other`` are the versions that the decider looked at, the second
    if it was looked at. Raises Refused, with the reason, where they must stay apart.
    """
    matter = lock_matter(case.pk, to.pk)
    absorbed, survivor = matter[case.pk], matter[to.pk]
    refuse_unseen(absorbed, seen)
    refuse_unseen(survivor, seen_other)
    refuse_joining(absorbed, survivor)
    at = timezone.now()
    with one_page_each((absorbed, survivor)):
        cases.join_cases(absorbed, to=survivor, by=by, at=at)
        joined(absorbed, actor=staff_actor(by))
        clock.carry(absorbed, to=survivor, at=at)
        clock.carry_promises(absorbed, to=survivor)
        carry_due(absorbed)
        carry_due(survivor)
    return survivor


@transaction.atomic
def undo_joining(case: Case, *, by: Staff, seen: int) -> Case:
    """Take an absorbed case out again, as it was. Raises Refused when that is late."""
    matter = lock_family(case.pk)
    absorbed = matter[case.pk]
    refuse_unseen(absorbed, seen)
    refuse_taking_apart(joining_of(absorbed))
    with one_page_each(matter.values()):
        take_out(absorbed, matter, actor=staff_actor(by), reason="undone")
        take_up_whole(absorbed, matter, at=timezone.now())
    return absorbed


def take_out(absorbed: Case, matter: Matter, *, actor: str, reason: str) -> None:
    """Take a case out of the one that it is joined with; both are on a page."""
    link = joining_of(absorbed)
    if link is None:
        return
    survivor = matter[link.to_id]
    joined_at = link.at or timezone.now()
    cases.take_apart(link, case=absorbed, to=survivor, actor=actor, reason=reason)
    came_out(absorbed, actor=actor)
    clock.give_back(
        absorbed,
        to=survivor,
        joined_at=joined_at,
        at=timezone.now(),
        was_waiting=link.state_before == State.WAITING_PERSON,
    )
    clock.give_promises_back(absorbed, to=survivor)
    _catch_up(absorbed, survivor, link, matter)
    carry_due(absorbed)
    carry_due(survivor)


def leave_to_others(case: Case, matter: Matter) -> None:
    """Take out what others brought: nobody ends a matter for somebody else."""
    for other in absorbed_by(case):
        if not is_same_person(other, case):
            take_out(matter[other.pk], matter, actor=SYSTEM, reason="other_ended")
            take_up_whole(matter[other.pk], matter, at=timezone.now())


def _catch_up(absorbed: Case, survivor: Case, link: CaseLink, matter: Matter) -> None:
    """Let a case that comes out know what happened while it was joined."""
    theirs = absorbed.interactions.filter(kind=Interaction.Kind.MESSAGE)
    answered = theirs.filter(at__gte=link.at).order_by("at").first()
    if answered and absorbed.state == State.WAITING_PERSON:
        take_up_again(absorbed, matter, at=answered.at)
    was_answered = bool(
        survivor.resolved_at and link.at and survivor.resolved_at >= link.at
    )
    # As after a reopening: the person was told an end that does not hold for them.
    if was_answered and not open_deadlines(absorbed):
        clock.restart(absorbed, at=timezone.now())
