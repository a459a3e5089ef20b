"""The story goes on: what staff do with a case that they may work on.

Each step is one transaction. ``seen`` is the version of the case that its reader
looked at; where it changed since, nothing happens and the reader is told. What was
decided a moment ago and waited to leave (``casework.leaving``) comes without it.
"""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone

from answerable.agency.duty import today
from answerable.agency.models import Service, Staff, Team
from answerable.agency.skills import barred_services
from answerable.cases import actions as cases
from answerable.cases.access import may_work, visible_to
from answerable.cases.actions import Saying
from answerable.cases.actors import staff_actor
from answerable.cases.journal import one_page
from answerable.cases.locks import lock_case
from answerable.cases.mentions import colleagues_named
from answerable.cases.models import Case, Interaction, Mention
from answerable.cases.models.case import CaseType
from answerable.cases.priority import MOST_URGENT
from answerable.cases.queries import next_unowned
from answerable.cases.snoozes import awake_for
from answerable.cases.workflow import State
from answerable.casework.commitments import promise_in
from answerable.casework.cover import can_do, refuse_unable, who_takes
from answerable.casework.distributing import teams_with_room
from answerable.casework.handing import give, note_passing
from answerable.casework.joined import write_to_joined
from answerable.casework.pausing import refuse_waiting
from answerable.casework.priorities import rate_by_service
from answerable.casework.promises import acknowledged, carry_due
from answerable.casework.sight import free_unseen
from answerable.casework.waking import SEND, wake
from answerable.clock import actions as clock
from answerable.clock.commitments import Promising
from answerable.clock.models import Kind
from answerable.complaints.queries import without_barred
from answerable.correspondence.actions import post


@transaction.atomic
def take_next(staff: Staff) -> Case | None:
    """Give a member of staff the case to do next that nobody has; None if none.

    What endangers somebody comes before what is due earlier; what they cannot do is
    not offered, nor what they have put off. Raises Refused when they have as many as they may.
    """
    teams = teams_with_room(staff)
    barred = barred_services(staff, today())
    waiting = next_unowned(visible_to(staff), teams, barred=barred)
    waiting = without_barred(waiting.filter(awake_for(staff)), staff)
    case = waiting.filter(priority=MOST_URGENT).first() or waiting.first()
    if case is None or not may_work(staff, case):
        return None
    locked = lock_case(case.pk)
    with one_page(locked):
        _own(locked, staff, reason="took_next")
        begin_work(locked, staff)
    return locked


@transaction.atomic
def reply(
    case: Case,
    *,
    words: str,
    by: Staff,
    seen: int | None,
    is_answer: bool,
    promising: Promising | None = None,
) -> Case:
    """Write to the person; as an answer it keeps the promise, else it is an update.

    A complaint is answered by its procedure alone, so that nothing else keeps that
    promise. What is promised in the letter itself is kept on record with it.
    """
    if case.state == State.MERGED:
        return write_to_joined(case, words=words, by=by, seen=seen, is_answer=is_answer)
    locked = lock_case(case.pk, seen=seen)
    kinds = Interaction.Kind
    is_answer = is_answer and locked.case_type != CaseType.COMPLAINT
    with one_page(locked):
        begin_work(locked, by)
        kind = kinds.ANSWER if is_answer else kinds.REPLY
        post(locked, "reply", kind=kind, words=words, by=by)
        wake(SEND)
        promise_in(locked, promising, by=by, said=True)
        count_as_said(locked, by=by, is_answer=is_answer)
    return locked


@transaction.atomic
def ask_and_wait(
    case: Case,
    *,
    words: str,
    by: Staff,
    seen: int | None,
    promising: Promising | None = None,
) -> Case:
    """Ask the person something; until they answer, our time limit stands still.

    Raises Refused where it may not, or has stood still for as long as it may.
    """
    locked = lock_case(case.pk, seen=seen)
    refuse_waiting(locked, by)
    with one_page(locked):
        _own_if_free(locked, by)
        post(locked, "question", kind=Interaction.Kind.QUESTION, words=words, by=by)
        wake(SEND)
        promise_in(locked, promising, by=by, said=True)
        count_as_said(locked, by=by, is_answer=False)
        if locked.state != State.WAITING_PERSON:
            cases.move_case(locked, to=State.WAITING_PERSON, actor=staff_actor(by))
        clock.pause(locked, at=timezone.now())
        carry_due(locked)
    return locked


@transaction.atomic
def tell_and_wait(
    case: Case,
    *,
    words: str,
    by: Staff,
    seen: int | None,
    promising: Promising | None = None,
) -> Case:
    """Tell the person that another body must act first; our time limit runs on.

    It is still our promise: nobody looks faster by waiting for somebody else.
    """
    locked = lock_case(case.pk, seen=seen)
    with one_page(locked):
        begin_work(locked, by)
        post(locked, "reply", kind=Interaction.Kind.REPLY, words=words, by=by)
        wake(SEND)
        promise_in(locked, promising, by=by, said=True)
        count_as_said(locked, by=by, is_answer=False)
        cases.move_case(locked, to=State.WAITING_OTHER, actor=staff_actor(by))
    return locked


