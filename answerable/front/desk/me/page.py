"""A member's own sign-in: what it is proved by, and codes for paper.

Whoever has a second step must have taken it just now to change it: an open desk in an
empty room gives nothing away.
"""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST, require_safe

from answerable.agency.accounts import passkeys
from answerable.agency.accounts.codes import draw_recovery_codes
from answerable.agency.accounts.second_step import has_second_step
from answerable.agency.models import CodeApp
from answerable.casework.proofs import Proof, tell_of_proof
from answerable.front.desk.doors import DeskRequest, proved_now, show, signed_in
from answerable.front.desk.entry.proofs import lacks_second_step, mark_proved
from answerable.front.desk.me.my_sessions import places


@require_safe
@signed_in
def me(request: DeskRequest) -> HttpResponse:
    """Show what a member proves themselves with, and where they are signed in."""
    codes = request.user.recovery_codes
    page = {
        "has_second_step": has_second_step(request.user),
        "must_set_up": lacks_second_step(request),
        "code_app": CodeApp.objects.filter(staff=request.user).first(),
        "passkeys": request.user.passkeys.order_by("added_at", "pk"),
        "passkeys_possible": passkeys.are_possible(),
        "places": places(request),
        "codes": codes.count(),
        "codes_left": codes.filter(used_at=None).count(),
    }
    return show(request, "desk/me/me.html", page)


@require_POST
@proved_now
def recovery_codes(request: DeskRequest) -> HttpResponse:
    """Draw new codes for paper, and show them this once."""
    if not has_second_step(request.user):
        return redirect("desk:me")
    return _show_codes(request)


def go_on(request: DeskRequest) -> HttpResponse:
    """Count the new proof as taken; whoever has no codes on paper gets some."""
    mark_proved(request)
    if request.user.recovery_codes.exists():
        return redirect("desk:me")
    return _show_codes(request)


def _show_codes(request: DeskRequest) -> HttpResponse:
    page = {"codes": draw_recovery_codes(request.user)}
    tell_of_proof(request.user, Proof.CODES)
    return show(request, "desk/me/recovery_codes.html", page)
