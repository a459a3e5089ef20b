"""Keeping what is being written in a case, and going on with what a colleague began.

Pressing *Resolve* takes what is written to the person along, as the reason.

``composer.js`` sends the words every few moments and reads JSON; without a script a
button does it, and the page comes back.
"""

from __future__ import annotations

from http import HTTPStatus

from django.contrib import messages
from django.http import HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from answerable.cases.access import case_worked
from answerable.cases.models import Case
from answerable.correspondence.drafts import (
    carry_to_ending,
    keep_draft,
    take_over,
)
from answerable.front.desk.case.doings import Doing
from answerable.front.desk.case.drafting import FORMS
from answerable.front.desk.case.page import show_case
from answerable.front.desk.case.stepping import status_of
from answerable.front.desk.doors import DeskRequest, staff_required
from answerable.front.desk.forms.drafts import DraftForm, Kind
from answerable.front.desk.forms.step import INCOMPLETE, seen_now
from answerable.lib.errors import Refused

WRONG = HTTPStatus.UNPROCESSABLE_ENTITY


@require_POST
@staff_required
def case_draft(request: DeskRequest, reference: str) -> HttpResponse:
    """Keep what is being written, as far as it is."""
    case = case_worked(request.user, reference)
    form = DraftForm(request.POST)
    if not form.is_valid():
        wrong = str(next(iter(form.errors.values()))[0])
        return _not_kept(request, case, wrong, WRONG)
    try:
        version = keep_draft(case, by=request.user, **form.said())
    except Refused as refused:
        return _not_kept(request, case, refused.hint, status_of(refused))
    return _kept(request, case, version)


@require_POST
@staff_required
def case_draft_take(request: DeskRequest, reference: str, number: int) -> HttpResponse:
    """Go on writing what a colleague began."""
    case = case_worked(request.user, reference)
    seen = request.POST.get("draft", "")
    try:
        version = int(seen) if seen.isdecimal() else 0
        take_over(case, number, by=request.user, seen=version)
        messages.success(request, _("You go on with this draft."))
    except Refused as refused:
        messages.error(request, refused.hint)
    return redirect("desk:case", case.reference)


@require_POST
@staff_required
def case_to_resolve(request: DeskRequest, reference: str) -> HttpResponse:
    """Offer what is being written to the person as the reason, and open that form."""
    case = case_worked(request.user, reference)
    form = DraftForm(request.POST)
    if not form.is_valid():
        wrong = str(next(iter(form.errors.values()))[0])
        return _not_kept(request, case, wrong, WRONG)
    said = form.said()
    if words := said["words"].strip():
        carry_to_ending(case, by=request.user, words=words, seen=said["seen"])
        told = _("Your words are the reason now. Read them once more, then send them.")
        messages.success(request, told)
    return redirect(_ending_of(request, reference))


def _ending_of(request: DeskRequest, reference: str) -> str:
    """Return the address of the form that ends a case, in the view it is seen in."""
    query = request.GET.copy()
    query["change"] = Doing.RESOLVE
    first = "#resolve-outcome_0"
    return reverse("desk:case", args=[reference], query=query) + first


def _kept(request: DeskRequest, case: Case, version: int) -> HttpResponse:
    if _is_script(request):
        return JsonResponse({"draft": version})
    told = _("Kept as a draft.") if version else _("The draft is thrown away.")
    messages.success(request, told)
    return redirect("desk:case", case.reference)


def _not_kept(
    request: DeskRequest, case: Case, told: str, status: HTTPStatus
) -> HttpResponse:
    """Say why it was not kept; on a page, with every word that was typed."""
    if _is_script(request):
        return JsonResponse({"told": told}, status=status)
    kind = request.POST.get("kind", "")
    if kind not in set(Kind):
        messages.error(request, str(INCOMPLETE))
        return redirect("desk:case", case.reference)
    data = seen_now(request.POST, case.version)
    form = FORMS[Kind(kind)](case, request.user, data)
    form.errors.clear()  # nothing was to be sent yet
    form.add_error(None, told)
    return show_case(request, case, form, status)


def _is_script(request: DeskRequest) -> bool:
    return request.headers.get("Accept") == "application/json"
