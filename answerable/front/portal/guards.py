"""Who may see a page: the writer of a draft, and whoever proved to be part of a case."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from http import HTTPStatus
from typing import Concatenate, ParamSpec
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache

from answerable.cases.access import case_followed
from answerable.front.portal.cookies import find_proof, give_proof, give_sent
from answerable.front.portal.doors import Door
from answerable.front.portal.messages import Visit
from answerable.front.portal.sending import Sent, find_sent
from answerable.front.portal.writing import Writing, find_writing
from answerable.lib.errors import NotFound

Parts = ParamSpec("Parts")
DraftView = Callable[Concatenate[HttpRequest, Writing, Parts], HttpResponse]
CaseView = Callable[Concatenate[HttpRequest, Visit, Parts], HttpResponseBase]


def with_draft(view: DraftView[Parts]) -> Callable[..., HttpResponse]:
    """Give a view the request that is being written; say so where it is gone."""

    @never_cache
    @wraps(view)
    def found(
        request: HttpRequest,
        door: Door,
        token: str,
        *args: Parts.args,
        **kwargs: Parts.kwargs,
    ) -> HttpResponse:
        writing = find_writing(token)
        if writing is None or writing.door is not door:
            return without_draft(request, door, token)
        return view(request, writing, *args, **kwargs)

    return found


def without_draft(request: HttpRequest, door: Door | None, token: str) -> HttpResponse:
    """Answer for a draft that was sent already, or whose time is over."""
    sent = find_sent(token)
    if sent is None:
        context = {"door": door}
        gone = HTTPStatus.NOT_FOUND
        return render(request, "portal/request/gone.html", context, status=gone)
    if request.method == "POST" and sent.secret and door:
        return to_done(door, sent)
    return render(request, "portal/request/sent.html", {"sent": sent, "door": door})


def to_done(door: Door, sent: Sent) -> HttpResponse:
    """Lead to the confirmation page, which only this browser can see."""
    response = redirect("portal:done", door, sent.reference)
    give_sent(response, door, sent)
    return response


def with_proof(view: CaseView[Parts]) -> Callable[..., HttpResponseBase]:
    """Give a view the case for as long as this browser can prove to be part of it."""

    @never_cache
    @wraps(view)
    def proved(
        request: HttpRequest, reference: str, *args: Parts.args, **kwargs: Parts.kwargs
    ) -> HttpResponseBase:
        visit = find_visit(request, reference)
        if visit is None:
            return without_proof(request, reference)
        response = view(request, visit, *args, **kwargs)
        give_proof(response, reference, visit.proof)
        return response

    return proved


def find_visit(request: HttpRequest, reference: str) -> Visit | None:
    """Return the case that this browser proved to be part of, if it still can."""
    proof = find_proof(request, reference)
    if proof is None:
        return None
    try:
        return Visit(case_followed(proof, reference), proof)
    except NotFound:
        return None


def without_proof(request: HttpRequest, reference: str) -> HttpResponse:
    """Ask for the proof; words that came too late are given back, not lost."""
    if words := request.POST.get("words"):
        context = {"words": words, "reference": reference}
        return render(
            request,
            "portal/track/too_late.html",
            context,
            status=HTTPStatus.FORBIDDEN,
        )
    asked = urlencode({"reference": reference})
    return redirect(f"{reverse('portal:track')}?{asked}")
