"""The password of a member, changed by themselves; other browsers are signed out."""

from __future__ import annotations

from datetime import timedelta
from http import HTTPStatus

from django.contrib import messages
from django.contrib.auth import update_session_auth_hash
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from answerable.agency.sessions import end_others
from answerable.casework.proofs import Proof, tell_of_proof
from answerable.channels import limits
from answerable.front.desk.doors import DeskRequest, proved_now, show
from answerable.front.desk.forms.password import PasswordForm
from answerable.front.shared.errors import too_many_requests

TRIES = 10
WITHIN = timedelta(minutes=15)


@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
@proved_now
def password(request: DeskRequest) -> HttpResponse:
    """Ask for the old password and a new one."""
    if not request.user.has_usable_password():
        return redirect("desk:me")
    if request.method == "POST" and not _may_try(request):
        return too_many_requests(request)
    form = PasswordForm(request.user, request.POST or None)
    if not form.is_valid():
        status = HTTPStatus.UNPROCESSABLE_ENTITY if form.errors else HTTPStatus.OK
        return show(request, "desk/me/password.html", {"form": form}, status)
    form.save()
    tell_of_proof(request.user, Proof.PASSWORD)
    _sign_out_elsewhere(request)
    messages.success(request, _("Your password is changed."))
    return redirect("desk:me")


def _may_try(request: DeskRequest) -> bool:
    return limits.take(f"password:{request.user.pk}", capacity=TRIES, per=WITHIN)


def _sign_out_elsewhere(request: DeskRequest) -> None:
    update_session_auth_hash(request, request.user)
    end_others(request.user, request.session.session_key)
