"""Questions about promises and deadlines."""

from __future__ import annotations

from datetime import date, datetime
from typing import NamedTuple
from zoneinfo import ZoneInfo

from django.db import connection
from django.db.models import Q, QuerySet

from answerable.agency.duty import today
from answerable.agency.models import Calendar, Service, Team
from answerable.agency.queries import get_calendar, get_zone, work_calendar
from answerable.cases.models import Case
from answerable.clock.models import Deadline, Kind, ServiceStandard
from answerable.lib.memory import remembered
from answerable.lib.rows import fetch
from answerable.lib.worktime import Explained, StartRule, Unit, due, explain
from answerable.lib.worktime.pauses import Pause

# Written out, since they are asked for every page of a case and every letter.
EVERY = "WHERE case_id = %s ORDER BY id"
OPEN = "WHERE case_id = %s AND state IN ('running', 'paused') ORDER BY id"
RUNNING = """SELECT due_at, kind, rung > 0 FROM clock_deadline
WHERE case_id = %s AND state = 'running'"""
PROMISED = """SELECT due_at, 'commitment', false FROM clock_commitment
WHERE case_id = %s AND ending = ''"""


class Nearest(NamedTuple):
    """What is due first in a case, if anything is: when, of which kind, and how near."""

    due: datetime | None = None
    kind: str = ""
    is_at_risk: bool = False


def standards_for(
    service: Service | None, case_type: str, stage: int = 1, *, on: date | None = None
) -> dict[str, ServiceStandard]:
    """Return the newest and narrowest promise of each kind that holds on a day, or today.

    A complaint is promised what the law says of complaints, whatever it is about; any
    other matter what its service promises, then its type, then everything.
    """
    return _that_hold(service, case_type, stage, on or today())


def promised_to(case: Case, stage: int = 1) -> dict[str, ServiceStandard]:
    """Return what a case is promised, by the day on which it came.

    Where nothing at all was promised then, as to one of another system, it is today's.
    """
    about = (case.service, case.case_type, stage)
    return standards_for(*about, on=_day_of(case.opened_at)) or standards_for(*about)


@remembered
def _that_hold(
    service: Service | None, case_type: str, stage: int, on: date
) -> dict[str, ServiceStandard]:
    of_type = Q(service=None, case_type__in=[case_type, ""])
    of_service = Q(service=service) if service else Q()
    has_begun = Q(valid_from=None) | Q(valid_from__lte=on)
    about = ServiceStandard.objects.filter(of_type | of_service, stage=stage)
    found = about.filter(has_begun)
    by_width = sorted(found, key=lambda each: (_width(each, case_type), each.version))
    return {standard.kind: standard for standard in by_width}


def _day_of(moment: datetime) -> date:
    return moment.astimezone(ZoneInfo(get_zone())).date()


def _width(standard: ServiceStandard, case_type: str) -> int:
    if standard.case_type == case_type == "complaint":
        return 3
    return 2 if standard.service_id else int(bool(standard.case_type))


def deadlines_of(case: Case) -> QuerySet[Deadline]:
    """Return the deadlines of a case with the versions that judge them."""
    return case.deadlines.select_related("standard", "calendar").order_by("id")


def all_deadlines(case: Case) -> list[Deadline]:
    """Return the deadlines of a case as they stand, without what judges them."""
    found: list[Deadline] = fetch(connection, Deadline, EVERY, [case.pk])
    return found


def open_deadlines(case: Case) -> list[Deadline]:
    """Return the deadlines of a case that run or stand still."""
    found: list[Deadline] = fetch(connection, Deadline, OPEN, [case.pk])
    return found


def nearest(case: Case) -> Nearest:
    """Return the first running deadline of a case, or promise in it, that is due.

    What was promised to the person of a case that has ended is in no queue any more.
    """
    which = f"{RUNNING} UNION ALL {PROMISED}" if case.is_open else RUNNING
    values = [case.pk] * which.count("%s")
    with connection.cursor() as cursor:
        cursor.execute(f"{which} ORDER BY due_at LIMIT 1", values)
        found = cursor.fetchone()
    return Nearest(*found) if found else Nearest()


def nearest_due(case: Case) -> datetime | None:
    """Return when the first of them is due."""
    return nearest(case).due


def due_by(
    standard: ServiceStandard,
    calendar: Calendar,
    start: datetime,
    pauses: list[list[str | None]],
    *,
    now: datetime,
    extended: int = 0,
) -> datetime:
    """Return when a promise that starts then must be kept, with the time it was given."""
    return due(
        work_calendar(calendar),
        start,
        amount=standard.amount + extended,
        unit=Unit(standard.unit),
        start_rule=StartRule(standard.start_rule),
        pauses=read_pauses(pauses),
        now=now,
    )


def promised(
    service: Service, case_type: str, team: Team, *, at: datetime
) -> dict[str, datetime]:
    """Return by when each kind of promise would be kept for a case sent now."""
    calendar = get_calendar(team.calendar_slug)
    return {
        kind: due_by(standard, calendar, at, [], now=at)
        for kind, standard in standards_for(service, case_type).items()
    }


def find_explanation(deadline: Deadline, *, now: datetime) -> Explained | None:
    """Return how the due time of a deadline came about, where counting alone says it.

    None where another system promised it, and where it was carried from a joined case
    and its time is that of the other.
    """
    if deadline.standard_id is None or deadline.calendar_id is None:
        return None
    deadline.standard = _standard(deadline.standard_id)
    deadline.calendar = _calendar(deadline.calendar_id)
    story = explained(deadline, now=now)
    is_paused = deadline.state == Deadline.State.PAUSED
    return story if is_paused or story.due == deadline.due_at else None


def explained(deadline: Deadline, *, now: datetime) -> Explained:
    """Return how the due time of a deadline came about. Raises NotFound if imported."""
    standard, calendar = deadline.counted_by
    return explain(
        work_calendar(calendar),
        deadline.started_at,
        amount=standard.amount + deadline.extended,
        unit=Unit(standard.unit),
        start_rule=StartRule(standard.start_rule),
        pauses=read_pauses(deadline.pauses),
        now=now,
    )


@remembered
def _standard(pk: int) -> ServiceStandard:
    return ServiceStandard.objects.get(pk=pk)


@remembered
def _calendar(pk: int) -> Calendar:
    return Calendar.objects.get(pk=pk)


def read_pauses(pauses: list[list[str | None]]) -> list[Pause]:
    """Return stored pauses as the arithmetic takes them."""
    return [
        (_moment(begin), _moment(end) if end else None)
        for begin, end in pauses
        if begin
    ]


def _moment(said: str) -> datetime:
    return datetime.fromisoformat(said)


def to_look_at(now: datetime) -> QuerySet[Deadline]:
    """Return running deadlines that the watch must look at by now, locked with their case.

    Rows that somebody works on in this moment are passed over.
    """
    due = Deadline.objects.filter(state=Deadline.State.RUNNING, next_look__lte=now)
    ordered = due.select_related("calendar", "case__team", "case__owner")
    return ordered.order_by("next_look").select_for_update(
        no_key=True, skip_locked=True, of=("self", "case")
    )


def first_look() -> datetime | None:
    """Return when the watch must look at the next running deadline."""
    running = Deadline.objects.filter(state=Deadline.State.RUNNING)
    planned = running.filter(next_look__isnull=False).order_by("next_look")
    return planned.values_list("next_look", flat=True).first()


def runs_in(case: Case, kind: Kind) -> bool:
    """Tell whether a promise of a kind runs in a case, so that it is watched."""
    return case.deadlines.filter(kind=kind, state=Deadline.State.RUNNING).exists()
