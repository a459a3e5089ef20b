"""What if a promise were another one? Past cases are judged anew, and nothing is written.

Every answer that was judged is judged again by other terms, with the calendar, the start,
the pauses and the added time that it had. By the same terms, everything comes out as it did:
a test holds it to that. People would have worked otherwise under another promise; this says
only what the work that was done would have met.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date, datetime
from zoneinfo import ZoneInfo

from django.db.models import QuerySet

from answerable.agency.models import Calendar, Service
from answerable.agency.queries import get_zone, work_calendar
from answerable.clock.models import Deadline, Kind
from answerable.clock.on_time import JUDGED
from answerable.clock.queries import read_pauses
from answerable.lib.worktime import StartRule, Unit, WorkCalendar, due

AT_A_TIME = 5_000
Pauses = list[list[str | None]]
READ = (
    "started_at",
    "ended_at",
    "state",
    "pauses",
    "extended",
    "calendar",
    "standard__start_rule",
    "case__service__slug",
)


@dataclass(frozen=True)
class Supposed:
    """The promise that is looked at, and what it would be instead.

    ``amount`` of ``unit``; from when it is counted stays as it was.
    """

    kind: Kind
    amount: int
    unit: Unit
    service: Service | None = None
    case_type: str = ""
    stage: int = 1


@dataclass
class Tally:
    """Of ``judged`` promises so many were ``met``, and so many ``would`` have been."""

    judged: int = 0
    met: int = 0
    would: int = 0

    def count(self, *, met: bool, would: bool) -> None:
        """Count one more."""
        self.judged += 1
        self.met += met
        self.would += would

    def percent(self, number: int) -> int:
        """Return how many of a hundred that is, rounded down; 0 of nothing."""
        return number * 100 // self.judged if self.judged else 0


Place = tuple[
    str, date
]  # a service (its slug, or nothing) and the first day of a month


@dataclass
class Simulation:
    """What was met and would be met: in all, and by service and month of the end."""

    total: Tally = field(default_factory=Tally)
    parts: dict[Place, Tally] = field(default_factory=lambda: defaultdict(Tally))

    def by_month(self) -> list[tuple[date, Tally]]:
        """Return the same by month alone, the newest first."""
        months: dict[date, Tally] = defaultdict(Tally)
        for (_service, month), part in self.parts.items():
            whole = months[month]
            whole.judged += part.judged
            whole.met += part.met
            whole.would += part.would
        return sorted(months.items(), reverse=True)


def simulate(
    supposed: Supposed, *, since: date | None = None, most: int | None = None
) -> Simulation:
    """Judge what ended since a day by another promise; no more than the newest ``most``.

    Raises ValueError for an amount below one.
    """
    zone, found = ZoneInfo(get_zone()), Simulation()
    dues = _Dues(supposed.amount, supposed.unit)
    for row in _judged(supposed, since, most).values_list(*READ).iterator(AT_A_TIME):
        begun, ended, state, pauses, extended, calendar, rule, service = row
        would_be_due = dues.due(calendar, begun, StartRule(rule), pauses, extended)
        would = _counts_at(ended, pauses) <= would_be_due
        month = ended.astimezone(zone).date().replace(day=1)
        for tally in (found.total, found.parts[service or "", month]):
            tally.count(met=state == Deadline.State.MET, would=would)
    return found


def _judged(
    supposed: Supposed, since: date | None, most: int | None
) -> QuerySet[Deadline]:
    found = Deadline.objects.filter(
        JUDGED,
        kind=supposed.kind,
        standard__service=supposed.service,
        standard__case_type=supposed.case_type,
        standard__stage=supposed.stage,
    )
    if since:
        zone = ZoneInfo(get_zone())
        midnight = datetime(since.year, since.month, since.day, tzinfo=zone)
        found = found.filter(ended_at__gte=midnight)
    return found.order_by("-ended_at")[:most] if most else found.order_by()


def _counts_at(ended: datetime, pauses: Pauses) -> datetime:
    """Return the moment that counts: a clock that stood still went no further."""
    if pauses and pauses[-1][1] == ended.isoformat():
        return datetime.fromisoformat(str(pauses[-1][0]))
    return ended


class _Dues:
    """When promises of one length would be due; what begins on one day is due together.

    That is so where nothing paused and the day of the end is not that of the beginning:
    then only the day counts, and not the hour.
    """

    def __init__(self, amount: int, unit: Unit) -> None:
        self._amount, self._unit = amount, unit
        self._calendars: dict[int, WorkCalendar] = {}
        self._known: dict[tuple[object, ...], datetime] = {}

    def due(
        self,
        calendar: int,
        begun: datetime,
        rule: StartRule,
        pauses: Pauses,
        extended: int,
    ) -> datetime:
        hours = self._calendar(calendar)
        if pauses or self._unit is Unit.HOUR or rule is StartRule.SAME_DAY:
            return self._count(hours, begun, rule, pauses, extended)
        key = (calendar, hours.day_of(begun), rule, extended)
        if key not in self._known:
            self._known[key] = self._count(hours, begun, rule, pauses, extended)
        return self._known[key]

    def _count(
        self,
        hours: WorkCalendar,
        begun: datetime,
        rule: StartRule,
        pauses: Pauses,
        extended: int,
    ) -> datetime:
        return due(
            hours,
            begun,
            amount=self._amount + extended,
            unit=self._unit,
            start_rule=rule,
            pauses=read_pauses(pauses),
            now=begun,
        )

    def _calendar(self, pk: int) -> WorkCalendar:
        if pk not in self._calendars:
            self._calendars[pk] = work_calendar(Calendar.objects.get(pk=pk))
        return self._calendars[pk]
