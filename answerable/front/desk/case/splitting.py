"""Part of a case is another matter: it gets a case of its own, and can be put back."""

from __future__ import annotations

from functools import partial
from http import HTTPStatus

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from answerable.cases.access import case_worked, visible_to
from answerable.casework import splitting
from answerable.front.desk.case.stepping import take_back, try_step
from answerable.front.desk.doors import DeskRequest, show, staff_required
from answerable.front.desk.forms.others import ApartForm
from answerable.front.desk.forms.split import SplitForm
from answerable.lib.wording import isolated


@require_http_methods(["GET", "HEAD", "POST"])
@staff_required
def case_split(request: DeskRequest, reference: str) -> HttpResponse:
    """Ask which messages are another matter; on POST, open a case for them."""
    found = case_worked(request.user, reference)
    if request.method != "POST":
        return _show(request, SplitForm(found, request.user))
    form = SplitForm(found, request.user, request.POST)
    return try_step(form, partial(_split, request), partial(_show, request))


@require_POST
@staff_required
def case_unsplit(request: DeskRequest, reference: str) -> HttpResponse:
    """Put a case back where its words came from."""
    found = case_worked(request.user, reference)
    form = ApartForm(found, request.user, request.POST)
    told = _("It is joined with the case it came from.")
    return take_back(request, form, _put_back, told=told, back="desk:case")


def _split(request: DeskRequest, form: SplitForm) -> HttpResponse:
    """Open the new case, and lead to it, or back where another team has it."""
    given = form.cleaned_data
    new = splitting.split(
        form.case,
        messages=given["messages"],
        summary=given["summary"],
        service=given["service"],
        by=form.staff,
        seen=given["seen"],
        as_complaint=given.get("as_complaint", False),
    )
    words = _("%(case)s is a case of its own now.")
    messages.success(request, words % {"case": isolated(new.reference)})
    is_seen = visible_to(form.staff).filter(pk=new.pk).exists()
    return redirect("desk:case", (new if is_seen else form.case).reference)


def _put_back(form: ApartForm) -> None:
    """Put it back, if its source may be worked on too. Raises NotFound else."""
    link = splitting.split_of(form.case)
    if link:
        case_worked(form.staff, link.to.reference)
    splitting.undo_split(form.case, by=form.staff, seen=form.cleaned_data["seen"])


def _show(
    request: DeskRequest, form: SplitForm, status: HTTPStatus = HTTPStatus.OK
) -> HttpResponse:
    page = {"case": form.case, "form": form}
    return show(request, "desk/cases/split.html", page, status)
