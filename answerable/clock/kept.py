"""How well we kept what we promise in public, one answer for each promise.

Of what ended in a month: *met / (met + missed)*, as ``on_time`` counts. What is late and
has not ended is in no month yet, so it is counted beside, as it stands now: a result
never looks better for what lies about.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any, NamedTuple
from zoneinfo import ZoneInfo

from django.core.cache import cache
from django.db.models import Count, Q
from django.utils import timezone

from answerable.agency.duty import today
from answerable.agency.queries import get_zone
from answerable.clock.models import Deadline
from answerable.clock.on_time import JUDGED
from answerable.clock.timetable import Course, courses

KEPT_SECONDS = 300
State = Deadline.State


class Promise(NamedTuple):
    """What a promise is about, whatever its version: a service (id), a type or neither."""

    service: int | None
    case_type: str


# What is counted: the promises of one kind, whatever their version.
Judged = tuple[Promise, str]


@dataclass(frozen=True)
class Kept:
    """``met`` of ``judged`` in a month, and how many are late now."""

    met: int = 0
    judged: int = 0
    late: int = 0

    @property
    def percent(self) -> int:
        """Return how many of a hundred were kept, rounded down."""
        return self.met * 100 // self.judged


def courses_by_promise() -> Mapping[Promise, Mapping[str, Course]]:
    """Return what holds today and what is to come, by what it is about and its kind.

    Of complaints, what is promised at the first stage.
    """
    found: dict[Promise, dict[str, Course]] = {}
    for about, course in courses(today()).items():
        of = course.versions[0]
        found.setdefault(Promise(of.service_id, of.case_type), {})[about.kind] = course
    return found


def month_before(now: datetime) -> tuple[date, date]:
    """Return the first day of the last whole month of the office, and of this one."""
    here = now.astimezone(ZoneInfo(get_zone())).date()
    this = here.replace(day=1)
    return (this - timedelta(days=1)).replace(day=1), this


def kept_last_month() -> Mapping[Judged, Kept]:
    """Return how well each promise was kept, by its kind; at most five minutes old."""
    month, end = month_before(timezone.now())
    key = f"kept-{month}"
    found: Mapping[Judged, Kept] | None = cache.get(key)
    if found is None:
        found = _kept(_midnight(month), _midnight(end))
        cache.set(key, found, KEPT_SECONDS)
    return found


def _kept(since: datetime, until: datetime) -> dict[Judged, Kept]:
    first_stage = Deadline.objects.filter(standard__stage=1)
    by_promise = first_stage.values_list(
        "standard__service", "standard__case_type", "kind"
    )
    judged = by_promise.filter(JUDGED, ended_at__gte=since, ended_at__lt=until)
    counts = judged.annotate(
        met=Count("pk", filter=Q(state=State.MET)), all=Count("pk")
    )
    late = by_promise.filter(state=State.RUNNING, due_at__lt=timezone.now())
    waiting = {_judged(row): row[3] for row in late.annotate(count=Count("pk"))}
    ended = {_judged(row): (row[3], row[4]) for row in counts}
    return {
        about: Kept(*ended.get(about, (0, 0)), waiting.get(about, 0))
        for about in ended.keys() | waiting.keys()
    }


def _judged(row: Sequence[Any]) -> Judged:
    service, case_type, kind = row[:3]
    return Promise(service, case_type), kind


def _midnight(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, tzinfo=ZoneInfo(get_zone()))
