"""Who acts for the person of a case: shown, written down, ended."""

from __future__ import annotations

from functools import partial
from http import HTTPStatus

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from answerable.agency.duty import today
from answerable.cases.access import case_worked
from answerable.cases.representing import all_representatives
from answerable.casework import representing
from answerable.front.desk.case.stepping import try_step
from answerable.front.desk.doors import DeskRequest, show, staff_required
from answerable.front.desk.forms.representing import RepresentForm


@require_http_methods(["GET", "HEAD", "POST"])
@staff_required
def case_representatives(request: DeskRequest, reference: str) -> HttpResponse:
    """Show who acts for the person, and let one more act."""
    found = case_worked(request.user, reference)
    if request.method != "POST":
        return _show(request, RepresentForm(found, request.user))
    form = RepresentForm(found, request.user, request.POST)
    return try_step(form, partial(_grant, request), partial(_show, request))


@require_POST
@staff_required
def case_representative_end(
    request: DeskRequest, reference: str, number: int
) -> HttpResponse:
    """Let somebody act no more."""
    found = case_worked(request.user, reference)
    representing.end(found, number, by=request.user)
    messages.success(request, _("They act no more, from now on."))
    return redirect("desk:case-representatives", found.reference)


def _grant(request: DeskRequest, form: RepresentForm) -> HttpResponse:
    seen = form.cleaned_data["seen"]
    representing.grant(form.case, form.authority, by=request.user, seen=seen)
    messages.success(request, _("Noted. We told both, where we have an address."))
    return redirect("desk:case-representatives", form.case.reference)


def _show(
    request: DeskRequest, form: RepresentForm, status: HTTPStatus = HTTPStatus.OK
) -> HttpResponse:
    page = {
        "case": form.case,
        "form": form,
        "representatives": all_representatives(form.case),
        "today": today(),
    }
    return show(request, "desk/cases/representatives.html", page, status)
