"""What can be asked for, and where."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from django.db import transaction
from django.utils import timezone

from answerable.agency.configuration import FOLDER, Hand, Topic
from answerable.agency.models import Area, Department, Service, Team
from answerable.agency.models.configuration import Subject
from answerable.agency.policy.placing import put, put_row
from answerable.lib.changes import Placed
from answerable.lib.wording import Texts


@transaction.atomic
def put_area(
    *, slug: str, name: Texts, valid_to: date | None = None, by: Hand = FOLDER
) -> Placed[Area]:
    """Name a part of the territory; it is offered again unless a day says until when."""
    return put(Area.objects.all(), slug, by=by, name=name, valid_to=valid_to)


@transaction.atomic
def put_service(
    *,
    slug: str,
    name: Texts,
    summary: Texts,
    aliases: Mapping[str, Sequence[str]],
    department: Department,
    team: Team,
    case_type: str,
    identity_level: int,
    place: str,
    position: int,
    impact: int = 2,
    urgency: int = 2,
    indications: Sequence[Mapping[str, object]] = (),
    picture: str = "",
    similar_within: int = 0,
    similar_days: int = 30,
    former: Sequence[str] = (),
    retired_on: date | None = None,
    by: Hand = FOLDER,
) -> Placed[Service]:
    """Offer something that people can ask for, again unless a day says until when."""
    return put(
        Service.objects.all(),
        slug,
        by=by,
        name=name,
        summary=summary,
        aliases=aliases,
        department=department,
        team=team,
        case_type=case_type,
        identity_level=identity_level,
        place=place,
        position=position,
        impact=impact,
        urgency=urgency,
        indications=list(indications),
        picture=picture,
        similar_within=similar_within,
        similar_days=similar_days,
        former=sorted(former),
        retired_on=retired_on,
    )


@transaction.atomic
def retire_service(service: Service, *, by: Hand) -> Placed[Service]:
    """Offer something no more; its cases stay."""
    row = Service.objects.select_for_update(no_key=True).get(pk=service.pk)
    wanted = {"retired_on": timezone.localdate()}
    return put_row(_topic(row), row, row, wanted, by=by)


@transaction.atomic
def move_service(service: Service, *, up: bool, by: Hand) -> None:
    """Exchange a service with the one before or behind it; the ends stay."""
    rows = list(Service.objects.select_for_update(no_key=True))
    here = rows.index(service)
    there = here - 1 if up else here + 1
    if 0 <= there < len(rows):
        rows[here], rows[there] = rows[there], rows[here]
    for position, row in enumerate(rows, start=1):
        put_row(_topic(row), row, row, {"position": position}, by=by)


def _topic(service: Service) -> Topic:
    return Topic(Subject.SERVICE, service.slug)
