"""Who is told of a case at a rung of its ladder, and when it is quiet.

Whoever is here and may read it: for who is away, whoever stands in is told; who has left
is told nothing. Outside working hours only what is most urgent is told.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime

from answerable.agency.duty import away_on, today
from answerable.agency.models import Staff, StaffRole, Team
from answerable.agency.queries import (
    all_teams,
    departments_above,
    get_calendar,
    work_calendar,
)
from answerable.agency.roles import Role
from answerable.cases.mentions import may_read
from answerable.cases.models import Case
from answerable.cases.priority import MOST_URGENT
from answerable.casework.cover import who_takes
from answerable.clock.models.ladders import Whom
from answerable.lib.worktime import is_open, next_opening

Told = Staff | Team
ROLES = {Whom.SUPERVISOR: Role.SUPERVISOR, Whom.HEAD: Role.DEPARTMENT_HEAD}


def who_is_told(case: Case, asked: Iterable[Whom]) -> list[Told]:
    """Return whom these words mean in a case that is with a team, each once."""
    if case.team is None:
        return []
    found = [each for whom in asked for each in _meant(whom, case, case.team)]
    return list(dict.fromkeys(found))


def who_leads(case: Case, team: Team) -> list[Staff]:
    """Return who supervises a team, or else heads it, of those who may read a case."""
    supervisors = _leaders(Role.SUPERVISOR, case, team)
    return supervisors or _leaders(Role.DEPARTMENT_HEAD, case, team)


def teams_without(whom: Whom) -> list[Team]:
    """Return the teams for which nobody holds a role who works here; else nobody lacks."""
    if whom not in ROLES:
        return []
    posts = StaffRole.objects.filter(role=ROLES[whom], staff__is_active=True)
    led = set(posts.values_list("department", flat=True))
    return [
        team
        for team in all_teams().values()
        if led.isdisjoint(departments_above(team.department_id))
    ]


def quiet_until(case: Case, now: datetime) -> datetime | None:
    """Return when a team opens again that must not be disturbed now; else None."""
    if case.team is None or case.priority == MOST_URGENT:
        return None
    calendar = work_calendar(get_calendar(case.team.calendar_slug))
    return None if is_open(calendar, now) else next_opening(calendar, now)


def _meant(whom: Whom, case: Case, team: Team) -> Iterator[Told]:
    if whom in ROLES:
        yield from _leaders(ROLES[whom], case, team)
        return
    owner = who_takes(case.owner, team) if whom == Whom.OWNER else None
    if owner and may_read(owner, case):
        yield owner
    elif team.staff.filter(is_active=True).exists():
        yield team


def _leaders(role: Role, case: Case, team: Team) -> list[Staff]:
    """Return who leads a team, of its own department, or else of the next one above."""
    for department in departments_above(team.department_id):
        holders = Staff.objects.filter(
            is_active=True, roles__role=role, roles__department=department
        )
        here = map(_who_is_here, holders.order_by("pk").distinct())
        if told := [each for each in here if each and may_read(each, case)]:
            return told
    return []


def _who_is_here(staff: Staff) -> Staff | None:
    """Return somebody who is here, or whoever stands in for them; None if nobody does."""
    away, asked = away_on(today()), set[int]()
    while staff.pk in away and staff.pk not in asked:
        asked.add(staff.pk)
        substitute = away[staff.pk].substitute
        if substitute is None:
            return None
        staff = substitute
    return staff if staff.is_active and staff.pk not in away else None
