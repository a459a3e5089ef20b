"""Who is away, and what is with them meanwhile: planned by oneself or who leads the team."""

from __future__ import annotations

from http import HTTPStatus

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from answerable.agency.duty import planned_by, today
from answerable.agency.models import Absence, Staff
from answerable.agency.policy import cancel_absence, put_absence
from answerable.cases.access import visible_to
from answerable.cases.lists import first_rows
from answerable.cases.loads import with_absent
from answerable.front.desk.doors import DeskRequest, show, staff_required
from answerable.front.desk.forms.absence import AbsenceForm
from answerable.lib.errors import NotFound

MOST_CASES = 50


@require_http_methods(["GET", "HEAD", "POST"])
@staff_required
def absences(request: DeskRequest) -> HttpResponse:
    """Show who is away and will be; plan one more."""
    if request.method != "POST":
        return _show(request, AbsenceForm(request.user))
    form = AbsenceForm(request.user, request.POST)
    if not form.is_valid():
        return _show(request, form, HTTPStatus.UNPROCESSABLE_ENTITY)
    put_absence(**form.cleaned_data, by=request.user)
    messages.success(request, _("The absence is planned."))
    return redirect("desk:absences")


@require_POST
@staff_required
def cancel(request: DeskRequest, number: int) -> HttpResponse:
    """Take an absence back."""
    found = planned(request.user).filter(pk=number).first()
    if found is None:
        raise NotFound(str(number))
    cancel_absence(found)
    messages.success(request, _("The absence was taken back."))
    return redirect("desk:absences")


def planned(staff: Staff) -> QuerySet[Absence]:
    """Return the absences of today and later that this member may plan, the next first."""
    theirs = Absence.objects.filter(staff__in=planned_by(staff).order_by())
    coming = theirs.filter(last_day__gte=today())
    return coming.select_related("staff", "substitute").order_by("first_day", "id")


def _show(
    request: DeskRequest, form: AbsenceForm, status: HTTPStatus = HTTPStatus.OK
) -> HttpResponse:
    found = list(planned(request.user))
    away = [each.staff_id for each in found if each.first_day <= today()]
    theirs = with_absent(visible_to(request.user), away)
    page = {
        "form": form,
        "absences": found,
        "today": today(),
        "cases": first_rows(theirs, MOST_CASES) if away else [],
    }
    return show(request, "desk/team/absences.html", page, status)
