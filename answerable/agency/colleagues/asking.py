"""Who fits, as a condition for the database; who cannot do what a service needs does not."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from django.db.models import Exists, OuterRef, Q, QuerySet

from answerable.agency.colleagues.meaning import Meant
from answerable.agency.duty import away_on, is_house_open_now, today, working_now
from answerable.agency.models import Membership, Service, StaffRole, StaffSkill
from answerable.agency.queries import all_teams, services_on_offer
from answerable.agency.skills import all_needs, held_on

NOBODY = Q(pk=None)
# Letters that people write alike, and names have one way or the other.
ALIKE = str.maketrans({"ا": "[اأإآ]", "ي": "[يى]", "ه": "[هة]"})  # noqa: RUF001  # a ha


@dataclass(frozen=True)
class Wanted:
    """Who is looked for; what is empty is not asked. ``service`` is a slug."""

    parts: Sequence[str] = ()
    language: str = ""
    service: str = ""
    is_here: bool = False


def condition_of(wanted: Wanted, meant: Iterable[Meant]) -> Q:
    """Return who fits everything that is wanted."""
    asked = Q()
    for each in meant:
        asked &= _fits(each)
    if wanted.language:
        asked &= Q(speaks__contains=[wanted.language])
    if wanted.service:
        offered = {one.slug: one for one in services_on_offer()}
        asked &= _works_on(offered.get(wanted.service))
    return asked & _is_here() if wanted.is_here else asked


def held(**asked: object) -> QuerySet[StaffSkill]:
    """Return what somebody of an outer question can do today."""
    return held_on(today()).filter(staff=OuterRef("pk"), **asked)


def _fits(meant: Meant) -> Q:
    """Return who is meant by one part: by name, or by any of what it may mean."""
    offered = {one.pk: one for one in services_on_offer()}
    asked = _is_called(meant.words) | _is_in(meant.teams)
    asked |= _has_post(meant.departments, meant.roles)
    if meant.skills:
        asked |= Q(Exists(held(skill__in=meant.skills)))
    for pk in meant.services:
        asked |= _works_on(offered.get(pk))
    return asked


def _is_called(words: Sequence[str]) -> Q:
    """Return whose name has every one of these words."""
    asked = Q() if words else NOBODY
    for word in words:
        like = re.escape(word).translate(ALIKE)
        asked &= (
            Q(first_name__unaccent__iregex=like)
            | Q(last_name__unaccent__iregex=like)
            | Q(username__iexact=word)
        )
    return asked


def _is_in(teams: Collection[int]) -> Q:
    working = Membership.objects.filter(staff=OuterRef("pk"), team__in=teams)
    return Q(Exists(working)) if teams else NOBODY


def _has_post(departments: Collection[int], roles: Collection[str]) -> Q:
    of_these = Q(department__in=departments) | Q(role__in=roles)
    posts = StaffRole.objects.filter(of_these, staff=OuterRef("pk"))
    return Q(Exists(posts)) if departments or roles else NOBODY


def _works_on(service: Service | None) -> Q:
    """Return who works in the team of a service and can do what its cases need."""
    if service is None:
        return NOBODY
    asked = _is_in([service.team_id])
    for skill, level in all_needs().get(service.pk, {}).items():
        asked &= Q(Exists(held(skill=skill, level__gte=level)))
    return asked


def _is_here() -> Q:
    """Return who is on duty at this moment: not away, in a team that is open."""
    here = _is_in(working_now(all_teams().values()))
    if is_house_open_now():
        here |= ~Q(Exists(Membership.objects.filter(staff=OuterRef("pk"))))
    return here & ~Q(pk__in=list(away_on(today())))
