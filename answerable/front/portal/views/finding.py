"""Looking before writing: help pages and services that fit the words that were typed."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language

from answerable.agency.search import find_services
from answerable.front.portal.offers import offers
from answerable.front.portal.trail import trail_in
from answerable.knowledge.reading import read_all
from answerable.knowledge.search import did_you_mean
from answerable.knowledge.search.log import note_search
from answerable.knowledge.suggesting import answers_for

MOST_ANSWERS = 12
MOST_SERVICES = 3


def found(request: HttpRequest) -> HttpResponse:
    """Show what fits, the best first; where nothing does, another spelling and a person."""
    trail, language = trail_in(request.GET), get_language() or ""
    readings = read_all(answers_for(trail.query, language, most=MOST_ANSWERS), language)
    services = [one.service for one in find_services(trail.query, language)]
    if request.method == "GET":
        note_search(trail.query, language, found=len(readings) + len(services))
    trail = trail.begun if readings else trail
    context = {
        "query": trail.query,
        "trail": trail,
        "readings": readings,
        "offers": offers(services[:MOST_SERVICES]),
        "meant": did_you_mean(trail.query, language=language),
    }
    return render(request, "portal/help/found.html", context)
