"""Part of a case is another matter: it gets a case of its own, and can be put back."""

from __future__ import annotations

from http import HTTPStatus

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from answerable.cases.access import case_worked, visible_to
from answerable.cases.models import Case
from answerable.casework import splitting
from answerable.front.desk.doors import DeskRequest, show, staff_required
from answerable.front.desk.forms.others import ApartForm
from answerable.front.desk.forms.split import SplitForm
from answerable.front.desk.forms.step import INCOMPLETE
from answerable.front.desk.names import isolated
from answerable.front.desk.refusals import refuse_step, status_of
from answerable.lib.errors import Refused


@require_http_methods(["GET", "HEAD", "POST"])
@staff_required
def case_split(request: DeskRequest, reference: str) -> HttpResponse:
    """Ask which messages are another matter; on POST, open a case for them."""
    found = case_worked(request.user, reference)
    if request.method != "POST":
        return _show(request, SplitForm(found, request.user))
    form = SplitForm(found, request.user, request.POST)
    if not form.is_valid():
        return _show(request, form, HTTPStatus.UNPROCESSABLE_ENTITY)
    try:
        new = _split(form)
    except Refused as refused:
        return _show(request, refuse_step(form, refused), status_of(refused))
    words = _("%(case)s is a case of its own now.")
    messages.success(request, words % {"case": isolated(new.reference)})
    return redirect("desk:case", _next(request, new, found).reference)


@require_POST
@staff_required
def case_unsplit(request: DeskRequest, reference: str) -> HttpResponse:
    """Put a case back where its words came from."""
    found = case_worked(request.user, reference)
    form = ApartForm(found, request.user, request.POST)
    if not form.is_valid():
        messages.error(request, str(INCOMPLETE))
        return redirect("desk:case", reference)
    try:
        _put_back(form)
        messages.success(request, _("It is joined with the case it came from."))
    except Refused as refused:
        messages.error(request, refused.hint)
    return redirect("desk:case", reference)


def _split(form: SplitForm) -> Case:
    given = form.cleaned_data
    return splitting.split(
        form.case,
        messages=given["messages"],
        summary=given["summary"],
        service=given["service"],
        by=form.staff,
        seen=given["seen"],
    )


def _put_back(form: ApartForm) -> None:
    """Put it back, if its source may be worked on too. Raises NotFound else."""
    link = splitting.split_of(form.case)
    if link:
        case_worked(form.staff, link.to.reference)
    splitting.undo_split(form.case, by=form.staff, seen=form.cleaned_data["seen"])


def _next(request: DeskRequest, new: Case, source: Case) -> Case:
    """Return the new case, or the first one where another team has the new one."""
    is_seen = visible_to(request.user).filter(pk=new.pk).exists()
    return new if is_seen else source


def _show(
    request: DeskRequest, form: SplitForm, status: HTTPStatus = HTTPStatus.OK
) -> HttpResponse:
    page = {"case": form.case, "form": form}
    return show(request, "desk/cases/split.html", page, status)
