"""The map of our areas, as a picture."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from answerable.front.shared.maps import find_sheet, picture


@require_safe
@cache_control(private=True, max_age=300)
def areas(_request: HttpRequest) -> HttpResponse:
    """Draw the areas of today with their names."""
    sheet = find_sheet()
    if sheet is None:
        raise Http404
    return HttpResponse(picture(sheet), content_type="image/svg+xml")
