"""Starting, pausing, meeting and stopping the deadlines of a case."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from django.db import connection
from django.db.models import QuerySet

from answerable.agency.models import Calendar
from answerable.agency.queries import get_calendar
from answerable.cases.actors import SYSTEM
from answerable.cases.joined import is_same_person
from answerable.cases.journal import keep_with, record
from answerable.cases.models import Case
from answerable.clock.extensions import added_again
from answerable.clock.ladders import find_ladder, plan_look
from answerable.clock.models import Deadline, Kind, ServiceStandard
from answerable.clock.models.standards import BESIDE
from answerable.clock.queries import due_by, open_deadlines, promised_to
from answerable.clock.standing_still import (
    end_pause,
    find_longest_end,
    has_stood_still,
    is_over,
    may_stand_still,
    with_end,
)
from answerable.lib.errors import NotFound
from answerable.lib.rows import update

State = Deadline.State


def start(
    case: Case, kinds: list[Kind], *, at: datetime, stage: int = 1
) -> list[Deadline]:
    """Start what is promised for this case, by the hours of the team that has it."""
    if case.team is None:
        message = f"{case} is with no team: it has no hours."
        raise NotFound(message)
    calendar = get_calendar(case.team.calendar_slug)
    standards = promised_to(case, stage)
    promised = [standards[kind] for kind in kinds if kind in standards]
    return _start(case, promised, calendar, at)


def restart(case: Case, *, at: datetime) -> list[Deadline]:
    """Promise an answer anew to a reopened case, by the version that it had.

    So is what runs beside it. A complaint that was never acknowledged is promised that
    first. Where the promise came from another system, the new one is ours.
    """
    own = case.deadlines.filter(carried_from=None)
    had = own.select_related("standard", "calendar").order_by("id")
    last = {Kind(each.kind): each for each in had}
    if not last:
        return []
    first = Kind.ANSWER if Kind.ANSWER in last else Kind.ACKNOWLEDGE
    if last[first].standard is None:
        return start(case, [Kind.ANSWER, *BESIDE], at=at)
    again = [last[first], *(last[kind] for kind in BESIDE if kind in last)]
    return [begin_again(each, case, at=at) for each in again]


def tell_again(case: Case, *, at: datetime) -> list[Deadline]:
    """End the time within which the person was to hear from us, and begin the next."""
    ended = meet(case, Kind.UPDATE, at=at)
    return [begin_again(each, case, at=at) for each in ended]


def change(case: Case, *, at: datetime) -> list[Deadline]:
    """Replace the open promises by those of the new service, from the same start.

    The time for which the clock stood still goes with them, and it stands still on; so
    does the time that was added, of which the person was told.
    What another system promised by a day is not counted by any standard, and stays.
    """
    is_paused = _open(case).filter(state=State.PAUSED).exists()
    replaced = _stop(_open(case).exclude(standard=None), case, at)
    if case.team is None:
        return []
    calendar = get_calendar(case.team.calendar_slug)
    again = [
        _replace(old, standard, case, calendar, at)
        for old in replaced
        if (standard := _in_place_of(old, case))
    ]
    if is_paused:
        pause(case, at=at)
    return again


def pause(case: Case, *, at: datetime) -> None:
    """Stop the clocks that stand still while the person owes us an answer.

    What is owed to somebody else, whose case was joined with this one, runs on.
    """
    for deadline in may_stand_still(case):
        if has_stood_still(deadline, now=at) or not _is_owed_to(case, deadline):
            continue
        deadline.state = State.PAUSED
        deadline.pauses = [*deadline.pauses, [at.isoformat(), None]]
        deadline.pause_ends = find_longest_end(deadline, now=at)
        deadline.save(update_fields=["state", "pauses", "pause_ends"])
        note(deadline, case, "deadline_paused")


def resume(case: Case, *, at: datetime) -> None:
    """Let the clocks run on; what was due moves by the time they stood still."""
    for deadline in _open(case).filter(state=State.PAUSED):
        run_on(deadline, case, at=at)


def run_on(deadline: Deadline, case: Case, *, at: datetime) -> Deadline:
    """Let a deadline run on: from the moment its pause was to end, if that has passed."""
    by_itself = end_pause(deadline, at)
    deadline.save(update_fields=["state", "pauses", "pause_ends", "due_at"])
    note(deadline, case, "deadline_runs_on" if by_itself else "deadline_resumed")
    return deadline


def extend(
    deadline: Deadline, case: Case, amount: int, *, at: datetime, actor: str
) -> Deadline:
    """Give an open deadline more time, in the unit of its standard; it is due later."""
    deadline.extended, deadline.extended_at = amount, at
    begun, pauses = deadline.started_at, deadline.pauses
    counted_by = deadline.counted_by
    deadline.due_at = due_by(*counted_by, begun, pauses, now=at, extended=amount)
    # Another day is watched anew: it can come near, and pass, once more.
    deadline.rung = 0
    plan_look(deadline)
    watched = ["rung", "next_look"]
    deadline.save(update_fields=["extended", "extended_at", "due_at", *watched])
    note(deadline, case, "deadline_extended", actor=actor)
    return deadline


def meet(case: Case, kind: Kind, *, at: datetime) -> list[Deadline]:
    """End the deadlines of a kind: met in time, or missed. A second call is nothing.

    Only what the person of this case is owed: nobody else has been told anything.
    """
    ended = [
        each
        for each in open_deadlines(case)
        if each.kind == kind and _is_owed_to(case, each)
    ]
    for deadline in ended:
        keep_or_miss(deadline, case, at)
    return ended


def drop(case: Case, kind: Kind, *, at: datetime) -> list[Deadline]:
    """End what is promised of one kind, where it is not owed after all."""
    return _stop(_open(case).filter(kind=kind), case, at)


def stop(case: Case, *, at: datetime) -> list[Deadline]:
    """End every open deadline of a case that needs no answer any more."""
    return _stop(_open(case), case, at)


def _stop(open_ones: QuerySet[Deadline], case: Case, at: datetime) -> list[Deadline]:
    ended = list(open_ones)
    for deadline in ended:
        settle(deadline, case, State.STOPPED, at)
    return ended


def _in_place_of(old: Deadline, case: Case) -> ServiceStandard | None:
    """Return what is promised for the case as it is now, at the stage of a deadline."""
    stage = old.standard.stage if old.standard else 1
    return promised_to(case, stage).get(old.kind)


def _replace(
    old: Deadline,
    standard: ServiceStandard,
    case: Case,
    calendar: Calendar,
    at: datetime,
) -> Deadline:
    begun = old.started_at
    pauses = old.pauses if standard.pauses else []
    extended = added_again(old, standard, calendar, now=at)
    deadline = Deadline(
        case=case,
        kind=old.kind,
        standard=standard,
        calendar=calendar,
        started_at=begun,
        due_at=due_by(standard, calendar, begun, pauses, now=at, extended=extended),
        pauses=pauses,
        extended=extended,
        extended_at=old.extended_at,
        carried_from_id=old.carried_from_id,
        ladder=find_ladder(case.case_type),
    )
    plan_look(deadline)
    deadline.save()
    note(deadline, case, "deadline_started")
    return deadline


def _start(
    case: Case,
    standards: Iterable[ServiceStandard],
    calendar: Calendar,
    at: datetime,
    owed_by: int | None = None,
) -> list[Deadline]:
    deadlines = [
        Deadline(
            case=case,
            kind=standard.kind,
            standard=standard,
            calendar=calendar,
            started_at=at,
            due_at=due_by(standard, calendar, at, [], now=at),
            carried_from_id=owed_by,
            ladder=find_ladder(case.case_type),
        )
        for standard in standards
    ]
    for deadline in deadlines:
        plan_look(deadline)
    if deadlines:
        keep_with(case, *deadlines)
    for deadline in deadlines:
        note(deadline, case, "deadline_started")
    return deadlines


def begin_again(ended: Deadline, case: Case, *, at: datetime) -> Deadline:
    """Begin the same promise again, by the versions that judged the last one.

    It is owed to whom the last one was.
    """
    standard, calendar = ended.counted_by
    [begun] = _start(case, [standard], calendar, at, owed_by=ended.carried_from_id)
    return begun


def keep_or_miss(deadline: Deadline, case: Case, at: datetime) -> None:
    """End an open deadline by what it promised: met in time, or missed."""
    if is_over(deadline, at):
        run_on(deadline, case, at=at)
    in_time = _stood_still_since(deadline, at) <= deadline.due_at
    settle(deadline, case, State.MET if in_time else State.MISSED, at)


def settle(deadline: Deadline, case: Case, state: State, at: datetime) -> None:
    """End an open deadline; a pause that still runs ends with it."""
    if is_over(deadline, at):
        run_on(deadline, case, at=at)
    if deadline.state == State.PAUSED:
        deadline.pauses, deadline.pause_ends = with_end(deadline.pauses, at), None
    deadline.state, deadline.ended_at = state, at
    update(connection, deadline, ["state", "ended_at", "pauses", "pause_ends"])
    note(deadline, case, f"deadline_{state.value}")


def _is_owed_to(case: Case, deadline: Deadline) -> bool:
    """Tell whether the person of this case is the one who was promised it."""
    if deadline.carried_from_id is None:
        return True
    promised = Deadline.objects.select_related("case").get(pk=deadline.carried_from_id)
    return is_same_person(promised.case, case)


def _stood_still_since(deadline: Deadline, at: datetime) -> datetime:
    """Return the moment that counts: a clock that is paused went no further."""
    begun = deadline.pauses[-1][0] if deadline.state == State.PAUSED else None
    return datetime.fromisoformat(begun) if begun else at


def _open(case: Case) -> QuerySet[Deadline]:
    deadlines = case.deadlines.select_related("standard", "calendar")
    return deadlines.filter(state__in=[State.RUNNING, State.PAUSED]).order_by("id")


def note(deadline: Deadline, case: Case, what: str, *, actor: str = SYSTEM) -> None:
    """Write a line about a deadline into the journal of its case."""
    after = {
        "deadline": deadline.pk,
        "kind": deadline.kind,
        "standard": deadline.standard_id,
        "due": deadline.due_at.isoformat(),
    }
    record(case, actor=actor, what=what, after=after)
