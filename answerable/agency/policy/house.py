"""The body itself: its name, departments, teams and offices."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from django.db import transaction

from answerable.agency.models import Agency, Department, Office, Team
from answerable.agency.policy.placing import change, create, put
from answerable.lib.changes import Placed
from answerable.lib.wording import Texts


@transaction.atomic
def put_agency(
    *,
    slug: str,
    name: Texts,
    address: Texts,
    phone: str,
    emergency_number: str,
    email: str,
    languages: Sequence[str],
    calendar_slug: str,
) -> Placed[Agency]:
    """Say who we are; there is one agency, so a new slug renames it."""
    given = {"slug": slug, "name": name, "address": address, "phone": phone}
    reached = {"emergency_number": emergency_number, "email": email}
    spoken = {"languages": list(languages), "calendar_slug": calendar_slug}
    row = Agency.objects.select_for_update(no_key=True).first()
    wanted = {**given, **reached, **spoken}
    return change(row, wanted) if row else create(Agency(), wanted)


@transaction.atomic
def put_department(
    *,
    slug: str,
    name: Texts,
    parent: Department | None,
    valid_from: date,
    valid_to: date | None = None,
) -> Placed[Department]:
    """Put a department in the tree, from one day to another."""
    return put(
        Department.objects.all(),
        slug,
        name=name,
        parent=parent,
        valid_from=valid_from,
        valid_to=valid_to,
    )


@transaction.atomic
def put_team(
    *,
    slug: str,
    name: Texts,
    department: Department,
    calendar_slug: str,
    is_triage: bool = False,
    distribution: str = Team.Distribution.TAKE,
    most_open: int | None = None,
) -> Placed[Team]:
    """Put a team in a department; a new triage team relieves the one before."""
    if is_triage:
        Team.objects.filter(is_triage=True).exclude(slug=slug).update(is_triage=False)
    return put(
        Team.objects.all(),
        slug,
        name=name,
        department=department,
        calendar_slug=calendar_slug,
        is_triage=is_triage,
        distribution=distribution,
        most_open=most_open,
    )


@transaction.atomic
def put_office(
    *, slug: str, name: Texts, address: Texts, phone: str, calendar_slug: str
) -> Placed[Office]:
    """Say where people can walk in."""
    return put(
        Office.objects.all(),
        slug,
        name=name,
        address=address,
        phone=phone,
        calendar_slug=calendar_slug,
    )
