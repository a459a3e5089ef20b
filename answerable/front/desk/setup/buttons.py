"""A button of the setup: it carries how old its page is, and says what became of it."""

from __future__ import annotations

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django_stubs_ext import StrOrPromise

from answerable.agency.configuration import Hand
from answerable.front.desk.doors import DeskRequest
from answerable.lib.errors import NotFound, Refused


def press(
    request: DeskRequest,
    do: Callable[[Hand], object],
    back: str,
    said: StrOrPromise = "",
) -> HttpResponse:
    """Do what a button is for and go back; what is refused is told there."""
    try:
        do(Hand(request.user, seen_on(request)))
    except Refused as refused:
        messages.error(request, refused.hint)
    else:
        if said:
            messages.success(request, said)
    return redirect(back)


def is_up(request: DeskRequest) -> bool:
    """Tell which way something is to be moved. Raises NotFound for neither."""
    to = request.POST.get("to")
    if to not in {"up", "down"}:
        raise NotFound(str(to))
    return to == "up"


def seen_on(request: DeskRequest) -> int:
    """Return how old the page was; without that, it counts as older than everything."""
    seen = request.POST.get("seen", "")
    return int(seen) if seen.isascii() and seen.isdigit() else 0
