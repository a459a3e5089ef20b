"""The map of our areas, as a picture and as the layers of one that can be moved."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.cache import cache_control
from django.views.decorators.gzip import gzip_page
from django.views.decorators.http import conditional_page, require_safe

from answerable.front.portal.map_layers import find_layers
from answerable.front.shared.maps import find_sheet, picture

GEOJSON = "application/geo+json"


@require_safe
@cache_control(private=True, max_age=300)
def areas(_request: HttpRequest) -> HttpResponse:
    """Draw the areas of today with their names."""
    sheet = find_sheet()
    if sheet is None:
        raise Http404
    return HttpResponse(picture(sheet), content_type="image/svg+xml")


@require_safe
@gzip_page
@cache_control(public=True, max_age=300)
@conditional_page
def layers(_request: HttpRequest) -> HttpResponse:
    """Give what a map shows that can be moved: areas, offices and places."""
    features = find_layers()
    if features is None:
        raise Http404
    collection = {"type": "FeatureCollection", "features": features}
    return JsonResponse(
        collection,
        content_type=GEOJSON,
        json_dumps_params={"separators": (",", ":"), "ensure_ascii": False},
    )
