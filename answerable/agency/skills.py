"""Who can do what a service needs; a certificate that lapsed counts for nothing."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date

from django.db.models import QuerySet

from answerable.agency.models import ServiceNeed, Skill, Staff, StaffSkill
from answerable.lib.memory import remembered

# By skill (its id), the level that is needed, or had.
Levels = Mapping[int, int]


def held_on(day: date) -> QuerySet[StaffSkill]:
    """Return what anybody can do on a day: a certificate that lapsed counts for nothing."""
    return StaffSkill.objects.exclude(certified_until__lt=day)


def levels_of(staff: Iterable[int], day: date) -> Mapping[int, Levels]:
    """Return, for each of these (ids), the skills that count on a day."""
    levels: dict[int, dict[int, int]] = {each: {} for each in staff}
    for had in held_on(day).filter(staff__in=levels):
        levels[had.staff_id][had.skill_id] = had.level
    return levels


def is_met(needed: Levels, had: Levels) -> bool:
    """Tell whether somebody with these skills can do what needs those."""
    return all(had.get(skill, 0) >= level for skill, level in needed.items())


@remembered
def all_needs() -> Mapping[int, Levels]:
    """Return what each service (its id) needs; those that need nothing are left out."""
    needs: dict[int, dict[int, int]] = defaultdict(dict)
    for need in ServiceNeed.objects.all():
        needs[need.service_id][need.skill_id] = need.level
    return dict(needs)


def lapsed(staff: Iterable[int], day: date) -> Mapping[int, list[Skill]]:
    """Return, for those of these (ids) who have any, the skills that have lapsed."""
    found: dict[int, list[Skill]] = defaultdict(list)
    late = StaffSkill.objects.filter(staff__in=list(staff), certified_until__lt=day)
    for had in late.select_related("skill").order_by("skill__slug"):
        found[had.staff_id].append(had.skill)
    return found


def barred_for_all(staff: Iterable[int], day: date) -> list[int]:
    """Return the services (ids) whose cases none of these (ids) can be offered."""
    levels = levels_of(staff, day) if all_needs() else {}
    return [
        service
        for service, needed in all_needs().items()
        if not any(is_met(needed, had) for had in levels.values())
    ]


def barred_services(staff: Staff, day: date) -> list[int]:
    """Return the services (ids) whose cases this member cannot be offered on a day."""
    needs = all_needs()
    if not needs:
        return []
    had = levels_of([staff.pk], day)[staff.pk]
    return [service for service, needed in needs.items() if not is_met(needed, had)]


def who_can(staff: Iterable[int], service: int | None, day: date) -> set[int]:
    """Return which of these (ids) can be offered a case of a service on a day."""
    asked = set(staff)
    needed = all_needs().get(service or 0)
    if not needed:
        return asked
    levels = levels_of(asked, day)
    return {each for each in asked if is_met(needed, levels[each])}
