"""The off switch of the reader for what often belongs together."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, resolve_url
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST

from answerable.front.portal.suggesting import switch_off, switch_on


@require_POST
def suggestions(request: HttpRequest) -> HttpResponse:
    """Show none any more, or show them again, and go back to the page."""
    response = redirect(_back(request))
    if request.POST.get("show") == "on":
        switch_on(response)
    else:
        switch_off(response)
    return response


def _back(request: HttpRequest) -> str:
    wanted = request.POST.get("back", "")
    is_ours = url_has_allowed_host_and_scheme(wanted, allowed_hosts=None)
    is_path = is_ours and wanted.startswith("/")
    return wanted if is_path else resolve_url("portal:start")
