"""The watch: whoever must know is told before a promise is late, and when it is.

Each running deadline says when it must be looked at next; an index has these moments in
order, so nothing is swept, and the worker sleeps until the first of them. At a rung of its
ladder somebody is told, under For you, and the next moment is set. Outside working hours
only what is most urgent is told; what waited for the morning is then told at once.
"""

from __future__ import annotations

import logging
from collections.abc import Sequence
from datetime import datetime, timedelta

from django.db import connection, transaction
from django.utils import timezone

from answerable.cases.actions import raise_alarm
from answerable.cases.models import Alarm, Case
from answerable.casework.telling_whom import Told, quiet_until, who_is_told
from answerable.clock.ladders import Rung, moment_of, plan_look, rungs_of
from answerable.clock.models import Deadline
from answerable.clock.queries import first_look, to_look_at
from answerable.lib.rows import update
from answerable.lib.worktime import CalendarGap

logger = logging.getLogger(__name__)

AT_ONCE = 100
# After a calendar that never opens again stood in the way.
LATER = timedelta(days=1)


@transaction.atomic
def look() -> int:
    """Look at some of what is to be looked at now; return how much that was.

    What somebody works on in this moment is passed over: its turn comes again.
    """
    now, cases = timezone.now(), dict[int, Case]()
    waiting = list(to_look_at(now)[:AT_ONCE])
    for deadline in waiting:
        # Two deadlines of one case: its journal goes on from where the first left it.
        deadline.case = cases.setdefault(deadline.case_id, deadline.case)
        _look_at(deadline, now)
        update(connection, deadline, ["rung", "next_look"])
    return len(waiting)


def next_look() -> datetime | None:
    """Return when there is something to look at again; None where nothing runs."""
    return first_look()


def _look_at(deadline: Deadline, now: datetime) -> None:
    try:
        opening = quiet_until(deadline.case, now)
        if opening:
            deadline.next_look = opening
            return
        _climb(deadline, now)
    except CalendarGap:
        logger.exception("Deadline %s cannot be counted", deadline.pk)
        deadline.next_look = now + LATER


def _climb(deadline: Deadline, now: datetime) -> None:
    """Tell whoever is to be told by now, and say when to look again."""
    left = rungs_of(deadline)[deadline.rung :]
    reached = _reached(left, deadline, now)
    told = _on(left[:reached], deadline.case)
    # A rung with nobody on it is passed over, and the next one counts at once.
    while reached and not told and reached < len(left):
        reached += 1
        told = _on(left[:reached], deadline.case)
    if told:
        _tell(deadline, told, left[:reached], now)
    if reached and deadline.case.next_due == deadline.due_at:
        deadline.case.is_at_risk = True
        update(connection, deadline.case, ["is_at_risk"])
    deadline.rung += reached
    plan_look(deadline)


def _on(rungs: Sequence[Rung], case: Case) -> list[Told]:
    return who_is_told(case, [whom for rung in rungs for whom in rung.whom])


def _reached(left: Sequence[Rung], deadline: Deadline, now: datetime) -> int:
    """Return how many of these rungs have come, each behind those before it."""
    for count, rung in enumerate(left):
        if moment_of(rung, deadline) > now:
            return count
    return len(left)


def _tell(
    deadline: Deadline, told: Sequence[Told], rungs: Sequence[Rung], now: datetime
) -> None:
    kinds = Alarm.Kind
    about = {
        "deadline": deadline.pk,
        "kind": deadline.kind,
        "rung": deadline.rung + len(rungs),
        "due": deadline.due_at.isoformat(),
    }
    raise_alarm(
        deadline.case,
        told,
        kind=kinds.AT_RISK if now < deadline.due_at else kinds.LATE,
        due=deadline.due_at,
        about=about,
    )
