"""Who is away, and what staff can do: planned, changed and taken back."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from django.db import transaction

from answerable.agency.configuration import FOLDER, Hand, Topic, place
from answerable.agency.models import (
    Absence,
    Service,
    ServiceNeed,
    Skill,
    Staff,
    StaffSkill,
)
from answerable.agency.models.configuration import Subject
from answerable.agency.policy.placing import change, create, put
from answerable.lib.changes import Placed
from answerable.lib.memory import forget
from answerable.lib.wording import Texts

Held = tuple[int, date | None]  # the level, and until when it is certified


@transaction.atomic
def put_absence(
    *,
    staff: Staff,
    first_day: date,
    last_day: date,
    substitute: Staff | None,
    by: Staff | None = None,
) -> Placed[Absence]:
    """Plan an absence; one that begins on the same day is changed."""
    rows = Absence.objects.select_for_update(no_key=True)
    row = rows.filter(staff=staff, first_day=first_day).first()
    forget()
    wanted = {"last_day": last_day, "substitute": substitute}
    if row:
        return change(row, wanted)
    begun = {"staff": staff, "first_day": first_day, "by": by}
    return create(Absence(), {**begun, **wanted})


@transaction.atomic
def cancel_absence(absence: Absence) -> None:
    """Take an absence back."""
    forget()
    absence.delete()


@transaction.atomic
def put_skill(*, slug: str, name: Texts, by: Hand = FOLDER) -> Placed[Skill]:
    """Name something that some work needs."""
    return put(Skill.objects.all(), slug, by=by, name=name)


@transaction.atomic
def put_skills(
    staff: Staff, held: Mapping[Skill, Held], *, by: Hand = FOLDER
) -> Placed[Staff]:
    """Say what a member of staff can do: exactly this."""
    row = Staff.objects.select_for_update(no_key=True).get(pk=staff.pk)
    return place(
        topic_of_skills(row),
        by=by,
        found=row,
        before={"skills": _held(row)},
        wanted={"skills": {skill.slug: each for skill, each in held.items()}},
        write=lambda: _hold(row, held),
    )


@transaction.atomic
def put_needs(
    service: Service, needed: Mapping[Skill, int], *, by: Hand = FOLDER
) -> Placed[Service]:
    """Say which skills the cases of a service need: exactly these."""
    row = Service.objects.select_for_update(no_key=True).get(pk=service.pk)
    return place(
        topic_of_needs(row),
        by=by,
        found=row,
        before={"needs": _needed(row)},
        wanted={"needs": {skill.slug: level for skill, level in needed.items()}},
        write=lambda: _need(row, needed),
    )


def topic_of_skills(staff: Staff) -> Topic:
    """Return what the log calls the skills of a member of staff."""
    return Topic(Subject.HELD, staff.username)


def topic_of_needs(service: Service) -> Topic:
    """Return what the log calls the needs of a service."""
    return Topic(Subject.NEEDED, service.slug)


def _hold(staff: Staff, held: Mapping[Skill, Held]) -> Staff:
    for skill, (level, until) in held.items():
        values = {"level": level, "certified_until": until}
        StaffSkill.objects.update_or_create(staff=staff, skill=skill, defaults=values)
    staff.skills.exclude(skill__in=held).delete()
    return staff


def _need(service: Service, needed: Mapping[Skill, int]) -> Service:
    for skill, level in needed.items():
        ServiceNeed.objects.update_or_create(
            service=service, skill=skill, defaults={"level": level}
        )
    service.needs.exclude(skill__in=needed).delete()
    return service


def _held(staff: Staff) -> dict[str, object]:
    rows = staff.skills.values_list("skill__slug", "level", "certified_until")
    return {slug: (level, until) for slug, level, until in rows}


def _needed(service: Service) -> dict[str, object]:
    return dict(service.needs.values_list("skill__slug", "level"))
