"""Who reads a help page, as far as counting needs to know."""

from __future__ import annotations

from django.http import HttpRequest

from answerable.agency.duty import today
from answerable.front.portal.visitors import address_of
from answerable.front.portal.writing import Writing
from answerable.knowledge.counting import Reader
from answerable.knowledge.journeys.noting import find_journey


def reader_of(request: HttpRequest) -> Reader:
    """Return what tells one reader of a day from another, and from a robot."""
    headers = request.headers
    purposes = headers.get("Sec-Purpose", ""), headers.get("Purpose", "")
    return Reader(
        address=address_of(request),
        agent=headers.get("User-Agent", ""),
        is_ahead=any("prefetch" in each for each in purposes),
    )


def journey_of(request: HttpRequest, writing: Writing) -> str:
    """Return the name of the journey that led to a request, or nothing.

    Who came by another way than the links of the page that they read today is still
    somebody who read it, and asks all the same.
    """
    if carried := writing.said("journey"):
        return carried
    day = today()
    return find_journey(day, reader_of(request).on(day))
