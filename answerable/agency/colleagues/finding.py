"""A page of those who fit, with what the directory shows of each, and why they fit."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from django.db.models import (
    IntegerField,
    Max,
    Prefetch,
    Q,
    QuerySet,
    Subquery,
    Value,
)
from django.db.models.functions import Coalesce

from answerable.agency.colleagues.asking import Wanted, condition_of, held
from answerable.agency.colleagues.meaning import Meant, joined, meanings_of
from answerable.agency.duty import (
    away_on,
    find_present,
    is_house_open_now,
    today,
    working_now,
)
from answerable.agency.models import (
    Absence,
    Service,
    Staff,
    StaffRole,
    StaffSkill,
    Team,
)
from answerable.agency.queries import services_on_offer
from answerable.agency.skills import held_on

KEY = ("best", "last_name", "first_name", "pk")
ORDER = ("-best", "last_name", "first_name", "pk")


@dataclass(frozen=True)
class Colleague:
    """One of us as the directory shows them, and what of it was looked for."""

    staff: Staff
    roles: Sequence[StaffRole]
    teams: Sequence[Team]
    knows: Sequence[StaffSkill]  # what counts today
    absence: Absence | None
    stand_in: Staff | None
    is_here: bool
    services: Sequence[Service] = ()  # of their teams, that were looked for
    found_by: Meant = field(default_factory=Meant)


@dataclass(frozen=True)
class FoundPage:
    """A page of those who fit, and behind whom (an id) the next one begins, if any does."""

    people: Sequence[Colleague]
    after: int | None


def find_colleagues(
    seen: QuerySet[Staff], wanted: Wanted, *, after: int | None = None, most: int
) -> FoundPage:
    """Return those of ``seen`` who fit all that is wanted, who knows it best first."""
    meant = meanings_of(wanted.parts)
    everybody = _ordered(seen, meant)
    fitting = everybody.filter(condition_of(wanted, meant))
    key = everybody.filter(pk=after).values_list(*KEY).first() if after else None
    rows = list(_whole(fitting.filter(_behind(*key)) if key else fitting)[: most + 1])
    people = [_colleague(one, wanted, joined(meant)) for one in rows[:most]]
    return FoundPage(people, rows[most - 1].pk if len(rows) > most else None)


def _ordered(seen: QuerySet[Staff], meant: Iterable[Meant]) -> QuerySet[Staff]:
    """Return staff with how well they know what was typed, 0 to 3, the best first."""
    skills = {pk for each in meant for pk in each.skills}
    highest = held(skill__in=skills).order_by().values("staff")
    level = Subquery(highest.annotate(best=Max("level")).values("best"))
    best = Coalesce(level, 0) if skills else Value(0, IntegerField())
    return seen.annotate(best=best).order_by(*ORDER)


def _behind(best: int, last: str, first: str, pk: int) -> Q:
    same = Q(last_name=last, first_name=first, pk__gt=pk)
    by_name = Q(last_name__gt=last) | Q(last_name=last, first_name__gt=first) | same
    return Q(best__lt=best) | (Q(best=best) & by_name)


def _whole(rows: QuerySet[Staff]) -> QuerySet[Staff]:
    """Return staff with what the directory shows, in three trips more."""
    known = held_on(today()).select_related("skill").order_by("-level", "skill__slug")
    posts = StaffRole.objects.select_related("department").order_by("role", "pk")
    return rows.prefetch_related(
        Prefetch("skills", known, to_attr="known"),
        Prefetch("roles", posts, to_attr="held_posts"),
        Prefetch("teams", Team.objects.order_by("slug")),
    )


def _colleague(staff: Staff, wanted: Wanted, found_by: Meant) -> Colleague:
    away, teams = away_on(today()), list(staff.teams.all())
    absence = away.get(staff.pk)
    is_open = bool(working_now(teams)) if teams else is_house_open_now()
    return Colleague(
        staff=staff,
        roles=staff.held_posts,  # type: ignore[attr-defined]  # fetched by _whole
        teams=teams,
        knows=staff.known,  # type: ignore[attr-defined]  # fetched by _whole
        absence=absence,
        stand_in=find_present(staff.pk, away) if absence else None,
        is_here=is_open and absence is None,
        services=_services(teams, wanted, found_by),
        found_by=found_by,
    )


def _services(teams: Sequence[Team], wanted: Wanted, found_by: Meant) -> list[Service]:
    """Return the services of these teams that were looked for."""
    own = {each.pk for each in teams}
    return [
        one
        for one in services_on_offer()
        if one.team_id in own
        and (one.pk in found_by.services or one.slug == wanted.service)
    ]
