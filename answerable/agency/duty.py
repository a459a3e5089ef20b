"""Who is here today, and who stands in for whoever is away."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from zoneinfo import ZoneInfo

from django.db.models import Q, QuerySet
from django.utils import timezone

from answerable.agency.models import Absence, Staff, Team
from answerable.agency.queries import (
    get_agency,
    get_calendar,
    get_zone,
    work_calendar,
)
from answerable.agency.roles import Role
from answerable.lib.memory import remembered
from answerable.lib.worktime import is_open


def today() -> date:
    """Return the day that it is where the agency is."""
    return timezone.localdate(timezone=ZoneInfo(get_zone()))


@remembered
def away_on(day: date) -> dict[int, Absence]:
    """Return who (ids) is away on a day, with the absence; of two, the longer one."""
    covering = Absence.objects.filter(first_day__lte=day, last_day__gte=day)
    found = covering.select_related("staff", "substitute").order_by("last_day", "id")
    return {absence.staff_id: absence for absence in found}


def find_stand_in(staff: int, away: Mapping[int, Absence], team: int) -> Staff | None:
    """Return who stands in, in this team (its id), for somebody who is away.

    A substitute who is away too has a substitute; where they only name each other, or
    none of them works in the team any more, there is nobody.
    """
    asked: set[int] = set()
    while (absence := away.get(staff)) and staff not in asked:
        asked.add(staff)
        other = absence.substitute
        if other is None:
            return None
        if other.pk not in away and other.is_active and team in other.team_ids:
            return other
        staff = other.pk
    return None


def find_present(staff: int, away: Mapping[int, Absence]) -> Staff | None:
    """Return who stands in for somebody who is away, whatever team they work in.

    A substitute who is away too has a substitute; where they only name each other, there
    is nobody.
    """
    asked: set[int] = set()
    while (absence := away.get(staff)) and staff not in asked:
        asked.add(staff)
        other = absence.substitute
        if other is None or (other.pk not in away and other.is_active):
            return other
        staff = other.pk
    return None


def is_working_now(team: Team) -> bool:
    """Tell whether the team is open at this moment, by its own calendar."""
    return _is_open_now(team.calendar_slug)


def working_now(teams: Iterable[Team]) -> frozenset[int]:
    """Return which of these teams (their ids) are open now; each calendar is read once."""
    known = list(teams)
    opened = {slug: _is_open_now(slug) for slug in {one.calendar_slug for one in known}}
    return frozenset(one.pk for one in known if opened[one.calendar_slug])


def is_house_open_now() -> bool:
    """Tell whether the body itself is open: the hours of who works in no team."""
    return _is_open_now(get_agency().calendar_slug)


def _is_open_now(calendar: str) -> bool:
    return is_open(work_calendar(get_calendar(calendar)), timezone.now())


def planned_by(staff: Staff) -> QuerySet[Staff]:
    """Return whose absences this member may plan: their own, and of teams they lead."""
    led = staff.posts.get(Role.SUPERVISOR, frozenset())
    theirs = Q(pk=staff.pk) | Q(teams__in=led)
    found = Staff.objects.filter(theirs, is_active=True).distinct()
    return found.order_by("last_name", "first_name", "pk")
