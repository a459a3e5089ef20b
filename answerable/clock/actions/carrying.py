"""What a joined case was promised runs on in the case that it was joined with.

Its own deadlines stop; each has a twin in the survivor, from the same start and due at
the same time, still owed to the person of the joined case. So the survivor is due at
the earlier time, and nobody's promise is bent.
"""

from __future__ import annotations

from datetime import datetime

from django.db import connection
from django.utils import timezone

from answerable.cases.journal import keep_with
from answerable.cases.models import Case
from answerable.clock.actions.deadlines import (
    begin_again,
    keep_or_miss,
    note,
    settle,
    stop,
)
from answerable.clock.ladders import plan_look
from answerable.clock.models import Deadline, Kind
from answerable.clock.queries import due_by, open_deadlines
from answerable.clock.standing_still import find_longest_end
from answerable.lib.rows import update

State = Deadline.State
SETTLED = (State.MET, State.MISSED)
# What the journal says of a deadline that is back with its own case.
GIVEN_BACK = {
    State.RUNNING: "deadline_given_back",
    State.PAUSED: "deadline_paused",
    State.MET: "deadline_met",
    State.MISSED: "deadline_missed",
}


def carry(case: Case, *, to: Case, at: datetime) -> list[Deadline]:
    """Stop the open deadlines of a case and let their twins run in another one.

    Which team takes it up is a matter of the other one from now on.
    """
    stopped = stop(case, at=at)
    owed = [each for each in stopped if each.kind != Kind.HAND_OVER]
    twins = [_twin(deadline, to, at) for deadline in owed]
    if twins:
        keep_with(to, *twins)
    for twin in twins:
        note(twin, to, "deadline_carried")
    return twins


def give_back(
    case: Case, *, to: Case, joined_at: datetime, at: datetime, was_waiting: bool
) -> list[Deadline]:
    """Let the deadlines of a case run again that ran on in another one meanwhile.

    One that was met or missed meanwhile stays so, and what then began anew goes on in the
    case. The time in between counts: joining was our own doing. ``was_waiting`` says that
    the case had waited for its person; then it does so still.
    """
    ours = _stopped(case, to, joined_at)
    twins = {each.pk: _twins(each, to) for each in ours}
    for twin in open_deadlines(to):
        if twin.carried_from_id in twins:
            settle(twin, to, State.STOPPED, at)
    for deadline in ours:
        first, *later = twins[deadline.pk]
        _give_back(deadline, case, first, was_waiting=was_waiting)
        for twin in later[-1:]:
            _go_on(twin, case)
    return ours


def _twins(deadline: Deadline, to: Case) -> list[Deadline]:
    """Return what ran on for a deadline since it was joined last, and each begun anew."""
    carried = list(deadline.carried.filter(case=to).order_by("id"))
    begun = [each.started_at == deadline.started_at for each in carried]
    return carried[len(begun) - 1 - begun[::-1].index(True) :]


def _go_on(twin: Deadline, case: Case) -> None:
    """Let the time run on in its own case that began anew while that was joined."""
    if twin.state in SETTLED:
        return
    deadline = Deadline(
        case=case,
        kind=twin.kind,
        standard=twin.standard,
        calendar=twin.calendar,
        started_at=twin.started_at,
        due_at=twin.due_at,
        ladder_id=twin.ladder_id,
        rung=twin.rung,
    )
    plan_look(deadline)
    keep_with(case, deadline)
    note(deadline, case, GIVEN_BACK[State.RUNNING])


def meet_for(case: Case, kind: Kind, *, to: Case, at: datetime) -> list[Deadline]:
    """End what the person of a joined case is owed: they have been told now."""
    owed = set(case.deadlines.filter(kind=kind).values_list("pk", flat=True))
    ended = [each for each in open_deadlines(to) if each.carried_from_id in owed]
    for deadline in ended:
        keep_or_miss(deadline, to, at)
    return ended


def tell_again_for(case: Case, *, to: Case, at: datetime) -> list[Deadline]:
    """Begin anew the time within which the person of a joined case hears from us."""
    ended = meet_for(case, Kind.UPDATE, to=to, at=at)
    return [begin_again(each, to, at=at) for each in ended]


def _twin(deadline: Deadline, to: Case, at: datetime) -> Deadline:
    twin = Deadline(
        case=to,
        kind=deadline.kind,
        standard=deadline.standard,
        calendar=deadline.calendar,
        started_at=deadline.started_at,
        due_at=_due(deadline, at),
        pauses=deadline.pauses,
        extended=deadline.extended,
        extended_at=deadline.extended_at,
        carried_from=deadline,
        ladder_id=deadline.ladder_id,
        rung=deadline.rung,
    )
    plan_look(twin)
    return twin


def _due(deadline: Deadline, at: datetime) -> datetime:
    """Return when a deadline that has just stopped is due, where its clock runs on."""
    if not _was_paused(deadline):
        return deadline.due_at
    begun, pauses = deadline.started_at, deadline.pauses
    extended, counted_by = deadline.extended, deadline.counted_by
    return due_by(*counted_by, begun, pauses, now=at, extended=extended)


def _stopped(case: Case, to: Case, at: datetime) -> list[Deadline]:
    """Return the deadlines of a case that stopped when it was joined with this one."""
    stopped = case.deadlines.filter(state=State.STOPPED, ended_at=at)
    return list(stopped.filter(carried__case=to).distinct().order_by("id"))


def _give_back(
    deadline: Deadline, case: Case, twin: Deadline, *, was_waiting: bool
) -> None:
    if twin.state in SETTLED:
        deadline.state, deadline.ended_at = State(twin.state), twin.ended_at
    elif was_waiting and _was_paused(deadline):
        deadline.state, deadline.ended_at = State.PAUSED, None
        deadline.pauses = [*deadline.pauses[:-1], [deadline.pauses[-1][0], None]]
        deadline.pause_ends = find_longest_end(deadline, now=timezone.now())
    else:
        deadline.state, deadline.ended_at = State.RUNNING, None
    # Who was told of it meanwhile is not told once more.
    deadline.rung = twin.rung
    if deadline.state == State.RUNNING:
        plan_look(deadline)
    stood = ["state", "ended_at", "pauses", "pause_ends"]
    update(connection, deadline, [*stood, "rung", "next_look"])
    note(deadline, case, GIVEN_BACK[deadline.state])


def _was_paused(deadline: Deadline) -> bool:
    """Tell whether a stopped deadline stood still when it was stopped."""
    ended = deadline.ended_at.isoformat() if deadline.ended_at else ""
    return bool(deadline.pauses) and deadline.pauses[-1][1] == ended
