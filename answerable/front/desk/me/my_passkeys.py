"""The passkeys of a member: added with the browser's help, taken away."""

from __future__ import annotations

from http import HTTPStatus

from django.contrib import messages
from django.http import HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from answerable.agency.accounts import passkeys
from answerable.agency.accounts.second_step import remove_passkey
from answerable.casework.proofs import Proof, tell_of_proof
from answerable.front.desk.doors import DeskRequest, proved_now, show
from answerable.front.desk.forms.second_step import NewPasskeyForm
from answerable.front.desk.me.page import go_on

ASKED_FOR_NEW = "passkey_asked_for_new"


@require_http_methods(["GET", "HEAD", "POST"])
@proved_now
def passkey_new(request: DeskRequest) -> HttpResponse:
    """Add a passkey that the browser has made."""
    form = NewPasskeyForm(request.POST or None)
    if form.is_valid() and _is_kept(request, form):
        tell_of_proof(request.user, Proof.PASSKEY)
        messages.success(request, _("Your passkey is set up."))
        return go_on(request)
    status = HTTPStatus.UNPROCESSABLE_ENTITY if form.errors else HTTPStatus.OK
    return show(request, "desk/me/passkey.html", {"form": form}, status)


@require_POST
@proved_now
def passkey_new_options(request: DeskRequest) -> HttpResponse:
    """Say what a browser is to make."""
    asked, state = passkeys.ask_for_new(request.user)
    request.session[ASKED_FOR_NEW] = state
    return JsonResponse(asked["publicKey"])


@require_POST
@proved_now
def passkey_remove(request: DeskRequest, number: int) -> HttpResponse:
    """Take one passkey away."""
    if remove_passkey(request.user, number):
        tell_of_proof(request.user, Proof.NO_PASSKEY)
    messages.success(request, _("The passkey opens nothing any more."))
    return redirect("desk:me")


def _is_kept(request: DeskRequest, form: NewPasskeyForm) -> bool:
    state = request.session.pop(ASKED_FOR_NEW, None)
    made, name = form.cleaned_data["credential"], form.cleaned_data["name"]
    if state and passkeys.keep_passkey(request.user, made, state, name=name):
        return True
    form.add_error(None, _("The passkey could not be set up. Try again."))
    return False
