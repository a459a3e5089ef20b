"""How a step about a case goes, whatever the step: taken, or the page again and why.

Nothing that was typed is lost: a form that could not be taken comes back with its words,
ready to be sent about the case as it is by then.
"""

from __future__ import annotations

from collections.abc import Callable
from http import HTTPStatus
from typing import TypeVar, cast

from django.contrib import messages
from django.http import HttpResponse, QueryDict
from django.http.response import HttpResponseBase
from django.shortcuts import redirect

from answerable.cases.access import case_for
from answerable.front.desk.doors import DeskRequest
from answerable.front.desk.forms.step import INCOMPLETE, StepForm, seen_now
from answerable.lib.errors import Refused, Stale

Sent = TypeVar("Sent", bound=StepForm)
Answer = TypeVar("Answer", bound=HttpResponseBase)


def try_step(
    form: Sent,
    take: Callable[[Sent], Answer],
    again: Callable[[Sent, HTTPStatus], HttpResponse],
) -> Answer | HttpResponse:
    """Do what a form asks for; where it cannot be done, show it again with the reason."""
    if not form.is_valid():
        return again(form, HTTPStatus.UNPROCESSABLE_ENTITY)
    try:
        return take(form)
    except Refused as refused:
        return again(_refused(form, refused), status_of(refused))


def take_back(
    request: DeskRequest,
    form: Sent,
    take: Callable[[Sent], object],
    *,
    told: str,
    back: str,
) -> HttpResponse:
    """Take something back by a button, and say on the page ``back`` whether it was."""
    if not form.is_valid():
        messages.error(request, str(INCOMPLETE))
        return redirect(back, form.case.reference)
    try:
        take(form)
        messages.success(request, told)
    except Refused as refused:
        messages.error(request, refused.hint)
    return redirect(back, form.case.reference)


def status_of(refused: Refused) -> HTTPStatus:
    """Return how a browser is told: what was read is old, or it cannot be."""
    is_stale = isinstance(refused, Stale)
    return HTTPStatus.CONFLICT if is_stale else HTTPStatus.UNPROCESSABLE_ENTITY


def _refused(form: Sent, refused: Refused) -> Sent:
    """Return a form with the reason, ready to be sent again about the case as it is."""
    fresh = case_for(form.staff, form.case.reference)
    sent = cast("QueryDict", form.data)
    again = form.again(fresh, seen_now(sent, fresh.version))
    again.add_error(None, refused.hint)
    return again
