"""What can be asked for, and where."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from django.db import transaction

from answerable.agency.models import Area, Department, Service, Team
from answerable.agency.policy.placing import put
from answerable.lib.changes import Placed
from answerable.lib.wording import Texts


@transaction.atomic
def put_area(*, slug: str, name: Texts) -> Placed[Area]:
    """Name a part of the territory."""
    return put(Area.objects.all(), slug, name=name)


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
) -> Placed[Service]:
    """Offer something that people can ask for; one that was retired is offered again."""
    return put(
        Service.objects.all(),
        slug,
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
        retired_on=None,
    )
