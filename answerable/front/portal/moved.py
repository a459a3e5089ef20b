"""Addresses that were given up lead on for good to what took their place."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.urls import resolve, reverse
from django.utils.cache import patch_cache_control
from django.utils.translation import gettext as _

from answerable.agency.queries import offered_by_address
from answerable.knowledge.heirs import public_heir_of
from answerable.lib.errors import NotFound
from answerable.lib.wording import without_nul

Parts = ParamSpec("Parts")
View = Callable[Concatenate[HttpRequest, str, Parts], HttpResponseBase]


def leading_on(view: View[Parts]) -> Callable[..., HttpResponseBase]:
    """Lead from a help page that was merged to the one that has its answer now."""

    @wraps(view)
    def led(
        request: HttpRequest, slug: str, *args: Parts.args, **kwargs: Parts.kwargs
    ) -> HttpResponseBase:
        try:
            return view(request, slug, *args, **kwargs)
        except NotFound:
            heir = public_heir_of(slug)
            if heir is None:
                raise
        return _lead(request, heir.slug)

    return led


def service_moved(request: HttpRequest) -> HttpResponse | None:
    """Lead to the service that took over the one asked for; None where none did."""
    slug = service_asked(request)
    if request.method == "POST" or slug == without_nul(request.GET.get("service", "")):
        return None
    return to_query(request, service=slug)


def service_asked(request: HttpRequest) -> str:
    """Return the slug by which somebody came in, or of what took that over."""
    slug = without_nul(request.GET.get("service", ""))
    offered = offered_by_address().get(slug) if slug else None
    return offered.slug if offered else slug


def to_query(request: HttpRequest, **changes: str) -> HttpResponse:
    """Lead to the same page, asked for with other words."""
    asked = request.GET.copy()
    for name, value in changes.items():
        asked[name] = value
    return _for_good(f"{request.path}?{asked.urlencode()}")


def _lead(request: HttpRequest, slug: str) -> HttpResponse:
    """Lead to the same about the other page; what was pressed is asked there again."""
    if request.method == "POST":
        messages.info(request, _("This answer is part of another one now. Here it is."))
        return redirect("portal:article", slug)
    match = resolve(request.path)
    # A question about what somebody read is of the old page alone.
    name = match.view_name if match.kwargs.keys() == {"slug"} else "portal:article"
    asked = f"?{request.GET.urlencode()}" if request.GET else ""
    return _for_good(reverse(name, args=[slug]) + asked)


def _for_good(url: str) -> HttpResponse:
    """Lead on for good, and have browsers ask again: a merge can be undone."""
    response = HttpResponsePermanentRedirect(url)
    patch_cache_control(response, no_cache=True)
    return response
