"""Something was done to whoever works on a case: told by two clicks."""

from __future__ import annotations

from http import HTTPStatus

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from answerable.cases.access import case_worked
from answerable.casework import incidents as story
from answerable.complaints.models import SafetyIncident
from answerable.front.desk.doors import DeskRequest, show, staff_required
from answerable.front.desk.forms.incidents import IncidentForm


@require_http_methods(["GET", "HEAD", "POST"])
@staff_required
def case_incident(request: DeskRequest, reference: str) -> HttpResponse:
    """Ask what happened by a button for each kind, and keep it."""
    case = case_worked(request.user, reference)
    form = IncidentForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        given = form.cleaned_data
        kind = SafetyIncident.Kind(given["kind"])
        story.report(case, kind=kind, words=given["words"], by=request.user)
        told = _(
            "We have it. Your supervisors see to you. Take a break if you need one."
        )
        messages.success(request, told)
        return redirect("desk:case", case.reference)
    page = {"case": case, "form": form, "kinds": SafetyIncident.Kind.choices}
    wrong = HTTPStatus.UNPROCESSABLE_ENTITY if form.errors else HTTPStatus.OK
    return show(request, "desk/cases/incident.html", page, wrong)
