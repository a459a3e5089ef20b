"""No open case lies silent: where nobody does anything about it, somebody is told.

Each open case says when that must be looked at next; most have been touched meanwhile, and
are put off by as much, so work itself pays nothing. A promise to write again is watched by
its ladder. Source: row A24; standards.md §2.29, update on an open case.
"""

from __future__ import annotations

import logging
from datetime import datetime, timedelta

from django.db import connection, transaction
from django.utils import timezone

from answerable.agency.queries import get_agency, get_calendar, work_calendar
from answerable.cases.actions import raise_alarm
from answerable.cases.models import Alarm, Case
from answerable.cases.queries import first_look, may_be_silent
from answerable.casework.telling_whom import quiet_until, who_is_told
from answerable.clock.ladders import silent_days_of
from answerable.clock.models import Kind
from answerable.clock.models.ladders import Whom
from answerable.clock.queries import runs_in
from answerable.lib.rows import update
from answerable.lib.worktime import CalendarGap, WorkCalendar, add_days

logger = logging.getLogger(__name__)

AT_ONCE = 100
# The longer the silence, the more of these are told.
WHOM = (Whom.OWNER, Whom.SUPERVISOR, Whom.HEAD)
# After a calendar that never opens again stood in the way.
LATER = timedelta(days=1)


@transaction.atomic
def look() -> int:
    """Look whether some open cases lie silent; return at how many it looked."""
    now = timezone.now()
    cases = list(may_be_silent(now)[:AT_ONCE])
    for case in cases:
        case.next_look = _look_at(case, now)
        update(connection, case, ["next_look"])
    return len(cases)


def next_look() -> datetime | None:
    """Return when there is something to look at again; None where nothing is open."""
    return first_look()


def _look_at(case: Case, now: datetime) -> datetime:
    """Tell somebody where a case lies silent; return when to look at it again."""
    days, calendar = silent_days_of(case.case_type), _calendar_of(case)
    try:
        ends = add_days(calendar, case.touched_at, days)
        if ends > now:
            return ends
        if opening := quiet_until(case, now):
            return opening
        if not runs_in(case, Kind.UPDATE):
            _tell(case, _how_often(calendar, case, days, now))
        return add_days(calendar, now, days)
    except CalendarGap:
        logger.exception("The silence of case %s cannot be counted", case.pk)
        return now + LATER


def _calendar_of(case: Case) -> WorkCalendar:
    slug = case.team.calendar_slug if case.team else get_agency().calendar_slug
    return work_calendar(get_calendar(slug))


def _how_often(calendar: WorkCalendar, case: Case, days: int, now: datetime) -> int:
    """Return how many times over a case has been silent for too long, as far as it counts."""
    since = case.touched_at
    times = range(1, len(WHOM) + 1)
    return sum(add_days(calendar, since, days * each) <= now for each in times)


def _tell(case: Case, count: int) -> None:
    """Tell as many as the silence has lasted; where they are nobody, the next one."""
    told = who_is_told(case, WHOM[:count])
    while not told and count < len(WHOM):
        count += 1
        told = who_is_told(case, WHOM[:count])
    if told:
        about = {"since": case.touched_at.isoformat()}
        raise_alarm(case, told, kind=Alarm.Kind.SILENT, due=None, about=about)
