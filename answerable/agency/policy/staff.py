"""Who works here: accounts, what they are, and the queues they work."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from django.db import transaction

from answerable.agency.configuration import FOLDER, Hand, Topic, place
from answerable.agency.models import Department, Staff, StaffRole, Team
from answerable.agency.models.configuration import Subject
from answerable.agency.models.staff import Onward
from answerable.agency.policy.placing import assign, put_row, record
from answerable.lib.changes import Placed

Post = tuple[str, Department]
ACCOUNT = ("first_name", "last_name", "email", "language", "speaks")


@transaction.atomic
def put_staff(
    *,
    username: str,
    first_name: str,
    last_name: str,
    email: str,
    language: str,
    teams: Collection[Team],
    roles: Sequence[Post],
    speaks: Sequence[str] = (),
    password: str = "",
    by: Hand = FOLDER,
) -> Placed[Staff]:
    """Give a member of staff an account, roles and teams.

    Without a password nobody can sign in to a new account. A password is set only
    where there is none: whoever has chosen one keeps it.
    """
    row = Staff.objects.select_for_update(no_key=True).filter(username=username).first()
    wanted = {
        "first_name": first_name,
        "last_name": last_name,
        "email": email,
        "language": language,
        "speaks": list(speaks),
        "teams": sorted(team.slug for team in teams),
        "roles": sorted(f"{role} in {department.slug}" for role, department in roles),
        "has_password": bool(password or (row and row.has_usable_password())),
    }
    staff = row or _newcomer(username)

    def write() -> Staff:
        assign(staff, {name: wanted[name] for name in ACCOUNT})
        _set_first_password(staff, password)
        staff.save()
        staff.teams.set(teams)
        _give_roles(staff, roles)
        return staff

    before = _standing(row) if row else {}
    topic = Topic(Subject.STAFF, username)
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
    roles = staff.roles.values_list("role", "department__slug")
    return {
        **record(staff, dict.fromkeys(ACCOUNT)),
        "teams": sorted(staff.teams.values_list("slug", flat=True)),
        "roles": sorted(f"{role} in {slug}" for role, slug in roles),
        "has_password": staff.has_usable_password(),
    }
