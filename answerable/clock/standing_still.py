"""How long a deadline may stand still, and which ones have done so for as long.

A pause is counted as the promise itself is: in its unit, from its first day, by its
calendar. What has stood still for that long does not stand still again.
"""

from __future__ import annotations

from datetime import datetime

from django.db.models import QuerySet

from answerable.agency.queries import work_calendar
from answerable.cases.models import Case
from answerable.clock.models import Deadline
from answerable.clock.models.standards import NEVER_PAUSED
from answerable.clock.queries import due_by, read_pauses
from answerable.lib.worktime import StartRule, Unit, due
from answerable.lib.worktime.pauses import close_pauses

State = Deadline.State


def may_stand_still(case: Case) -> QuerySet[Deadline]:
    """Return what runs in a case and would stand still while we wait for the person."""
    running = case.deadlines.filter(state=State.RUNNING, standard__pauses=True)
    pausing = running.exclude(kind__in=NEVER_PAUSED)
    return pausing.select_related("standard", "calendar").order_by("id")


def find_longest_end(deadline: Deadline, *, now: datetime) -> datetime | None:
    """Return when its last pause has lasted as long as it may; None if that is no matter.

    Pauses that follow each other without a moment between are one.
    """
    ends = _longest_ends(deadline, now)
    return ends[-1][1] if ends else None


def has_stood_still(deadline: Deadline, *, now: datetime) -> bool:
    """Tell whether one of its pauses lasted as long as it may."""
    return any(ended >= longest for ended, longest in _longest_ends(deadline, now))


def is_over(deadline: Deadline, at: datetime) -> bool:
    """Tell whether a paused deadline has stood still for long enough by then."""
    is_paused = deadline.state == State.PAUSED
    return is_paused and deadline.pause_ends is not None and deadline.pause_ends <= at


def end_pause(deadline: Deadline, at: datetime) -> bool:
    """Let a deadline run from then, unwritten; tell whether its pause ended by itself.

    Then it runs from the moment at which its pause was to end, however late that is seen.
    """
    by_itself = is_over(deadline, at)
    end = deadline.pause_ends if by_itself and deadline.pause_ends else at
    deadline.state, deadline.pause_ends = State.RUNNING, None
    deadline.pauses = with_end(deadline.pauses, end)
    begun, pauses = deadline.started_at, deadline.pauses
    counted_by, extended = deadline.counted_by, deadline.extended
    deadline.due_at = due_by(*counted_by, begun, pauses, now=at, extended=extended)
    return by_itself


def with_end(pauses: list[list[str | None]], at: datetime) -> list[list[str | None]]:
    """Return pauses of which the last one, still open, ends then."""
    return [*pauses[:-1], [pauses[-1][0], at.isoformat()]]


def to_run_on(now: datetime) -> QuerySet[Deadline]:
    """Return what has stood still for long enough, locked with its case.

    Rows that somebody works on in this moment are passed over.
    """
    over = Deadline.objects.filter(state=State.PAUSED, pause_ends__lte=now)
    ordered = over.select_related("standard", "calendar", "case__team", "case__owner")
    return ordered.order_by("pause_ends").select_for_update(
        no_key=True, skip_locked=True, of=("self", "case")
    )


def first_to_run_on() -> datetime | None:
    """Return when the next deadline will have stood still for long enough."""
    paused = Deadline.objects.filter(state=State.PAUSED, pause_ends__isnull=False)
    return paused.order_by("pause_ends").values_list("pause_ends", flat=True).first()


def _longest_ends(deadline: Deadline, now: datetime) -> list[tuple[datetime, datetime]]:
    """Return of each pause when it ended, and when it lasted as long as it may."""
    standard, calendar = deadline.counted_by
    if not standard.longest_pause:
        return []
    hours = work_calendar(calendar)
    return [
        (
            ended,
            due(
                hours,
                begun,
                amount=standard.longest_pause,
                unit=Unit(standard.unit),
                start_rule=StartRule(standard.start_rule),
            ),
        )
        for begun, ended in close_pauses(read_pauses(deadline.pauses), now=now)
    ]
