"""Buttons on the page of a case that need no page of their own."""

from __future__ import annotations

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.utils.functional import Promise
from django.views.decorators.http import require_POST

from answerable.cases.public import FollowedCase
from answerable.front.portal.guards import with_proof
from answerable.front.portal.messages import Visit


def pressed(
    take: Callable[[FollowedCase], object], told: Promise
) -> Callable[..., HttpResponseBase]:
    """Return the view of a button: it does one thing, says so, and shows the case."""

    @require_POST
    @with_proof
    def heard(request: HttpRequest, visit: Visit) -> HttpResponse:
        take(visit.case)
        messages.success(request, str(told))
        return redirect("portal:case", visit.case.reference)

    return heard
