"""Who looked at a case, when and by what right; and a look that one asks for.

Written down are the looks of auditors, and everybody's into a restricted case.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from http import HTTPStatus

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from answerable.agency.queries import named
from answerable.cases.access import (
    find_grant,
    is_auditor,
    may_see_looks,
    restricted_case_for,
)
from answerable.cases.actors import staff_id
from answerable.cases.models import Case, CaseAccess, JournalEntry
from answerable.cases.queries import looks_asked_for, looks_at
from answerable.casework.looks import ask_for_look
from answerable.front.desk.case.page import looked_at
from answerable.front.desk.doors import DeskRequest, show, staff_required
from answerable.front.desk.forms.looks import LookForm
from answerable.lib.errors import NotAllowed, NotFound

PAGE = 50


@dataclass(frozen=True)
class Look:
    """One look."""

    at: datetime
    who: str
    why: str


@require_safe
@staff_required
def case_looks(request: DeskRequest, reference: str) -> HttpResponse:
    """List who looked at a case, the latest first."""
    found = looked_at(request.user, reference)
    if not may_see_looks(request.user):
        message = _("Only auditors and supervisors see who looked at a case.")
        raise NotAllowed(message)
    page = Paginator(looks_at(found), PAGE).get_page(request.GET.get("page"))
    said = _looks(found, list(page.object_list))
    return show(
        request,
        "desk/cases/looks.html",
        {"case": found, "page": page, "looks": said},
    )


@require_safe
@staff_required
def looks(request: DeskRequest) -> HttpResponse:
    """List the looks at restricted cases that were asked for: for auditors alone."""
    if not is_auditor(request.user):
        message = "The list of looks is for auditors."
        raise NotFound(message)
    page = Paginator(looks_asked_for(), PAGE).get_page(request.GET.get("page"))
    return show(request, "desk/looks.html", {"page": page, "looks": page.object_list})


@require_http_methods(["GET", "HEAD", "POST"])
@staff_required
def case_access(request: DeskRequest, reference: str) -> HttpResponse:
    """Ask why somebody must see a restricted case; their answer opens it for a while."""
    found = restricted_case_for(request.user, reference)
    form = LookForm(request.POST if request.method == "POST" else None)
    if not form.is_bound and find_grant(request.user, found):
        return redirect("desk:case", found.reference)
    if not form.is_valid():
        status = HTTPStatus.UNPROCESSABLE_ENTITY if form.is_bound else HTTPStatus.OK
        page = {"reference": found.reference, "form": form}
        return show(request, "desk/cases/access.html", page, status)
    reason, time = form.cleaned_data["reason"], form.time
    ask_for_look(request.user, found.reference, reason=reason, time=time)
    return redirect("desk:case", found.reference)


def _looks(case: Case, entries: list[JournalEntry]) -> list[Look]:
    names = named({staff_id(entry.actor) for entry in entries})
    rulings = dict(CaseAccess.objects.filter(case=case).values_list("pk", "reason"))
    return [
        Look(
            at=entry.at,
            who=str(names.get(staff_id(entry.actor), "")),
            why=_why(entry, rulings),
        )
        for entry in entries
    ]


def _why(entry: JournalEntry, rulings: dict[int, str]) -> str:
    grant = entry.after.get("access")
    if grant is None:
        return _("As an auditor")
    return rulings.get(grant) or _("By a grant that was taken away since")
