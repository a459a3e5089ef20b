"""When somebody must be told of a promise, and whom: the rungs of its ladder.

Moments are counted in the hours of the calendar that judges the promise. A deadline keeps
the ladder that it began with, as it keeps its standard.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import pairwise

from django.utils.translation import gettext as _, gettext_lazy

from answerable.agency.queries import work_calendar
from answerable.clock.models import Deadline, EscalationLadder
from answerable.clock.models.ladders import USUAL_SILENCE, When, Whom
from answerable.clock.queries import read_pauses
from answerable.lib.memory import remembered
from answerable.lib.worktime import (
    Unit,
    WorkCalendar,
    add_days,
    add_time,
    subtract_time,
    time_between,
)

WHOLE = 100


@dataclass(frozen=True)
class Rung:
    """One step of a ladder: at which moment, and who is told then.

    ``amount`` is percent of the time, or working hours or days after the due time.
    """

    when: When
    whom: tuple[Whom, ...]
    amount: int = 0
    unit: Unit | None = None


MOST_RUNGS = 10
LONGEST_AFTER = 365
MOST_HOURS = 23  # a day and more is said in working days
# What is said of a number that a step may not have.
MISTAKEN = {
    When.USED: gettext_lazy("Step %(number)s: write 1 to 99 percent of the time."),
    When.DUE: gettext_lazy(
        "Step %(number)s: leave the number out. It is due at one moment."
    ),
    When.AFTER: gettext_lazy(
        "Step %(number)s: write 1 to 23 hours, or 1 to 365 working days."
    ),
}
# Where no ladder is set up.
USUAL = (
    Rung(When.USED, (Whom.OWNER,), 75),
    Rung(When.DUE, (Whom.OWNER, Whom.SUPERVISOR)),
    Rung(When.AFTER, (Whom.SUPERVISOR,), 1, Unit.WORKING_DAY),
    Rung(When.AFTER, (Whom.HEAD,), 3, Unit.WORKING_DAY),
)


@dataclass(frozen=True)
class Mistake:
    """What is wrong with a ladder: at which step (from 1; 0: with the whole), in words.

    The words have a place for the number of the step, as its reader counts it.
    """

    step: int
    said: str

    def __str__(self) -> str:
        return self.said % {"number": self.step, "most": MOST_RUNGS}


def mistake_in(rungs: Sequence[Rung]) -> str:
    """Return what is wrong with a ladder and how to mend it; nothing where it is right."""
    mistake = find_mistake(rungs)
    return str(mistake) if mistake else ""


def find_mistake(rungs: Sequence[Rung]) -> Mistake | None:
    """Return the first thing that is wrong with a ladder, if anything is."""
    if not 1 <= len(rungs) <= MOST_RUNGS:
        return Mistake(0, _("Write one step at least and %(most)s at most."))
    for number, rung in enumerate(rungs, start=1):
        if said := _mistake_on(rung):
            return Mistake(number, said)
    for number, (one, next_one) in enumerate(pairwise(rungs), start=2):
        if said := _mistake_between(one, next_one):
            return Mistake(number, said)
    return None


def _mistake_on(rung: Rung) -> str:
    """Return what is wrong with one step, with a place for its number."""
    if not rung.whom:
        return _("Step %(number)s tells nobody. Say whom.")
    if len(set(rung.whom)) < len(rung.whom):
        return _("Step %(number)s tells somebody twice. Say it once.")
    is_counted = rung.unit in {Unit.HOUR, Unit.WORKING_DAY}
    if is_counted != (rung.when == When.AFTER):
        return _("Step %(number)s: only what comes after is in hours or working days.")
    return "" if rung.amount in _amounts_of(rung) else str(MISTAKEN[rung.when])


def _amounts_of(rung: Rung) -> range:
    """Return which numbers a step may have."""
    if rung.when == When.USED:
        return range(1, WHOLE)
    if rung.when == When.DUE:
        return range(1)
    return range(1, (MOST_HOURS if rung.unit == Unit.HOUR else LONGEST_AFTER) + 1)


def _mistake_between(one: Rung, next_one: Rung) -> str:
    """Return what is wrong with the order of two steps, with a place for a number."""
    if place_of(next_one) == place_of(one):
        return _(
            "Step %(number)s comes at the same moment as another one. Put both into one."
        )
    if place_of(next_one) < place_of(one):
        return _("Step %(number)s does not come after the one before. Reorder them.")
    return ""


def place_of(rung: Rung) -> tuple[int, bool, int]:
    """Return what says which of two steps comes first."""
    return list(When).index(rung.when), rung.unit == Unit.WORKING_DAY, rung.amount


def as_kept(rung: Rung) -> dict[str, object]:
    """Return a rung as a ladder keeps it."""
    return {
        "when": rung.when.value,
        "amount": rung.amount,
        "unit": rung.unit.value if rung.unit else "",
        "whom": [each.value for each in rung.whom],
    }


def read_rung(kept: dict[str, object]) -> Rung:
    """Return a rung as a ladder keeps it."""
    whom = kept["whom"]
    unit = kept.get("unit")
    return Rung(
        When(str(kept["when"])),
        tuple(Whom(each) for each in whom) if isinstance(whom, list) else (),
        int(str(kept.get("amount", 0))),
        Unit(str(unit)) if unit else None,
    )


@remembered
def find_ladder(case_type: str) -> EscalationLadder | None:
    """Return the newest ladder for this type of case, or else for everything."""
    fitting = EscalationLadder.objects.filter(case_type__in=[case_type, ""])
    return fitting.order_by("-case_type", "-version").first()


def silent_days_of(case_type: str) -> int:
    """Return for how many working days a case of this type may lie silent."""
    ladder = find_ladder(case_type)
    return ladder.silent_days if ladder else USUAL_SILENCE


def rungs_for(case_type: str) -> Sequence[Rung]:
    """Return the ladder that a case of this type begins with."""
    ladder = find_ladder(case_type)
    return _rungs(ladder.pk) if ladder else USUAL


def newest_ladders() -> dict[str, EscalationLadder]:
    """Return the ladders that were set up, by their type of case; that of all: ``""``."""
    rows = EscalationLadder.objects.order_by("version")
    return {row.case_type: row for row in rows}


def rungs_of(deadline: Deadline) -> Sequence[Rung]:
    """Return the ladder that a deadline keeps."""
    return _rungs(deadline.ladder_id) if deadline.ladder_id else USUAL


@remembered
def _rungs(ladder: int) -> Sequence[Rung]:
    kept = EscalationLadder.objects.get(pk=ladder).rungs
    return [read_rung(each) for each in kept]


def moment_of(rung: Rung, deadline: Deadline) -> datetime:
    """Return when a rung of a running deadline is reached."""
    if rung.when == When.DUE:
        return deadline.due_at
    if deadline.calendar is None:
        return _moment_by_days(rung, deadline)
    calendar = work_calendar(deadline.calendar)
    if rung.when == When.USED:
        return _moment_used(calendar, rung.amount, deadline)
    if rung.unit == Unit.HOUR:
        return add_time(calendar, deadline.due_at, timedelta(hours=rung.amount))
    return add_days(calendar, deadline.due_at, rung.amount)


def _moment_used(calendar: WorkCalendar, percent: int, deadline: Deadline) -> datetime:
    """Return when so much of the working time is used; pauses use none."""
    begun, due, pauses = deadline.started_at, deadline.due_at, deadline.pauses
    left = time_between(calendar, begun, due, stopped := read_pauses(pauses))
    if not left:
        return due
    return subtract_time(calendar, due, left * (WHOLE - percent) / WHOLE, stopped)


def _moment_by_days(rung: Rung, deadline: Deadline) -> datetime:
    """Return the same for a promise that another system made, which nobody counts."""
    if rung.when == When.USED:
        whole = deadline.due_at - deadline.started_at
        return deadline.started_at + whole * rung.amount / WHOLE
    unit = timedelta(hours=1) if rung.unit == Unit.HOUR else timedelta(days=1)
    return deadline.due_at + unit * rung.amount


def plan_look(deadline: Deadline) -> None:
    """Say when a deadline must be looked at next: at its next rung, if there is one.

    The moment may be too early, where a pause moved it since, and is never too late:
    whoever looks counts anew.
    """
    ladder = rungs_of(deadline)
    has_more = deadline.rung < len(ladder)
    deadline.next_look = (
        moment_of(ladder[deadline.rung], deadline) if has_more else None
    )
