"""Coming to the desk and leaving it.

``axes`` counts wrong passwords by name and address; who is stopped by it reads
``locked_out``. Going on leads only to paths of this site.
"""

from __future__ import annotations

from http import HTTPStatus

from django.contrib.auth import login, logout
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from answerable.front.desk.doors import own_path
from answerable.front.desk.forms.sign_in import SignInForm
from answerable.front.shared.errors import too_many_requests


@never_cache
@sensitive_post_parameters("password")
@require_http_methods(["GET", "HEAD", "POST"])
def sign_in(request: HttpRequest) -> HttpResponse:
    """Ask for user name and password, then go on to what was wanted."""
    wanted = request.POST.get("next", request.GET.get("next", ""))
    if request.user.is_authenticated:
        return redirect(own_path(wanted))
    form = SignInForm(request, request.POST or None)
    if form.is_valid():
        login(request, form.get_user())
        return redirect(own_path(wanted))
    status = HTTPStatus.UNPROCESSABLE_ENTITY if form.is_bound else HTTPStatus.OK
    page = {"form": form, "next": wanted}
    return render(request, "desk/sign_in.html", page, status=status)


@require_POST
def sign_out(request: HttpRequest) -> HttpResponse:
    """Leave the desk."""
    logout(request)
    return redirect("desk:sign-in")


def locked_out(
    request: HttpRequest,
    _response: HttpResponse | None,
    _credentials: dict[str, str] | None,
) -> HttpResponse:
    """Answer who tried too many passwords."""
    return too_many_requests(request)
