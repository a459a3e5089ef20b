"""Departments merged, renamed or divided from a day on, without a case losing its desk.

Teams are not touched, only the department that they are in: so every open case stays
with the people who have it. The departments that end stay in the tree until that day.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from answerable.agency.configuration import Hand, Topic
from answerable.agency.models import (
    Department,
    Reorganisation,
    Service,
    Staff,
    StaffRole,
    Team,
)
from answerable.agency.models.configuration import Subject
from answerable.agency.models.house import Named
from answerable.agency.policy.placing import put_row
from answerable.lib.errors import Refused

# What lies in a department, and by which field.
PARTS: dict[str, tuple[type[Named], str]] = {
    "teams": (Team, "department"),
    "services": (Service, "department"),
    "departments": (Department, "parent"),
}


@transaction.atomic
def plan_reorganisation(
    *, on: date, ending: Iterable[Department], into: Department, by: Staff
) -> Reorganisation:
    """Say which departments end, when, and who gets what they have.

    Raises Refused for a successor that itself ends, or a day that is over.
    """
    closing = list(ending)
    if into in closing or into.valid_to:
        hint = _("The department that gets everything ends itself. Choose another one.")
        raise Refused(code="successor-ends", hint=hint)
    if on < timezone.localdate():
        hint = _("This day is over. Choose today or a day to come.")
        raise Refused(code="day-is-over", hint=hint)
    planned = Reorganisation.objects.create(on=on, into=into, planned_by=by)
    planned.ending.set(closing)
    return planned


@transaction.atomic
def divide(planned: Reorganisation, elsewhere: Mapping[str, str]) -> None:
    """Say what goes to another department than the rest. Raises Refused once it is done."""
    row = _lock(planned)
    row.elsewhere = {
        name: slug for name, slug in elsewhere.items() if slug != row.into.slug
    }
    row.save(update_fields=["elsewhere"])


@transaction.atomic
def give_up(planned: Reorganisation) -> None:
    """Leave everything as it is. Raises Refused once it is done."""
    _lock(planned).delete()


@transaction.atomic
def carry_out(planned: Reorganisation) -> bool:
    """End the departments and move what they have; False if it was done already."""
    rows = Reorganisation.objects.select_for_update(no_key=True, of=("self",))
    row = rows.select_related("into", "planned_by").get(pk=planned.pk)
    if row.done_at:
        return False
    by = Hand(row.planned_by)
    successors = {one.slug: one for one in Department.objects.all()}
    for department in row.ending.select_for_update(no_key=True).order_by("pk"):
        heirs = {row.into} | {
            _hand_on(row, name, found, successors, by)
            for name, found in parts_of(department)
        }
        _hand_on_roles(department, heirs)
        _set(department, {"valid_to": row.on}, by)
    row.done_at = timezone.now()
    row.save(update_fields=["had", "done_at"])
    return True


def parts_of(department: Department) -> Iterator[tuple[str, Named]]:
    """Yield what lies in a department, with the name that a plan has for it."""
    for noun, (model, field) in PARTS.items():
        rows = model._default_manager  # noqa: SLF001  # Django documents it
        for row in rows.filter(**{field: department}).order_by("slug"):
            yield f"{noun}/{row.slug}", row


def _hand_on(
    row: Reorganisation,
    name: str,
    found: Named,
    successors: Mapping[str, Department],
    by: Hand,
) -> Department:
    """Move one thing to its new department, and remember where it was."""
    heir = successors.get(row.elsewhere.get(name, ""), row.into)
    field = PARTS[name.partition("/")[0]][1]
    row.had[name] = getattr(found, field).slug
    # A successor that lay beneath what ends would lie beneath itself.
    above = heir if heir != found else getattr(found, field).parent
    _set(found, {field: above}, by)
    return heir


def _hand_on_roles(department: Department, heirs: Iterable[Department]) -> None:
    """Whoever was something there is the same in what took its place."""
    for post in StaffRole.objects.filter(department=department):
        for heir in heirs:
            StaffRole.objects.get_or_create(
                staff=post.staff, role=post.role, department=heir
            )


def _set(row: Named, wanted: Mapping[str, object], by: Hand) -> None:
    topic = Topic(Subject(str(row._meta.model_name)), row.slug)
    put_row(topic, row, row, wanted, by=by)


def _lock(planned: Reorganisation) -> Reorganisation:
    rows = Reorganisation.objects.select_for_update(no_key=True, of=("self",))
    row = rows.select_related("into").get(pk=planned.pk)
    if row.done_at:
        hint = _("This was carried out already. Plan another change instead.")
        raise Refused(code="done-already", hint=hint)
    return row
