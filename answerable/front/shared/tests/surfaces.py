"""Two small surfaces with the names that the shells link to, and what goes wrong.

The real surfaces may not be known here; only their shells are shown.
"""

from __future__ import annotations

from collections.abc import Callable

from django.conf.urls.i18n import i18n_patterns
from django.core.exceptions import BadRequest, PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import URLPattern, include, path

from answerable.front.shared import errors
from answerable.lib.errors import ChannelTrouble, NotAllowed, NotFound, Refused, Stale


def shown(request: HttpRequest) -> HttpResponse:
    """Show the public shell with nothing in it."""
    return render(request, "portal/base.html")


def fails(error: Exception) -> Callable[[HttpRequest], HttpResponse]:
    """Return a view that fails with this error."""

    def view(request: HttpRequest) -> HttpResponse:
        raise error

    return view


TROUBLE: list[URLPattern] = [
    path("missing/", fails(NotFound())),
    path("closed/", fails(NotAllowed("Only the team of this case may close it."))),
    path("refused/", fails(Refused("closed", "The case is closed. Open a new one."))),
    path("stale/", fails(Stale("stale", "A colleague answered. Look again."))),
    path("denied/", fails(PermissionDenied())),
    path("garbled/", fails(BadRequest())),
    path("trouble/", fails(ChannelTrouble("450 later", temporary=True))),
    path("too-many/", errors.too_many_requests),
    path("unsure/", errors.csrf_failure),
]

PORTAL = [
    "start",
    "help",
    "offices",
    "services",
    "promises",
    "complaints",
    "track",
    "accessibility",
    "privacy",
    "verify",
]
DESK = [
    *("queue", "help", "answers", "quarantine", "search", "styleguide"),
    *(
        "recent",
        "me",
        "sign-in",
        "sign-out",
        "absences",
        "board",
        "colleagues",
        "for-you",
        "habits",
        "setup",
    ),
]

portal = [path(f"{name}/", shown, name=name) for name in PORTAL]
desk = [path(f"{name}/", shown, name=name) for name in DESK]

urlpatterns = i18n_patterns(
    path("desk/", include((desk + TROUBLE, "desk"))),
    path("", include((portal + TROUBLE, "portal"))),
    prefix_default_language=False,
)
handler400 = errors.bad_request
handler403 = errors.permission_denied
handler404 = errors.page_not_found
handler500 = errors.server_error
