"""The second step of signing in: a code, or a passkey.

A passkey that knows its owner opens by itself, without a password before it. Tries are
counted for each member, right ones too: so many at once win nothing.
"""

from __future__ import annotations

from datetime import timedelta
from http import HTTPStatus

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils import translation
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from answerable.agency.accounts import passkeys
from answerable.agency.accounts.codes import opens_with_code
from answerable.agency.models import Staff
from answerable.channels import limits
from answerable.front.desk.doors import own_path
from answerable.front.desk.entry.proofs import find_comer, let_in, wanted_by
from answerable.front.desk.forms.second_step import CodeForm, PasskeyForm
from answerable.front.shared.errors import too_many_requests

ASKED = "passkey_asked"
TRIES = 10
WITHIN = timedelta(minutes=15)


@never_cache
@sensitive_post_parameters("code")
@require_http_methods(["GET", "HEAD", "POST"])
def second_step(request: HttpRequest) -> HttpResponse:
    """Ask for a code or a passkey, then go on to what was wanted."""
    comer = find_comer(request)
    if comer is None:
        return redirect("desk:sign-in")
    translation.activate(comer.staff.language or settings.LANGUAGE_CODE)
    form = CodeForm(request.POST or None)
    if form.is_valid():
        if not may_try(comer.staff):
            return too_many_requests(request)
        if opens_with_code(comer.staff, form.cleaned_data["code"]):
            let_in(request, comer.staff)
            return redirect(own_path(comer.wanted))
        form.refuse()
    status = HTTPStatus.UNPROCESSABLE_ENTITY if form.is_bound else HTTPStatus.OK
    page = {"form": form, "next": comer.wanted, "passkeys": passkeys.are_possible()}
    return render(request, "desk/second_step.html", page, status=status)


def may_try(staff: Staff) -> bool:
    """Count one try of this member."""
    return limits.take(f"second-step:{staff.pk}", capacity=TRIES, per=WITHIN)


@never_cache
@require_POST
def passkey_options(request: HttpRequest) -> HttpResponse:
    """Say what a browser is to ask a passkey."""
    comer = find_comer(request)
    asked, state = passkeys.ask_for_proof(comer.staff if comer else None)
    request.session[ASKED] = {"state": state, "staff": comer and comer.staff.pk}
    return JsonResponse(asked["publicKey"])


@never_cache
@require_POST
def passkey(request: HttpRequest) -> HttpResponse:
    """Let in whose passkey proved itself, and go on to what was wanted."""
    comer = find_comer(request)
    owner = _find_owner(request)
    wrong_owner = comer is not None and owner != comer.staff
    if owner is None or wrong_owner:
        return _refuse(request)
    let_in(request, owner)
    return redirect(own_path(comer.wanted if comer else wanted_by(request)))


def _find_owner(request: HttpRequest) -> Staff | None:
    """Return whose key answers what this browser was asked for that very member."""
    asked = request.session.pop(ASKED, None)
    form = PasskeyForm(request.POST)
    if asked is None or not form.is_valid():
        return None
    owner = passkeys.find_owner(form.cleaned_data["credential"], asked["state"])
    # Asked for anybody, the key had to know its owner; asked for one, it need not.
    was_asked = owner and asked["staff"] in {None, owner.pk}
    return owner if was_asked else None


def _refuse(request: HttpRequest) -> HttpResponse:
    messages.error(request, _("This passkey does not open the desk. Try another way."))
    return redirect("desk:second-step")
