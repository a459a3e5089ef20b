"""Where a member is signed in: shown on their page, ended one by one or all at once."""

from __future__ import annotations

from typing import NamedTuple

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from answerable.agency.models import DeskSession
from answerable.agency.sessions import end_one, end_others, mark_of, sessions_of
from answerable.front.desk.doors import DeskRequest, signed_in
from answerable.front.desk.entry.devices import device_name

MOST_SHOWN = 20


class Place(NamedTuple):
    """One browser in which a member is signed in."""

    session: DeskSession
    device: str
    mark: str
    is_here: bool


def places(request: DeskRequest) -> list[Place]:
    """Return where the member is signed in, this browser first."""
    here = request.session.session_key
    found = [
        Place(each, device_name(each.browser), mark_of(each), each.session_key == here)
        for each in sessions_of(request.user)[:MOST_SHOWN]
    ]
    return sorted(found, key=lambda place: not place.is_here)


@require_POST
@signed_in
def session_end(request: DeskRequest) -> HttpResponse:
    """Sign out one browser."""
    end_one(request.user, request.POST.get("mark", ""))
    messages.success(request, _("That browser is signed out."))
    return redirect("desk:me")


@require_POST
@signed_in
def sessions_end(request: DeskRequest) -> HttpResponse:
    """Sign out every browser but this one."""
    end_others(request.user, request.session.session_key)
    messages.success(request, _("You are signed out everywhere else."))
    return redirect("desk:me")
