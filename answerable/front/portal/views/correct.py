"""Correcting what was asked for; own words stay as they were written."""

from __future__ import annotations

from http import HTTPStatus

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from answerable.agency.queries import areas_of_today
from answerable.cases.corrections import own_request
from answerable.casework.correcting import correct
from answerable.front.portal.forms.correct import CorrectForm
from answerable.front.portal.guards import with_proof
from answerable.front.portal.messages import Visit
from answerable.front.portal.posted import posted_by
from answerable.lib.errors import Refused


@require_http_methods(["GET", "POST"])
@with_proof
def case_correct(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Correct the answers and the place, as long as nothing is decided."""
    sent = posted_by(request).data
    form = _form(visit, sent)
    if not form.is_valid():
        return _show(request, visit, form)
    try:
        correct(visit.case, form.asked, seen=form.cleaned_data["seen"])
    except Refused as refused:
        return _show(request, visit, _form_again(visit, sent, refused))
    messages.success(request, _("It is corrected. Our staff see what you changed."))
    return redirect("portal:case", visit.case.reference)


def _form(visit: Visit, sent: QueryDict | None) -> CorrectForm:
    own, areas = own_request(visit.case), list(areas_of_today())
    # An area that ended meanwhile stays what it was for this case.
    if (chosen := own.asked.area) and chosen not in areas:
        areas.append(chosen)
    return CorrectForm(own, areas, sent)


def _form_again(visit: Visit, sent: QueryDict | None, refused: Refused) -> CorrectForm:
    """Return what was sent with the reason, about the request as it is by now."""
    data = sent.copy() if sent else QueryDict(mutable=True)
    data["seen"] = str(own_request(visit.case).version)
    form = _form(visit, data)
    form.full_clean()
    form.add_error(None, refused.hint)
    return form


def _show(request: HttpRequest, visit: Visit, form: CorrectForm) -> HttpResponse:
    context = {"case": visit.case, "form": form, "may": form.own.may_be_corrected}
    status = HTTPStatus.OK if form.own.may_be_corrected else HTTPStatus.FORBIDDEN
    return render(request, "portal/case/correct.html", context, status=status)
