"""What often belongs together, as a page shows it; whoever does not want it says so.

That is remembered by a plain cookie of ours, which names nobody.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from django.conf import settings
from django.http import HttpRequest, HttpResponseBase
from django.urls import reverse
from django.utils.translation import get_language

from answerable.agency.models import Service
from answerable.front.portal.offers import Offer
from answerable.front.portal.trail import Trail
from answerable.knowledge.models import KnowledgeArticle, LifeEvent
from answerable.knowledge.reading import Reading
from answerable.knowledge.related import Suggestion
from answerable.knowledge.shelves import readings_of

COOKIE, OFF = "suggestions", "off"
NO_TRAIL = Trail()
REMEMBERED_FOR = timedelta(days=365)


@dataclass(frozen=True)
class Shown:
    """One line: the way to it, its name, and the life event that is the reason."""

    url: str
    title: str
    event: LifeEvent
    language: str = ""  # where it is another one than that of the page


def shown_to(
    request: HttpRequest, found: Sequence[Suggestion], trail: Trail = NO_TRAIL
) -> list[Shown]:
    """Return what is shown, with the trail behind it; nothing to who switched it off."""
    if is_without_suggestions(request):
        return []
    articles = [one.thing for one in found if isinstance(one.thing, KnowledgeArticle)]
    readings = readings_of(articles, get_language() or "") if articles else []
    by_slug = {reading.slug: reading for reading in readings}
    lines = (_line(one, by_slug, trail) for one in found)
    return [line for line in lines if line]


def is_without_suggestions(request: HttpRequest) -> bool:
    """Tell whether the reader does not want them."""
    return request.COOKIES.get(COOKIE) == OFF


def switch_off(response: HttpResponseBase) -> None:
    """Show this browser none any more."""
    response.set_cookie(
        COOKIE,
        OFF,
        max_age=REMEMBERED_FOR,
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Lax",
    )


def switch_on(response: HttpResponseBase) -> None:
    """Show them again."""
    response.delete_cookie(COOKIE, samesite="Lax")


def _line(one: Suggestion, readings: dict[str, Reading], trail: Trail) -> Shown | None:
    if isinstance(one.thing, Service):
        offer = Offer(one.thing)
        way = reverse("portal:door", args=[offer.door])
        return Shown(trail.behind(f"{way}?{offer.query}"), str(one.thing), one.event)
    reading = readings.get(one.thing.slug)
    if reading is None:
        return None
    way = reverse("portal:article", args=[reading.slug])
    other = reading.language if reading.is_in_another_language else ""
    return Shown(trail.behind(way), reading.title, one.event, other)
