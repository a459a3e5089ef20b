"""The logo of the body, at an address that changes with it: browsers keep it for a year."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from answerable.agency.models import Logo

A_YEAR = 365 * 24 * 60 * 60


@require_safe
@cache_control(public=True, max_age=A_YEAR, immutable=True)
def logo(_request: HttpRequest, mark: str) -> HttpResponse:
    """Return the picture."""
    found = get_object_or_404(Logo, mark=mark)
    return HttpResponse(bytes(found.content), content_type="image/webp")
