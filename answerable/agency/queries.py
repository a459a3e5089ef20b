"""Questions about who we are and what we offer."""

from __future__ import annotations

from datetime import date, time

from django.db.models import Q, QuerySet
from django.utils import timezone

from answerable.agency.models import (
    Agency,
    Calendar,
    Service,
    Staff,
    Team,
)
from answerable.agency.roles import Role
from answerable.lib.errors import NotFound
from answerable.lib.memory import remembered
from answerable.lib.worktime import WorkCalendar

DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


@remembered
def get_agency() -> Agency:
    """Return the public body. Raises NotFound before the first ``seed``."""
    agency = Agency.objects.first()
    if agency is None:
        message = "There is no agency yet: run answerable seed."
        raise NotFound(message)
    return agency


@remembered
def get_triage_team() -> Team:
    """Return the team that gets what nobody else does. Raises NotFound."""
    team = Team.objects.select_related("department").filter(is_triage=True).first()
    if team is None:
        message = "There is no triage team yet: run answerable seed."
        raise NotFound(message)
    return team


@remembered
def get_calendar(slug: str) -> Calendar:
    """Return the newest version of a calendar. Raises NotFound."""
    newest = Calendar.objects.filter(slug=slug).order_by("-version").first()
    if newest is None:
        message = f"There is no calendar {slug!r}."
        raise NotFound(message)
    return newest


def get_zone() -> str:
    """Return the time zone of the public body. Raises NotFound before ``seed``."""
    return get_calendar(get_agency().calendar_slug).zone


def work_calendar(calendar: Calendar) -> WorkCalendar:
    """Return the arithmetic's view of this version."""
    partly = {
        date.fromisoformat(line["date"]): _periods(line["hours"])
        for line in calendar.holidays
        if line.get("hours")
    }
    closed = {date.fromisoformat(line["date"]) for line in calendar.holidays}
    return WorkCalendar(
        zone=calendar.zone,
        hours={DAYS.index(day): _periods(p) for day, p in calendar.hours.items()},
        holidays=frozenset(closed - partly.keys()),
        exceptions=partly,
    )


def _periods(periods: list[list[str]]) -> tuple[tuple[time, time], ...]:
    return tuple((_clock(opening), _clock(closing)) for opening, closing in periods)


def _clock(said: str) -> time:
    # The arithmetic reads a closing of 00:00 as the midnight that ends the day.
    return time.min if said == "24:00" else time.fromisoformat(said)


def offered_services() -> QuerySet[Service]:
    """Return what can be asked for today, in the order of the catalogue."""
    offered = Q(retired_on=None) | Q(retired_on__gt=timezone.now().date())
    return Service.objects.filter(offered).select_related("department", "team")


def has_quarantine(staff: Staff) -> bool:
    """Tell whether the quarantine is in this member's hands: triage supervisors."""
    led = staff.posts.get(Role.SUPERVISOR, frozenset())
    return Team.objects.filter(is_triage=True, pk__in=led).exists()


def colleagues(teams: QuerySet[Team]) -> QuerySet[Staff]:
    """Return who can be given a case of these teams, by name."""
    works = Q(is_active=True) & Q(teams__in=teams)
    return Staff.objects.filter(works).distinct().order_by("last_name", "first_name")
