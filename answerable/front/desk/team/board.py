"""The board of those who lead teams: what waits, who has how much, and moving some on."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, time

from django.utils import timezone
from django.utils.translation import gettext as _

from answerable.agency.duty import away_on, is_working_now, today
from answerable.agency.models import Absence, Skill, Staff, Team
from answerable.agency.queries import all_teams
from answerable.agency.roles import Role
from answerable.agency.skills import lapsed
from answerable.cases.access import visible_to
from answerable.cases.loads import Load, answered_since, loads_in
from answerable.clock.commitments import broken_in
from answerable.clock.models import Commitment
from answerable.front.desk.team.standing import standing
from answerable.lib.errors import NotFound

LEADERS = (Role.SUPERVISOR, Role.DEPARTMENT_HEAD)
MOST_PEOPLE = 60
MOST_BROKEN = 20
NOBODY = 0


@dataclass(frozen=True)
class Person:
    """A line of the board: somebody, or nobody yet, and what they have."""

    number: int
    name: str
    load: Load
    availability: str
    is_away: bool = False
    lapsed: Sequence[Skill] = ()


@dataclass(frozen=True)
class Board:
    """Everything that the board shows."""

    teams: Sequence[Team]
    team: Team | None
    people: Sequence[Person]
    waiting: int
    late: int
    soon: int
    answered: int
    left_out: int
    broken: Sequence[Commitment]
    at: datetime

    @property
    def targets(self) -> list[Person]:
        """Return to whom cases can be moved: whoever is here, the least loaded first."""
        here = [each for each in self.people if each.number and not each.is_away]
        return sorted(here, key=lambda each: (each.load.count, each.name))


def led_by(staff: Staff) -> list[Team]:
    """Return the teams that a member leads. Raises NotFound where there is none."""
    led = frozenset[int]().union(*(staff.posts.get(role, ()) for role in LEADERS))
    teams = [team for team in all_teams().values() if team.pk in led]
    if not teams:
        raise NotFound(str(staff))
    return teams


def board_of(staff: Staff, chosen: str) -> Board:
    """Return the board of all teams that a member leads, or of the one that is chosen."""
    teams = led_by(staff)
    team = next((each for each in teams if each.slug == chosen), None)
    shown = {each.pk for each in ([team] if team else teams)}
    visible = visible_to(staff)
    found = {load.owner or NOBODY: load for load in loads_in(visible, shown)}
    people = _people(shown, found, team)
    return Board(
        teams=teams,
        team=team,
        people=people[:MOST_PEOPLE],
        waiting=sum(load.count for load in found.values()),
        late=sum(load.late for load in found.values()),
        soon=sum(load.soon for load in found.values()),
        answered=answered_since(visible, shown, _midnight()),
        left_out=max(0, len(people) - MOST_PEOPLE),
        broken=list(broken_in(shown, staff)[:MOST_BROKEN]),
        at=timezone.now(),
    )


def _midnight() -> datetime:
    return timezone.make_aware(datetime.combine(today(), time.min))


def _people(
    teams: Collection[int], found: Mapping[int, Load], team: Team | None
) -> list[Person]:
    """Return nobody first, then who has most; also who has cases and left the team."""
    members = Staff.objects.filter(teams__in=teams, is_active=True)
    others = Staff.objects.filter(pk__in=[owner for owner in found if owner])
    day = today()
    away = away_on(day)
    known = (members | others).distinct().order_by("last_name", "first_name", "pk")
    listed = list(known)
    late = lapsed((each.pk for each in listed), day)
    lines = [
        replace(_person(each, found, away, team), lapsed=late.get(each.pk, ()))
        for each in listed
    ]
    lines.sort(key=lambda line: -line.load.count)
    free = found.get(NOBODY, _nothing(None))
    return [Person(NOBODY, _("Nobody yet"), free, ""), *lines]


def _person(
    staff: Staff,
    found: Mapping[int, Load],
    away: Mapping[int, Absence],
    team: Team | None,
) -> Person:
    absence = away.get(staff.pk)
    load = found.get(staff.pk, _nothing(staff.pk))
    said = _availability(staff, absence, team)
    is_away = absence is not None or not staff.is_active
    return Person(staff.pk, str(staff), load, said, is_away)


def _availability(staff: Staff, absence: Absence | None, team: Team | None) -> str:
    if not staff.is_active:
        return _("Left")
    is_open = team is None or is_working_now(team)
    stand_in = absence.substitute if absence else None
    return standing(absence, stand_in, is_open=is_open)


def _nothing(owner: int | None) -> Load:
    return Load(owner, 0, 0, 0, None)
