"""What happened to staff: the list of those who lead them, and of whoever met with it."""

from __future__ import annotations

from http import HTTPStatus

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from answerable.casework import incidents as story
from answerable.complaints.access import incident_supported_by, incidents_for
from answerable.front.desk.doors import DeskRequest, show, staff_required
from answerable.front.desk.forms.incidents import SupportForm
from answerable.lib.errors import Refused

PAGE = 20


@require_safe
@staff_required
def incidents(request: DeskRequest) -> HttpResponse:
    """List what happened, and whether somebody has seen to it."""
    found = Paginator(incidents_for(request.user), PAGE)
    page = {"page": found.get_page(request.GET.get("page"))}
    return show(request, "desk/team/incidents.html", page)


@require_http_methods(["GET", "HEAD", "POST"])
@staff_required
def incident(request: DeskRequest, number: int) -> HttpResponse:
    """Show one, and keep what was done for whoever met with it."""
    found = incident_supported_by(request.user, number)
    form = SupportForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            story.support(found, words=form.cleaned_data["words"], by=request.user)
        except Refused as refused:
            messages.error(request, refused.hint)
        else:
            messages.success(request, _("Thank you. It is on record."))
        return redirect("desk:incidents")
    page = {"incident": found, "form": form}
    wrong = HTTPStatus.UNPROCESSABLE_ENTITY if form.errors else HTTPStatus.OK
    return show(request, "desk/team/incident.html", page, wrong)
