"""The first page of a newcomer: choosing a password by the link of an invitation."""

from __future__ import annotations

from http import HTTPStatus

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import translation
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from answerable.agency.accounts.invitations import accept, invited
from answerable.casework.proofs import Proof, tell_of_proof
from answerable.front.desk.forms.password import FirstPasswordForm


@never_cache
@sensitive_post_parameters("new_password1", "new_password2")
@require_http_methods(["GET", "HEAD", "POST"])
def welcome(request: HttpRequest, number: int, token: str) -> HttpResponse:
    """Ask for a password, then lead to the sign-in."""
    staff = invited(number, token)
    translation.activate(staff.language or translation.get_language())
    form = FirstPasswordForm(staff, request.POST or None)
    if form.is_valid():
        accept(staff, form.cleaned_data["new_password1"])
        tell_of_proof(staff, Proof.PASSWORD)
        messages.success(request, _("Your password is kept. Now sign in with it."))
        return redirect("desk:sign-in")
    status = HTTPStatus.UNPROCESSABLE_ENTITY if form.is_bound else HTTPStatus.OK
    page = {"form": form, "newcomer": staff}
    return render(request, "desk/setup/welcome.html", page, status=status)
