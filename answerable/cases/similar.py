"""What is reported already near a place: for who reports the same, and may follow it.

Only what anybody may know who stands there: open reports of a service that shows them,
never a complaint, never what is restricted, and nothing that was said in them.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import timedelta
from typing import NamedTuple

from django.db.models import Q, QuerySet
from django.utils import timezone

from answerable.agency.known_places import ToldPlace, spots_of
from answerable.agency.models import Service
from answerable.cases.models import Case
from answerable.cases.models.case import OPEN, CaseType
from answerable.cases.spots import Near
from answerable.lib.cells import cells_around
from answerable.lib.nearness import apart
from answerable.lib.positions import Spot

MOST = 5
LOOKED_AT = 200  # of the newest that have a point
READ = 60  # of the newest whose place stands there in words alone
EXACT = 100  # metres that most points may be off at most
COARSEST = 1_500  # metres: what is known less exactly than that is near nothing


class Placed(NamedTuple):
    """A case, and where it is as exactly as we know."""

    case: Case
    spot: Spot


def similar_near(service: Service, spot: Spot) -> list[Near]:
    """Return what is open of this service and may lie near a place, the surest first.

    Both places may be off by their accuracies: near is what can lie within the metres
    that the service says. A place in words is where the gazetteer knows it.
    """
    if not shows_similar(service) or (spot.accuracy or 0) > COARSEST:
        return []
    rows = _shown(service).filter(OPEN).select_related("area")
    known = [*_with_a_point(rows, spot, service.similar_within), *_in_words(rows)]
    ways = ((one.case, apart(spot, one.spot)) for one in known if _is_known(one.spot))
    near = [each for each in ways if each[1].at_least <= service.similar_within]
    surest = sorted(near, key=lambda each: each[1].at_most)
    return [Near(case, way.metres) for case, way in surest[:MOST]]


def spots_of_cases(cases: Iterable[Case]) -> dict[int, Spot]:
    """Return where these cases (by their ids) are: by their point, or by their words."""
    rows = list(cases)
    pinned = {case.pk: case.spot for case in rows if case.spot}
    told = {case.pk: _told(case) for case in rows if case.pk not in pinned}
    known = spots_of(set(told.values()))
    named = {pk: known[place] for pk, place in told.items() if place in known}
    return {**pinned, **named}


def _with_a_point(rows: QuerySet[Case], spot: Spot, within: int) -> list[Placed]:
    """Return what may lie near by its point; for coarse ones farther around."""
    off = spot.accuracy or 0
    around = cells_around(spot.point, within + off + COARSEST)
    near = cells_around(spot.point, within + off + EXACT)
    reached = Q(cell__in=near) | Q(place_accuracy__gt=EXACT)
    newest = rows.filter(reached, cell__in=around).order_by("-opened_at", "-id")
    return [Placed(case, case.spot) for case in newest[:LOOKED_AT] if case.spot]


def _in_words(rows: QuerySet[Case]) -> list[Placed]:
    """Return the newest without a point whose words, or whose area, say where they are."""
    unpinned = rows.filter(cell=None).exclude(place="", area=None)
    newest = {case.pk: case for case in unpinned.order_by("-opened_at", "-id")[:READ]}
    spots = spots_of_cases(newest.values())
    return [Placed(newest[pk], spot) for pk, spot in spots.items()]


def _told(case: Case) -> ToldPlace:
    return ToldPlace(case.place, case.area.slug if case.area else "")


def _is_known(spot: Spot) -> bool:
    return (spot.accuracy or 0) <= COARSEST


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
