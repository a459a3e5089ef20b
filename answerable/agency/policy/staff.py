"""Who works here: accounts, what they are, and the queues they work."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import TypedDict, Unpack

from django.db import transaction

from answerable.agency.configuration import FOLDER, Hand, Topic, place
from answerable.agency.models import Department, Staff, StaffRole, Team
from answerable.agency.models.configuration import Subject
from answerable.agency.models.staff import Onward
from answerable.agency.policy.placing import assign, put_row, record
from answerable.lib.changes import Placed

Post = tuple[str, Department]
ACCOUNT = ("first_name", "last_name", "email", "language", "speaks")


class Account(TypedDict):
    """Who somebody is, as letters and the desk call them."""

    first_name: str
    last_name: str
    email: str
    language: str


@transaction.atomic
def put_staff(
    *,
    username: str,
    teams: Collection[Team],
    roles: Sequence[Post],
    speaks: Sequence[str] = (),
    password: str = "",
    by: Hand = FOLDER,
    **account: Unpack[Account],
) -> Placed[Staff]:
    """Give a member of staff an account, roles and teams.

    Without a password nobody can sign in to a new account. A password is set only
    where there is none: whoever has chosen one keeps it.
    """
    row = Staff.objects.select_for_update(no_key=True).filter(username=username).first()
    staff = row or _newcomer(username)
    named: dict[str, object] = {**account, "speaks": list(speaks)}
    wanted = {
        **named,
        **_places({team.slug for team in teams}, [(r, d.slug) for r, d in roles]),
        "has_password": bool(password) or staff.has_usable_password(),
    }
    before = _standing(row) if row else {}
    topic = Topic(Subject.STAFF, username)

    def write() -> Staff:
        return _employ(staff, named, teams, roles, password)

    return place(topic, by=by, found=row, before=before, wanted=wanted, write=write)


def set_habits(staff: Staff, *, uses_keys: bool, goes_on_to: Onward) -> Staff:
    """Keep how a member of staff likes to work at the desk."""
    staff.uses_keys, staff.goes_on_to = uses_keys, goes_on_to
    staff.save(update_fields=["uses_keys", "goes_on_to"])
    return staff


@transaction.atomic
def set_account(staff: Staff, *, is_open: bool, by: Hand = FOLDER) -> Placed[Staff]:
    """Close the account of who leaves, or open it again; what they wrote stays."""
    row = Staff.objects.select_for_update(no_key=True).get(pk=staff.pk)
    topic = Topic(Subject.STAFF, row.username)
    return put_row(topic, row, row, {"is_active": is_open}, by=by)


def _employ(
    staff: Staff,
    named: Mapping[str, object],
    teams: Collection[Team],
    roles: Sequence[Post],
    password: str,
) -> Staff:
    assign(staff, named)
    _set_first_password(staff, password)
    staff.save()
    staff.teams.set(teams)
    _give_roles(staff, roles)
    return staff


def _newcomer(username: str) -> Staff:
    staff = Staff(username=username)
    staff.set_unusable_password()
    return staff


def _set_first_password(staff: Staff, password: str) -> None:
    if password and not staff.has_usable_password():
        staff.set_password(password)


def _give_roles(staff: Staff, roles: Sequence[Post]) -> None:
    """Leave exactly these roles; one that stays keeps its row."""
    kept = [
        StaffRole.objects.get_or_create(staff=staff, role=role, department=department)
        for role, department in roles
    ]
    staff.roles.exclude(pk__in=[row.pk for row, _ in kept]).delete()


def _standing(staff: Staff) -> dict[str, object]:
    """Return all that can be compared of a member of staff."""
    teams = staff.teams.values_list("slug", flat=True)
    return {
        **record(staff, dict.fromkeys(ACCOUNT)),
        **_places(teams, staff.roles.values_list("role", "department__slug")),
        "has_password": staff.has_usable_password(),
    }


def _places(
    teams: Iterable[str], roles: Iterable[tuple[str, str]]
) -> dict[str, object]:
    """Return where somebody works and as what, so that it can be compared and read."""
    return {
        "teams": sorted(teams),
        "roles": sorted(f"{role} in {department}" for role, department in roles),
    }
