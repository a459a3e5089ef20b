"""The front door, and what can be asked for."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.views.decorators.http import require_GET

from answerable.agency.queries import offered_services
from answerable.agency.search import find_services
from answerable.front.portal.doors import DOORS
from answerable.front.portal.offers import offers
from answerable.front.portal.situations import notices_at_the_start
from answerable.knowledge.shelves import often_read
from answerable.lib.wording import without_nul

SHOWN_AT_THE_START = 6


@require_GET
def start(request: HttpRequest) -> HttpResponse:
    """Show the doors, and the services that the government puts first."""
    first = offers(offered_services()[:SHOWN_AT_THE_START])
    context = {
        "doors": DOORS.values(),
        "offers": first,
        "often": often_read(get_language() or ""),
        "notices": notices_at_the_start(),
    }
    return render(request, "portal/start.html", context)


@require_GET
def services(request: HttpRequest) -> HttpResponse:
    """Show what fits the words that were typed; without any, everything."""
    query = without_nul(request.GET.get("q", "")).strip()
    found = find_services(query, get_language() or "") if query else []
    context = {
        "query": query,
        "found": offers(each.service for each in found),
        "offers": [] if found else offers(offered_services()),
    }
    return render(request, "portal/services.html", context)
