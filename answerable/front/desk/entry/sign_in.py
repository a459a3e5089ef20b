"""Coming to the desk and leaving it.

Who has a second step takes it after the password; see ``second_step``. ``throttle``
counts wrong passwords; who is stopped by it reads ``locked_out``. Going on
leads only to paths of this site.
"""

from __future__ import annotations

from http import HTTPStatus

from django.conf import settings
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from answerable.agency.accounts import passkeys
from answerable.agency.accounts.second_step import has_second_step
from answerable.agency.models import Staff
from answerable.front.desk.doors import own_path
from answerable.front.desk.entry.proofs import let_wait, sit_down, wanted_by
from answerable.front.desk.entry.single_sign_on import way_out
from answerable.front.desk.forms.sign_in import SignInForm
from answerable.front.desk.queue.recent import forget
from answerable.front.shared.errors import too_many_requests


@never_cache
@sensitive_post_parameters("password")
@require_http_methods(["GET", "HEAD", "POST"])
def sign_in(request: HttpRequest) -> HttpResponse:
    """Ask for user name and password, then go on to what was wanted."""
    wanted = wanted_by(request)
    if request.user.is_authenticated:
        return redirect(own_path(wanted))
    form = SignInForm(request, request.POST or None)
    if form.is_valid():
        return _come_in(request, form.get_user(), wanted)
    status = HTTPStatus.UNPROCESSABLE_ENTITY if form.is_bound else HTTPStatus.OK
    page = {
        "form": form,
        "next": wanted,
        "passkeys": passkeys.are_possible(),
        "single_sign_on": settings.SSO is not None,
        "asks_one_step": not settings.SECOND_STEP_REQUIRED,
    }
    return render(request, "desk/sign_in.html", page, status=status)


def _come_in(request: HttpRequest, staff: Staff, wanted: str) -> HttpResponse:
    """Go on, by way of the second step of whoever has one."""
    if has_second_step(staff):
        let_wait(request, staff, wanted)
        return redirect("desk:second-step")
    sit_down(request, staff)
    return redirect(own_path(wanted))


@never_cache
@require_POST
def sign_out(request: HttpRequest) -> HttpResponse:
    """Leave the desk, and the provider of the house where one came by it.

    By a page of ours that goes on by itself: browsers let no form lead to another site.
    """
    provider = way_out(request)
    logout(request)
    if not provider:
        return forget(redirect("desk:sign-in"))
    response = render(request, "desk/signed_out.html", {"provider": provider})
    response["Refresh"] = f"0; url={provider}"
    return forget(response)


def locked_out(
    request: HttpRequest,
    _response: HttpResponse | None,
    _credentials: dict[str, str] | None,
) -> HttpResponse:
    """Answer who tried too many passwords."""
    return too_many_requests(request)
