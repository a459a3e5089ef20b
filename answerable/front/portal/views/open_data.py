"""The documents behind our pages that machines read."""

from __future__ import annotations

from collections.abc import Iterable

from django.http import HttpRequest, JsonResponse
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from answerable.agency.duty import today
from answerable.agency.queries import offered_services
from answerable.front.portal import linked_data
from answerable.front.portal.linked_data.answers import answer_page
from answerable.front.portal.linked_data.services import (
    services as all_of,
    with_life_events,
)
from answerable.front.portal.moved import leading_on
from answerable.knowledge.queries import public_article, version_of
from answerable.knowledge.reading import read

KIND = "application/ld+json"


@require_safe
def services(request: HttpRequest) -> JsonResponse:  # noqa: ARG001  # Django gives it
    """Give everything that can be asked for today."""
    rows = with_life_events(offered_services())
    return _given(all_of(rows, get_language() or ""))


@require_safe
@leading_on
def article(request: HttpRequest, slug: str) -> JsonResponse:  # noqa: ARG001  # likewise
    """Give one answer as its page has it; machines are not counted as readers."""
    found = public_article(slug)
    reading = read(version_of(found), get_language() or "")
    about = list(with_life_events(offered_services().filter(articles=found)))
    offices = found.offices.order_by("slug")
    return _given(answer_page(reading, about, offices, today()))


def _given(nodes: Iterable[linked_data.Node]) -> JsonResponse:
    said = {"ensure_ascii": False}
    whole = linked_data.document(nodes)
    return JsonResponse(whole, content_type=KIND, json_dumps_params=said)
