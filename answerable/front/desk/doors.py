"""The door of the desk: who may come in, in which language, and how pages go out.

A view behind ``staff_required`` gets a ``DeskRequest``, whose user is one of us and has
taken the second step where one is asked for; what that user may see and do is for
``cases.access``. Behind ``signed_in`` lies only what leads to a second step. Pages carry
personal data, so no cache keeps them.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import wraps
from http import HTTPStatus
from typing import Concatenate, ParamSpec, cast

from django.conf import settings
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render, resolve_url
from django.utils import timezone, translation
from django.utils.cache import add_never_cache_headers
from django.utils.http import url_has_allowed_host_and_scheme

from answerable.agency.access import may_read_setup
from answerable.agency.accounts.second_step import has_second_step
from answerable.agency.duty import today
from answerable.agency.models import Staff
from answerable.agency.queries import get_zone, has_quarantine, leads_a_team
from answerable.agency.sessions import notice
from answerable.cases.access import is_auditor
from answerable.cases.waiting import count_waiting
from answerable.front.desk.case.doings import is_worker
from answerable.front.desk.entry.proofs import lacks_second_step, must_prove_again
from answerable.front.shared.requests import HtmxRequest
from answerable.insight.access import may_see_findings

Rest = ParamSpec("Rest")
MOST_COUNTED = 99


class DeskRequest(HtmxRequest):
    """A request of one of us."""

    user: Staff


View = Callable[Concatenate[DeskRequest, Rest], HttpResponseBase]
Entered = Callable[Concatenate[HttpRequest, Rest], HttpResponseBase]


def staff_required(view: View[Rest]) -> Entered[Rest]:
    """Let staff in who proved what is asked of them; show others the way."""

    @wraps(view)
    def proved(
        request: DeskRequest, /, *args: Rest.args, **kwargs: Rest.kwargs
    ) -> HttpResponseBase:
        if lacks_second_step(request):
            return to_second_step(request)
        return view(request, *args, **kwargs)

    return signed_in(proved)


def signed_in(view: View[Rest]) -> Entered[Rest]:
    """Let staff in, in their language; send others to sign in and come back."""

    @wraps(view)
    def entered(
        request: HttpRequest, /, *args: Rest.args, **kwargs: Rest.kwargs
    ) -> HttpResponseBase:
        if not isinstance(request.user, Staff):
            return to_sign_in(request)
        notice(request.session)
        # Not only around the view: an error page is written after it has ended.
        translation.activate(request.user.language or settings.LANGUAGE_CODE)
        response = view(cast("DeskRequest", request), *args, **kwargs)
        add_never_cache_headers(response)
        return response

    return entered


def proved_now(view: View[Rest]) -> Entered[Rest]:
    """Let in who has just proved themselves; send others to do so and come back."""

    @wraps(view)
    def fresh(
        request: DeskRequest, /, *args: Rest.args, **kwargs: Rest.kwargs
    ) -> HttpResponseBase:
        if must_prove_again(request, request.user):
            return redirect_to_login(resolve_url("desk:me"), "desk:second-step")
        return view(request, *args, **kwargs)

    return signed_in(fresh)


def to_sign_in(request: HttpRequest) -> HttpResponse:
    """Send a stranger to sign in; only a page can be come back to, never an action."""
    return redirect_to_login(_back_to(request), "desk:sign-in")


def to_second_step(request: DeskRequest) -> HttpResponse:
    """Send a member to take the second step, or first of all to set one up."""
    if has_second_step(request.user):
        return redirect_to_login(_back_to(request), "desk:second-step")
    return redirect("desk:me")


def _back_to(request: HttpRequest) -> str:
    return (
        request.get_full_path()
        if request.method == "GET"
        else resolve_url("desk:queue")
    )


def own_path(wanted: str) -> str:
    """Return where to go on: the path that was wanted, if it is one of ours."""
    is_ours = url_has_allowed_host_and_scheme(wanted, allowed_hosts=None)
    return wanted if is_ours and wanted.startswith("/") else resolve_url("desk:queue")


def show(
    request: DeskRequest,
    template: str,
    context: Mapping[str, object],
    status: HTTPStatus = HTTPStatus.OK,
) -> HttpResponse:
    """Render a page of the desk, with times as the clock of the agency shows them."""
    everywhere = {
        "may_quarantine": has_quarantine(request.user),
        "leads_a_team": leads_a_team(request.user),
        "may_see_findings": may_see_findings(request.user),
        "may_take": is_worker(request.user),
        "for_you": count_waiting(request.user, by=today(), most=MOST_COUNTED),
        "may_read_setup": may_read_setup(request.user),
        "is_auditor": is_auditor(request.user),
    }
    with timezone.override(get_zone()):
        return render(
            request,
            template,
            {**everywhere, **context},
            status=status,
        )
