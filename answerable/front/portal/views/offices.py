"""Our offices and who answers: a list to search, a page for each office, and a map."""

from __future__ import annotations

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from answerable.agency.answering import find_answering
from answerable.agency.models import Office
from answerable.agency.offices import FoundOffice, Sought, find_offices, office_now
from answerable.agency.queries import offered_by_address, offered_services
from answerable.front.portal.finding import FindForm, understand
from answerable.front.portal.moved import service_moved
from answerable.front.portal.offices import (
    AnsweringLine,
    as_feature,
    days_of,
    line_of,
    line_of_address,
    line_of_answering,
)
from answerable.front.portal.posted import holdable
from answerable.front.shared.maps import map_with_pin
from answerable.lib.positions import Source, spot_at

PAGE = 50
GEOJSON = "application/geo+json"


@require_safe
def offices(request: HttpRequest) -> HttpResponse:
    """Show the offices and who answers that fit what is sought; else all offices."""
    if moved := service_moved(request):
        return moved
    asked = holdable(request.GET)
    form = FindForm(asked, services=list(offered_services()))
    understood = understand(form)
    sought = understood.sought
    found = find_offices(sought, now=timezone.now())
    page = Paginator(found, PAGE).get_page(asked.get("page"))
    context = {
        "form": form,
        "understood": understood,
        "is_search": any(asked.get(name) for name in form.fields),
        "page": page,
        "lines": [line_of(one) for one in page.object_list],
        "answering": _answering(sought) if sought.asks_for_help else [],
    }
    return render(request, "portal/offices/list.html", context)


@require_safe
def office(request: HttpRequest, slug: str) -> HttpResponse:
    """Show one office: where it is, when it is open, for what."""
    found = _found(slug)
    point, exact = found.point, found.office.accuracy
    spot = spot_at(point, Source.GAZETTEER, exact) if point else None
    context = {
        "line": line_of(found),
        "address": line_of_address(found),
        "days": days_of(found.calendar, timezone.now()),
        "drawn": map_with_pin(spot) if spot else "",
    }
    return render(request, "portal/offices/office.html", context)


@require_safe
def offices_map(_request: HttpRequest) -> HttpResponse:
    """Return all offices as a map."""
    found = find_offices(Sought(), now=timezone.now())
    return _as_map([as_feature(one) for one in found], "offices")


@require_safe
def office_map(_request: HttpRequest, slug: str) -> HttpResponse:
    """Return one office as a map."""
    return _as_map([as_feature(_found(slug))], slug)


def _answering(sought: Sought) -> list[AnsweringLine]:
    found = find_answering(sought, get_language() or "", now=timezone.now())
    return [line_of_answering(one) for one in found]


def _found(slug: str) -> FoundOffice:
    row = get_object_or_404(Office, slug=slug)
    return office_now(row, offered_by_address(), now=timezone.now())


def _as_map(features: list[dict[str, object]], name: str) -> HttpResponse:
    collection = {"type": "FeatureCollection", "features": features}
    answer = JsonResponse(collection, content_type=GEOJSON)
    answer["Content-Disposition"] = f'attachment; filename="{name}.geojson"'
    return answer