@transaction.atomic
def note(case: Case, *, words: str, by: Staff) -> Interaction:
    """Write something down among ourselves; it overwrites nothing, so it never waits.

    Whoever is named in it is told.
    """
    locked = lock_case(case.pk)
    with one_page(locked):
        return _write_down(locked, words, by)


@transaction.atomic
def assign(
    case: Case,
    *,
    team: Team,
    owner: Staff | None,
    by: Staff,
    seen: int,
    words: str = "",
) -> Case:
    """Give the case to a team, and to one of its people or to nobody yet.

    Where somebody is away, who stands in gets it. With words, a note goes with it, and
    its new owner is told. Raises Refused for who cannot do it.
    """
    locked = lock_case(case.pk, seen=seen)
    taker = owner if owner == by else who_takes(owner, team)
    refuse_unable(taker, locked)
    reason = "assigned" if taker == owner else "stands_in"
    # On no page: who may read the note is asked of the case as it is by then.
    give(locked, team=team, owner=taker, by=by, reason=reason)
    free_unseen(locked, by=by)
    if words:
        _write_down(locked, words, by, owner=taker)
    return locked


@transaction.atomic
def change_service(case: Case, *, service: Service, by: Staff, seen: int) -> Case:
    """Say what it is really about: its team gets it, and its promise counts anew.

    The new promise runs from the same start; both stand in the journal.
    """
    locked = lock_case(case.pk, seen=seen)
    with one_page(locked):
        before = locked.team_id
        cases.change_service(locked, service=service, by=by)
        if locked.team_id != service.team_id:
            reason = "service_changed"
            cases.assign_case(
                locked, team=service.team, owner=None, by=by, reason=reason
            )
        count_anew(locked, by=by)
        if locked.team_id != before:
            note_passing(locked)
    free_unseen(locked, by=by)
    return locked


def count_anew(case: Case, *, by: Staff) -> None:
    """Let promise and priority of a locked case be those of its service."""
    clock.change(case, at=timezone.now())
    carry_due(case)
    rate_by_service(case, actor=staff_actor(by))


@transaction.atomic
def change_summary(case: Case, *, text: str, by: Staff, seen: int) -> Case:
    """Put what it is about in our words; the person's own stay beside it."""
    locked = lock_case(case.pk, seen=seen)
    with one_page(locked):
        cases.change_summary(locked, text=text, by=by)
    return locked


def _write_down(
    case: Case, words: str, by: Staff, *, owner: Staff | None = None
) -> Interaction:
    """Keep a note and tell whom it is for: who gets the case, and whom it names."""
    note = cases.say(case, Saying(Interaction.Kind.NOTE, words, "desk"), by=by)
    named = colleagues_named(words, case).values()
    told = dict.fromkeys(named, Mention.Kind.NAMED)
    if owner:
        told[owner] = Mention.Kind.HANDED_OVER
    told.pop(by, None)
    for staff, kind in told.items():
        cases.tell(case, staff, kind=kind, note=note, by=by)
    return note


def begin_work(case: Case, staff: Staff) -> None:
    """Let somebody work on a locked case: it is theirs if nobody had it, and goes on."""
    _own_if_free(case, staff)
    if case.state in {State.RECEIVED, State.WAITING_PERSON, State.WAITING_OTHER}:
        cases.move_case(case, to=State.IN_PROGRESS, actor=staff_actor(staff))
        clock.resume(case, at=timezone.now())
        carry_due(case)


def _own_if_free(case: Case, staff: Staff) -> None:
    """Who works on a case that nobody had becomes its owner, while it is theirs."""
    if case.owner is None and may_work(staff, case) and can_do(staff, case):
        _own(case, staff, reason="began")


def _own(case: Case, staff: Staff, *, reason: str) -> None:
    if case.team is None:
        return
    give(case, team=case.team, owner=staff, by=staff, reason=reason)


def count_as_said(case: Case, *, by: Staff, is_answer: bool) -> None:
    """Count what a person wrote: it acknowledges; as an answer it keeps the promise.

    The next message is due anew from here, where one is promised at intervals.
    """
    now = timezone.now()
    clock.tell_again(case, at=now)
    acknowledged(case, at=now)
    if is_answer:
        cases.mark_responded(case, at=now, actor=staff_actor(by))
        clock.meet(case, Kind.ANSWER, at=now)
        clock.meet(case, Kind.CORRECT, at=now)
    carry_due(case)
