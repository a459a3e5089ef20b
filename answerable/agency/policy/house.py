"""The body itself: its name, departments, teams and offices."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from django.db import transaction
from django.utils import timezone

from answerable.agency.configuration import FOLDER, Hand, Topic
from answerable.agency.models import Agency, Department, Office, Team
from answerable.agency.models.configuration import Subject
from answerable.agency.policy.placing import put, put_row
from answerable.lib.changes import Effect, Placed
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
    by: Hand = FOLDER,
) -> Placed[Agency]:
    """Say who we are; there is one agency, so a new slug renames it."""
    given = {"slug": slug, "name": name, "address": address, "phone": phone}
    reached = {"emergency_number": emergency_number, "email": email}
    spoken = {"languages": list(languages), "calendar_slug": calendar_slug}
    row = Agency.objects.select_for_update(no_key=True).first()
    wanted = {**given, **reached, **spoken}
    return put_row(Topic(Subject.AGENCY, ""), row, Agency(), wanted, by=by)


@transaction.atomic
def put_look(*, brand: str, hero: str, by: Hand = FOLDER) -> Placed[Agency]:
    """Choose the colours of the body; empty ones are those of the product."""
    row = Agency.objects.select_for_update(no_key=True).get()
    wanted = {"brand": brand, "hero": hero}
    return put_row(Topic(Subject.LOOK, ""), row, row, wanted, by=by)


@transaction.atomic
def open_doors(*, by: Hand) -> Placed[Agency]:
    """Let people in; what they send from now on is no trial."""
    row = Agency.objects.select_for_update(no_key=True).get()
    wanted = {"opened_at": row.opened_at or timezone.now()}
    return put_row(Topic(Subject.AGENCY, ""), row, row, wanted, by=by)


@transaction.atomic
def put_department(
    *,
    slug: str,
    name: Texts,
    parent: Department | None,
    valid_from: date,
    valid_to: date | None = None,
    by: Hand = FOLDER,
) -> Placed[Department]:
    """Put a department in the tree, from one day to another."""
    return put(
        Department.objects.all(),
        slug,
        by=by,
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
    by: Hand = FOLDER,
) -> Placed[Team]:
    """Put a team in a department; a new triage team relieves the one before."""
    may_be_triage = is_triage and _relieve_triage(slug, by)
    return put(
        Team.objects.all(),
        slug,
        by=by,
        name=name,
        department=department,
        calendar_slug=calendar_slug,
        is_triage=may_be_triage,
        distribution=distribution,
        most_open=most_open,
    )


def _relieve_triage(slug: str, by: Hand) -> bool:
    """Relieve the triage team before; tell whether it does not stay by the desk's will."""
    rows = Team.objects.select_for_update(no_key=True).filter(is_triage=True)
    other = rows.exclude(slug=slug).first()
    if other is None:
        return True
    topic = Topic(Subject.TEAM, other.slug)
    relieved = put_row(
        topic, other, Team(), {"is_triage": False}, by=replace(by, seen=None)
    )
    return relieved.effect is Effect.UPDATED


@transaction.atomic
def put_office(
    *,
    slug: str,
    name: Texts,
    address: Texts,
    phone: str,
    calendar_slug: str,
    latitude: float | None = None,
    longitude: float | None = None,
    accuracy: int = 10,
    languages: Sequence[str] = (),
    services: Sequence[str] = (),
    by: Hand = FOLDER,
) -> Placed[Office]:
    """Say where people can walk in, in which languages they are met, and for what."""
    return put(
        Office.objects.all(),
        slug,
        by=by,
        name=name,
        address=address,
        phone=phone,
        calendar_slug=calendar_slug,
        latitude=latitude,
        longitude=longitude,
        accuracy=accuracy,
        languages=list(languages),
        services=list(services),
    )
