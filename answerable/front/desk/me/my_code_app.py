"""The code app of a member: set up by a picture, changed, taken away."""

from __future__ import annotations

from http import HTTPStatus

import segno
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from answerable.agency.accounts.codes import keep_code_app
from answerable.agency.accounts.second_step import remove_code_app
from answerable.casework.proofs import Proof, tell_of_proof
from answerable.front.desk.doors import DeskRequest, proved_now, show
from answerable.front.desk.entry.second_step import may_try
from answerable.front.desk.forms.second_step import NewAppForm
from answerable.front.desk.me.page import go_on
from answerable.front.shared.errors import too_many_requests
from answerable.lib import one_time


@require_http_methods(["GET", "HEAD", "POST"])
@proved_now
def code_app(request: DeskRequest) -> HttpResponse:
    """Set up a code app; the one before, if any, gives way."""
    form = NewAppForm(request.user, request.POST or None)
    if form.is_valid():
        if not may_try(request.user):
            return too_many_requests(request)
        typed = form.cleaned_data["code"]
        if keep_code_app(request.user, form.shown, typed):
            tell_of_proof(request.user, Proof.CODE_APP)
            messages.success(request, _("Your code app is set up."))
            return go_on(request)
        form.refuse()
    return _show_form(request, form)


def _show_form(request: DeskRequest, form: NewAppForm) -> HttpResponse:
    address = one_time.setup_address(
        form.shown, account=request.user.username, issuer=request.get_host()
    )
    status = HTTPStatus.UNPROCESSABLE_ENTITY if form.errors else HTTPStatus.OK
    page = {"form": form, "picture": picture_of(address), "address": address}
    return show(request, "desk/me/code_app.html", page, status)


@require_POST
@proved_now
def code_app_remove(request: DeskRequest) -> HttpResponse:
    """Take the code app away."""
    if remove_code_app(request.user):
        tell_of_proof(request.user, Proof.NO_CODE_APP)
    messages.success(request, _("Your code app opens nothing any more."))
    return redirect("desk:me")


def picture_of(address: str) -> SafeString:
    """Return what a phone's camera reads."""
    picture = segno.make_qr(address).svg_inline(
        scale=5, border=3, light="#fff", title=_("A picture for your code app")
    )
    return mark_safe(picture)  # noqa: S308  # drawn by segno: squares, no words
