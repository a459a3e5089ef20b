"""Coming to the desk by the sign-in of the house: OpenID Connect, code flow with PKCE.

The provider answers by a GET, as its protocol wants; state and nonce lie in the session,
so an answer that nobody here asked for opens nothing. Whether it asks for a second step
is for the provider to say: who comes from there has taken what the house wants, and
takes the one they have here to change it.
"""

from __future__ import annotations

from importlib import import_module
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from answerable.agency.accounts.provider import SingleSignOn
from answerable.agency.accounts.single_sign_on import find_member
from answerable.front.desk.doors import own_path
from answerable.front.desk.entry.proofs import let_in_vouched, wanted_by
from answerable.lib.errors import NotFound, NotVouched

WANTED = "single_sign_on_wanted"
WAY_OUT = "single_sign_on_way_out"


@never_cache
@require_safe
def to_provider(request: HttpRequest) -> HttpResponse:
    """Send who comes to the provider of the house."""
    house = _house()
    request.session[WANTED] = wanted_by(request)
    back = settings.SITE_URL + reverse("desk:single-sign-on-back")
    try:
        sent: HttpResponse = _vouching().ask(request, house, back)
    except NotVouched:
        message = _("The sign-in of the house does not answer. Try again later.")
        return _not_let_in(request, message)
    return sent


@never_cache
@require_safe
def from_provider(request: HttpRequest) -> HttpResponse:
    """Let in whom the provider names, if they are one of us."""
    house = _house()
    after = settings.SITE_URL + reverse("desk:sign-in")
    try:
        vouched = _vouching().hear(request, house, after)
    except NotVouched:
        return _not_let_in(request, _("The sign-in of the house did not let you in."))
    member = find_member(vouched.claims, house.claim)
    if member is None:
        message = _("The desk does not know you yet. Ask whoever runs this site.")
        return _not_let_in(request, message)
    wanted = request.session.pop(WANTED, "")
    let_in_vouched(request, member)
    request.session[WAY_OUT] = vouched.way_out
    return redirect(own_path(wanted))


def way_out(request: HttpRequest) -> str:
    """Return where the provider signs out who came by it; empty for anybody else."""
    return str(request.session.get(WAY_OUT, ""))


def _house() -> SingleSignOn:
    if settings.SSO is None:
        message = "no single sign-on"
        raise NotFound(message)
    return settings.SSO


def _vouching() -> Any:
    """Return what talks to the provider, which only a house that has one should carry."""
    return import_module("answerable.front.desk.entry.vouching")


def _not_let_in(request: HttpRequest, why: str) -> HttpResponse:
    messages.error(request, why)
    return redirect("desk:sign-in")
