"""How a case belongs with others: shown, said and taken back on one page."""

from __future__ import annotations

from functools import partial
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
from answerable.front.desk.case.links import linked
from answerable.front.desk.case.stepping import take_back, try_step
from answerable.front.desk.doors import DeskRequest, show, staff_required
from answerable.front.desk.forms.others import PART, WHOLE, LinkForm, UnlinkForm
from answerable.lib.errors import NotAllowed, NotFound

Kind = CaseLink.Kind


@require_http_methods(["GET", "HEAD", "POST"])
@staff_required
def case_links(request: DeskRequest, reference: str) -> HttpResponse:
    """Show how a case belongs with others, and link it with one more."""
    found = case_worked(request.user, reference)
    if request.method != "POST":
        return _show(request, LinkForm(found, request.user))
    form = LinkForm(found, request.user, request.POST)
    return try_step(form, partial(_link, request), partial(_show, request))


@require_POST
@staff_required
def case_unlink(request: DeskRequest, reference: str) -> HttpResponse:
    """Take a link back that somebody made."""
    found = case_worked(request.user, reference)
    form = UnlinkForm(found, request.user, request.POST)
    told = _("The two cases are not linked any more.")
    return take_back(request, form, _unlink, told=told, back="desk:case-links")


def _link(request: DeskRequest, form: LinkForm) -> HttpResponse:
    given = form.cleaned_data
    kind = Kind.PART_OF if given["kind"] in {PART, WHOLE} else Kind.RELATED
    one, other = form.case, given["other"]
    by, seen = form.staff, given["seen"]
    if given["kind"] == WHOLE:
        linking.link(other, to=one, kind=kind, by=by, seen_other=seen)
    else:
        linking.link(one, to=other, kind=kind, by=by, seen=seen)
    messages.success(request, _("The two cases are linked."))
    return redirect("desk:case-links", one.reference)


def _unlink(form: UnlinkForm) -> None:
    """Take a link back whose other end may be worked on. Raises NotFound, NotAllowed."""
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
