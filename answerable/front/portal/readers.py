"""Who reads a help page, as far as counting needs to know."""

from __future__ import annotations

from django.http import HttpRequest

from answerable.front.portal.visitors import address_of
from answerable.knowledge.counting import Reader


def reader_of(request: HttpRequest) -> Reader:
    """Return what tells one reader of a day from another, and from a robot."""
    headers = request.headers
    purposes = headers.get("Sec-Purpose", ""), headers.get("Purpose", "")
    return Reader(
        address=address_of(request),
        agent=headers.get("User-Agent", ""),
        is_ahead=any("prefetch" in each for each in purposes),
    )
