"""Pages for what goes wrong: plain words, what to do, and a way on.

``RenderErrors`` turns the errors that we raise on purpose into pages; the functions
are Django's handlers for the rest. A page stands in the shell of the surface that was
asked, except where nothing may be relied on any more: 400 and 500 need neither the
request nor the database.
"""

from __future__ import annotations

from collections.abc import Callable
from http import HTTPStatus
from typing import NamedTuple

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils.translation import gettext as _

from answerable.lib.errors import NotAllowed, NotFound, Refused, Stale


class Shell(NamedTuple):
    """A surface's base template, and the page of it that everybody can go on from."""

    base: str
    home: str


# Surfaces with pages of their own; what nobody answers for is shown by the portal.
SHELLS = {
    "portal": Shell("portal/base.html", home="portal:start"),
    "desk": Shell("desk/base.html", home="desk:queue"),
}


class RenderErrors:
    """Show the errors of ``lib.errors`` as pages; other errors stay what they are."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        # Nothing of ours has such a name, and no database could look it up.
        if "\0" in request.path_info:
            return page_not_found(request)
        return self.get_response(request)

    def process_exception(
        self, request: HttpRequest, error: Exception
    ) -> HttpResponse | None:
        """Return the page for an error of ours, or None for Django to go on."""
        match error:
            case NotFound():
                return page_not_found(request)
            case NotAllowed():
                return page(request, "403.html", HTTPStatus.FORBIDDEN, why=str(error))
            case Stale():
                return refusal(request, error, HTTPStatus.CONFLICT)
            case Refused():
                return refusal(request, error, HTTPStatus.UNPROCESSABLE_ENTITY)
            case _:
                return None


def refusal(request: HttpRequest, error: Refused, status: HTTPStatus) -> HttpResponse:
    """Say that something is not possible, and the hint what to do instead."""
    stale = status is HTTPStatus.CONFLICT
    title = _("Someone changed this just now") if stale else _("This is not possible")
    return page(request, "shared/error.html", status, title=title, why=error.hint)


def page_not_found(
    request: HttpRequest,
    exception: Exception | None = None,  # noqa: ARG001  # Django names it
) -> HttpResponse:
    """Answer for an address without a page, and for what is not for this reader."""
    return page(request, "404.html", HTTPStatus.NOT_FOUND)


def permission_denied(
    request: HttpRequest,
    exception: Exception | None = None,  # noqa: ARG001  # Django names it
) -> HttpResponse:
    """Answer when Django itself refuses a reader."""
    return page(request, "403.html", HTTPStatus.FORBIDDEN)


def csrf_failure(
    request: HttpRequest,
    reason: str = "",  # noqa: ARG001  # Django names it
) -> HttpResponse:
    """Answer a form whose page was open too long or that came from elsewhere."""
    return page(request, "403_csrf.html", HTTPStatus.FORBIDDEN)


def too_many_requests(request: HttpRequest) -> HttpResponse:
    """Answer who tries too often in a short time."""
    return page(request, "429.html", HTTPStatus.TOO_MANY_REQUESTS)


def bad_request(
    _request: HttpRequest,
    exception: Exception | None = None,  # noqa: ARG001  # Django names it
) -> HttpResponse:
    """Answer a request that is not well formed, trusting nothing in it."""
    return HttpResponse(render_to_string("400.html"), status=HTTPStatus.BAD_REQUEST)


def server_error(_request: HttpRequest) -> HttpResponse:
    """Answer when we fail, with a page that needs nothing that may have failed."""
    failed = HTTPStatus.INTERNAL_SERVER_ERROR
    return HttpResponse(render_to_string("500.html"), status=failed)


def page(
    request: HttpRequest, template: str, status: HTTPStatus, **facts: str
) -> HttpResponse:
    """Render an error page in the shell of the surface that was asked."""
    shell = shell_of(request)
    context = {"shell": shell.base, "home": shell.home, **facts}
    return render(request, template, context, status=status)


def shell_of(request: HttpRequest) -> Shell:
    """Return the shell of the surface that answers this address."""
    match = request.resolver_match
    return SHELLS.get(match.app_name if match else "", SHELLS["portal"])
