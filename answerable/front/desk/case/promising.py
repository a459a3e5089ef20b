"""What was promised in a case: written down, kept, promised anew or taken back."""

from __future__ import annotations

from functools import partial
from http import HTTPStatus

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from answerable.cases.access import case_worked
from answerable.cases.models import Case
from answerable.casework import commitments as story
from answerable.clock.commitments import commitments_of
from answerable.clock.models import Commitment
from answerable.front.desk.case.stepping import try_step
from answerable.front.desk.doors import DeskRequest, own_path, show, staff_required
from answerable.front.desk.forms.promising import PromiseChangeForm, PromiseForm
from answerable.lib.errors import NotFound


@require_http_methods(["GET", "HEAD", "POST"])
@staff_required
def case_promises(request: DeskRequest, reference: str) -> HttpResponse:
    """Show what was promised in a case, and write down something more."""
    found = case_worked(request.user, reference)
    if request.method != "POST":
        return _show(request, PromiseForm(found, request.user))
    form = PromiseForm(found, request.user, request.POST)
    return try_step(form, partial(_add, request), partial(_show, request))


@require_http_methods(["GET", "HEAD", "POST"])
@staff_required
def case_promise(request: DeskRequest, reference: str, number: int) -> HttpResponse:
    """Show one promise, and promise another day or take it back."""
    found = case_worked(request.user, reference)
    commitment = _promise_of(found, number)
    again = partial(_show_one, request, commitment)
    if request.method != "POST":
        return again(PromiseChangeForm(found, request.user))
    form = PromiseChangeForm(found, request.user, request.POST)
    return try_step(form, partial(_change, request, commitment), again)


@require_POST
@staff_required
def case_promise_keep(
    request: DeskRequest, reference: str, number: int
) -> HttpResponse:
    """Say that a promise is kept."""
    commitment = _promise_of(case_worked(request.user, reference), number)
    story.keep(commitment, by=request.user)
    messages.success(request, _("Kept: it is on record."))
    return redirect(own_path(request.POST.get("back", "")))


def _promise_of(case: Case, number: int) -> Commitment:
    found = case.commitments.select_related("owner").filter(pk=number).first()
    if found is None:
        raise NotFound(str(number))
    return found


def _add(request: DeskRequest, form: PromiseForm) -> HttpResponse:
    seen = form.cleaned_data["seen"]
    story.promise(form.case, form.promising(), by=form.staff, seen=seen)
    messages.success(request, _("The promise is on record. You see to it."))
    return redirect("desk:case-promises", form.case.reference)


def _change(
    request: DeskRequest, commitment: Commitment, form: PromiseChangeForm
) -> HttpResponse:
    given = form.cleaned_data
    story.change(
        commitment,
        words=given["words"],
        to=given["to"],
        by=form.staff,
        seen=given["seen"],
    )
    told = _("It is promised anew, and the person is told.")
    taken_back = _("The promise is taken back, and the person is told.")
    messages.success(request, told if given["to"] else taken_back)
    return redirect("desk:case-promises", form.case.reference)


def _show(
    request: DeskRequest, form: PromiseForm, status: HTTPStatus = HTTPStatus.OK
) -> HttpResponse:
    page = {"case": form.case, "form": form, "promises": commitments_of(form.case)}
    return show(request, "desk/cases/promises.html", page, status)


def _show_one(
    request: DeskRequest,
    commitment: Commitment,
    form: PromiseChangeForm,
    status: HTTPStatus = HTTPStatus.OK,
) -> HttpResponse:
    page = {"case": form.case, "form": form, "promise": commitment}
    return show(request, "desk/cases/promise.html", page, status)
