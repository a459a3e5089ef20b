"""How a case belongs with others: shown, said and taken back on one page."""

from __future__ import annotations

from http import HTTPStatus

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from answerable.cases.access import case_worked, may_work, visible_to
from answerable.cases.models import CaseLink
from answerable.cases.queries import links_of
from answerable.casework import linking
from answerable.front.desk.doors import DeskRequest, show, staff_required
from answerable.front.desk.forms.others import PART, WHOLE, LinkForm, UnlinkForm
from answerable.front.desk.forms.step import INCOMPLETE
from answerable.front.desk.links import linked
from answerable.front.desk.refusals import refuse_step, status_of
from answerable.lib.errors import NotAllowed, NotFound, Refused

Kind = CaseLink.Kind


@require_http_methods(["GET", "HEAD", "POST"])
@staff_required
def case_links(request: DeskRequest, reference: str) -> HttpResponse:
    """Show how a case belongs with others, and link it with one more."""
    found = case_worked(request.user, reference)
    if request.method != "POST":
        return _show(request, LinkForm(found, request.user))
    form = LinkForm(found, request.user, request.POST)
    if not form.is_valid():
        return _show(request, form, HTTPStatus.UNPROCESSABLE_ENTITY)
    try:
        _link(form)
    except Refused as refused:
        return _show(request, refuse_step(form, refused), status_of(refused))
    messages.success(request, _("The two cases are linked."))
    return redirect("desk:case-links", reference)


@require_POST
@staff_required
def case_unlink(request: DeskRequest, reference: str) -> HttpResponse:
    """Take a link back that somebody made."""
    found = case_worked(request.user, reference)
    form = UnlinkForm(found, request.user, request.POST)
    if not form.is_valid():
        messages.error(request, str(INCOMPLETE))
        return redirect("desk:case-links", reference)
    try:
        _unlink(form)
        messages.success(request, _("The two cases are not linked any more."))
    except Refused as refused:
        messages.error(request, refused.hint)
    return redirect("desk:case-links", reference)


def _link(form: LinkForm) -> None:
    given = form.cleaned_data
    kind = Kind.PART_OF if given["kind"] in {PART, WHOLE} else Kind.RELATED
    one, other = form.case, given["other"]
    by, seen = form.staff, given["seen"]
    if given["kind"] == WHOLE:
        linking.link(other, to=one, kind=kind, by=by, seen_other=seen)
    else:
        linking.link(one, to=other, kind=kind, by=by, seen=seen)


def _unlink(form: UnlinkForm) -> None:
    """Take a link back whose other end may be worked on. Raises NotFound else."""
    one, given = form.case, form.cleaned_data
    links = linked(visible_to(form.staff), one, links_of(one))
    found = next((each for each in links if each.link.pk == given["link"]), None)
    if found is None:
        raise NotFound(given["link"])
    if found.link.kind != Kind.RELATED and not may_work(form.staff, found.case):
        message = _("You can read that case, but your role does not work on it")
        raise NotAllowed(message)
    linking.unlink(one, link=given["link"], by=form.staff, seen=given["seen"])


def _show(
    request: DeskRequest, form: LinkForm, status: HTTPStatus = HTTPStatus.OK
) -> HttpResponse:
    visible = visible_to(request.user)
    links = linked(visible, form.case, links_of(form.case))
    page = {"case": form.case, "form": form, "linked": links}
    return show(request, "desk/cases/links.html", page, status)
