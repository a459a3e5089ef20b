"""What goes on and concerns many, for who reports or only looks in."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils import timezone

from answerable.agency.queries import areas_by_slug
from answerable.cases.models import Situation, SituationStatus
from answerable.cases.situations import reach_of, told_now
from answerable.front.portal.placing import Placing
from answerable.front.portal.writing import Writing


@dataclass(frozen=True)
class Notice:
    """One situation, and how far it is."""

    situation: Situation
    status: SituationStatus


def notices_for(writing: Writing) -> list[Notice]:
    """Return what goes on with the service of a request, where it is known to be."""
    service = writing.wanted
    if service is None:
        return []
    placing = Placing.in_answers(writing.answers)
    area = areas_by_slug().get(placing.area)
    point = placing.spot.point if placing.spot else None
    now = timezone.now()
    return [
        Notice(situation, status)
        for situation, status in told_now()
        if situation.service_id == service.pk
        and reach_of(situation).holds(now, area=area.pk if area else None, point=point)
    ]


def notices_at_the_start() -> list[Notice]:
    """Return what the start page is to say."""
    return [
        Notice(situation, status)
        for situation, status in told_now()
        if situation.is_on_start and situation.ends_at > timezone.now()
    ]
