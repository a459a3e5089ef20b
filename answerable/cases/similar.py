"""What is reported already near a place: for who reports the same, and may follow it.

Only what anybody may know who stands there: open reports of a service that shows them,
never a complaint, never what is restricted, and nothing that was said in them.
"""

from __future__ import annotations

from collections.abc import Collection
from datetime import timedelta

from django.db.models import QuerySet
from django.utils import timezone

from answerable.agency.models import Service
from answerable.cases.models import Case
from answerable.cases.models.case import OPEN, CaseType
from answerable.cases.spots import Near, cases_near
from answerable.lib.positions import Point

MOST = 5


def similar_near(service: Service, point: Point) -> list[Near]:
    """Return what is open of this service near a point, the nearest first."""
    if not shows_similar(service):
        return []
    return cases_near(_shown(service), point, service.similar_within, most=MOST)


def still_similar(service: Service, references: Collection[str]) -> list[Case]:
    """Return which of these are still open and may still be shown, in their order."""
    if not (references and shows_similar(service)):
        return []
    open_ones = _shown(service).filter(OPEN, reference__in=references)
    found = {case.reference: case for case in open_ones.select_related("area")}
    return [found[one] for one in references if one in found]


def may_be_followed(case: Case, service: Service | None) -> bool:
    """Tell whether somebody who reports something may follow this locked case instead."""
    return (
        case.is_open
        and service is not None
        and case.service_id == service.pk
        and shows_similar(service)
        and not case.is_restricted
        and case.case_type != CaseType.COMPLAINT
    )


def shows_similar(service: Service) -> bool:
    """Tell whether a service shows others what is open: it must say so itself."""
    return service.may_show_similar and service.similar_within > 0


def _shown(service: Service) -> QuerySet[Case]:
    since = timezone.now() - timedelta(days=service.similar_days)
    kept = Case.objects.filter(service=service, is_restricted=False)
    return kept.filter(opened_at__gte=since).exclude(case_type=CaseType.COMPLAINT)
