"""Questions about who we are and what we offer."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, time

from django.db import connection
from django.db.models import Q, QuerySet
from django.utils import timezone

from answerable.agency.heirs import holders_of
from answerable.agency.models import (
    Agency,
    Area,
    Calendar,
    Department,
    Service,
    Staff,
    Team,
)
from answerable.agency.roles import Role
from answerable.lib.errors import NotFound
from answerable.lib.memory import remembered
from answerable.lib.rows import fetch
from answerable.lib.worktime import WorkCalendar

# Written out, since it is asked for every page of a case.
WORKING = """WHERE is_active AND id IN
    (SELECT staff_id FROM agency_membership WHERE team_id = %s)
    ORDER BY last_name, first_name"""
NAMES = ("id", "username", "first_name", "last_name")
DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


@remembered
def get_agency() -> Agency:
    """Return the public body. Raises NotFound before the first ``seed``."""
    agency = Agency.objects.first()
    if agency is None:
        message = "There is no agency yet: run answerable seed."
        raise NotFound(message)
    return agency


def offered_or_first(language: str) -> str:
    """Return a language if the body offers it, or else the first that it does."""
    offered = get_agency().languages
    return language if language in offered else offered[0]


@remembered
def get_triage_team() -> Team:
    """Return the team that gets what nobody else does. Raises NotFound."""
    team = Team.objects.select_related("department").filter(is_triage=True).first()
    if team is None:
        message = "There is no triage team yet: run answerable seed."
        raise NotFound(message)
    return team


@remembered
def all_teams() -> dict[int, Team]:
    """Return every team by its id, in the order of their slugs."""
    return {team.pk: team for team in Team.objects.order_by("slug")}


@remembered
def all_services() -> dict[int, Service]:
    """Return every service that was ever offered, by its id."""
    return Service.objects.in_bulk()


@remembered
def all_departments() -> dict[int, Department]:
    """Return every department that there is or was by its id, in order of slugs."""
    return {each.pk: each for each in Department.objects.order_by("slug")}


def departments_above(pk: int | None) -> list[int]:
    """Return a department (its id) and those that it is a part of, the nearest first."""
    known, line = all_departments(), list[int]()
    while pk in known and pk not in line:  # no ring of departments is followed for ever
        line.append(pk)
        pk = known[pk].parent_id
    return line


def supervisors_of(team: Team, *, most: int) -> list[Staff]:
    """Return who supervises a team: in its department, or in one that it is a part of."""
    above = departments_above(team.department_id)
    leads = Q(roles__role=Role.SUPERVISOR, roles__department__in=above)
    found = Staff.objects.filter(leads, is_active=True).distinct().order_by("pk")
    return list(found[:most])


def find_team(pk: int | None) -> Team | None:
    """Return the team with this id, even one that was made a second ago."""
    if pk is None:
        return None
    return all_teams().get(pk) or Team.objects.filter(pk=pk).first()


def find_service(pk: int | None) -> Service | None:
    """Return the service with this id, even one that was made a second ago."""
    if pk is None:
        return None
    return all_services().get(pk) or Service.objects.filter(pk=pk).first()


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


@remembered
def services_on_offer() -> list[Service]:
    """Return the same, as it was some seconds ago."""
    return list(offered_services())


@remembered
def offered_by_address() -> dict[str, Service]:
    """Return what can be asked for by its slug, and by those that lead on to it."""
    offered = list(offered_services())
    earlier = {slug: each for each in offered for slug in each.former}
    return {**earlier, **{each.slug: each for each in offered}}


def find_heir(slug: str) -> Service | None:
    """Return the service that took the place of another; None where none did."""
    return holders_of(offered_services(), slug).first()


def service_now(service: Service) -> Service:
    """Return what is offered in place of a service that was merged, or itself."""
    return (find_heir(service.slug) or service) if service.retired_on else service


def areas_of_today() -> QuerySet[Area]:
    """Return the parts of the territory that can be chosen today, by their slugs."""
    today = timezone.localdate()
    live = Area.objects.filter(Q(valid_to=None) | Q(valid_to__gt=today))
    return live.order_by("slug")


@remembered
def areas_by_slug() -> dict[str, Area]:
    """Return the same by their slugs, as they were some seconds ago."""
    return {area.slug: area for area in areas_of_today()}


def has_quarantine(staff: Staff) -> bool:
    """Tell whether the quarantine is in this member's hands: triage supervisors."""
    led = staff.posts.get(Role.SUPERVISOR, frozenset())
    return any(team.is_triage and team.pk in led for team in all_teams().values())


def led_teams(staff: Staff) -> list[Team]:
    """Return the teams whose work this member of staff gives out, by their slugs."""
    led = staff.posts.get(Role.SUPERVISOR, frozenset())
    return [team for pk, team in all_teams().items() if pk in led]


def leads_a_team(staff: Staff) -> bool:
    """Tell whether this member sees the figures of a team: who leads it, or its head."""
    return any(
        staff.posts.get(role) for role in (Role.SUPERVISOR, Role.DEPARTMENT_HEAD)
    )


def named(staff: Iterable[int]) -> dict[int, Staff]:
    """Return the members of staff with these ids, by id, with their names alone."""
    wanted = list(staff)
    if not wanted:
        return {}
    found = fetch(connection, Staff, "WHERE id = ANY(%s)", [wanted], only=NAMES)
    return {each.pk: each for each in found}


def colleagues(team: int | None) -> list[Staff]:
    """Return who can be given a case of this team (its id), by name."""
    found: list[Staff] = fetch(connection, Staff, WORKING, [team])
    return found


def beside(staff: Staff) -> list[Staff]:
    """Return who works in a team that this member works in or leads, by name."""
    teams = staff.team_ids.union(staff.posts.get(Role.SUPERVISOR, frozenset()))
    working = Staff.objects.filter(is_active=True, teams__in=teams)
    return list(working.order_by("last_name", "first_name").distinct())


def beneath(department: Department) -> frozenset[str]:
    """Return a department and all that lies beneath it, by their slugs."""
    parents = dict(Department.objects.values_list("slug", "parent__slug"))
    found = {department.slug}
    while more := {one for one, above in parents.items() if above in found} - found:
        found |= more
    return frozenset(found)
