"""Joining two cases: first what will happen, side by side, then the button; and undo."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from http import HTTPStatus

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from answerable.cases.access import case_worked, visible_to
from answerable.cases.joined import is_same_person, survivor_of
from answerable.cases.models import Case
from answerable.cases.models.case import OPEN
from answerable.casework import joining
from answerable.casework.obstacles import refuse_joining
from answerable.front.desk.case.links import others_of_person
from answerable.front.desk.case.stepping import status_of, take_back
from answerable.front.desk.doors import DeskRequest, show, staff_required
from answerable.front.desk.forms.others import (
    ApartForm,
    JoinForm,
    LookForm,
    OtherForm,
)
from answerable.front.desk.forms.step import seen_now
from answerable.lib.errors import Refused
from answerable.lib.wording import isolated

MOST_OFFERED = 5


@dataclass(frozen=True)
class Foresight:
    """What joining a case with another one will do, or why it cannot be."""

    case: Case
    other: Case
    obstacle: str

    @classmethod
    def of(cls, case: Case, other: Case) -> Foresight:
        """Look ahead; nothing is done."""
        try:
            refuse_joining(case, other)
        except Refused as refused:
            return cls(case, other, refused.hint)
        return cls(case, other, "")

    @property
    def is_other_person(self) -> bool:
        """Tell whether two people are concerned who must not read each other's words."""
        return not is_same_person(self.case, self.other)

    @property
    def is_other_team(self) -> bool:
        """Tell whether the case goes to another team with its words."""
        return self.case.team_id != self.other.team_id

    @property
    def due(self) -> datetime | None:
        """Return the earlier due time, which the survivor keeps."""
        dues = (each.next_due for each in (self.case, self.other))
        return min((due for due in dues if due), default=None)


@require_http_methods(["GET", "HEAD", "POST"])
@staff_required
def case_merge(request: DeskRequest, reference: str) -> HttpResponse:
    """Look at two cases before they are joined; on POST, join them."""
    found = case_worked(request.user, reference)
    if request.method == "POST":
        return _join(request, JoinForm(found, request.user, request.POST))
    if "other" not in request.GET:
        return _ask(request, LookForm(found, request.user))
    asked = seen_now(request.GET, found.version)  # the one that is shown next
    form = LookForm(found, request.user, asked)
    if not form.is_valid():
        return _ask(request, form, HTTPStatus.UNPROCESSABLE_ENTITY)
    return _foresee(
        request, JoinForm.about(found, form.cleaned_data["other"], request.user)
    )


@require_POST
@staff_required
def case_unmerge(request: DeskRequest, reference: str) -> HttpResponse:
    """Take a joined case out again."""
    found = case_worked(request.user, reference)
    form = ApartForm(found, request.user, request.POST)
    told = _("The case is on its own again, and its promise runs on.")
    return take_back(request, form, _take_apart, told=told, back="desk:case")


def _take_apart(form: ApartForm) -> None:
    """Take two cases apart that may both be worked on. Raises NotFound else."""
    survivor = survivor_of(form.case)
    if survivor:
        case_worked(form.staff, survivor.reference)
    joining.undo_joining(form.case, by=form.staff, seen=form.cleaned_data["seen"])


def _join(request: DeskRequest, form: JoinForm) -> HttpResponse:
    """Join two cases, and lead to the one that is worked on."""
    if not form.is_valid():
        return _ask(request, form, HTTPStatus.UNPROCESSABLE_ENTITY)
    given, case = form.cleaned_data, form.case
    other: Case = given["other"]
    seen, seen_other = given["seen"], given["seen_other"]
    try:
        joining.join(case, to=other, by=form.staff, seen=seen, seen_other=seen_other)
    except Refused as refused:
        fresh = case_worked(form.staff, case.reference)
        now = case_worked(form.staff, other.reference)
        again = JoinForm.about(fresh, now, form.staff)
        return _foresee(request, again, refused)
    words = _("%(case)s is joined with this case now.")
    messages.success(request, words % {"case": isolated(case.reference)})
    return redirect("desk:case", other.reference)


def _ask(
    request: DeskRequest, form: OtherForm, status: HTTPStatus = HTTPStatus.OK
) -> HttpResponse:
    """Ask with which case, offering what else its person has open."""
    theirs = others_of_person(visible_to(form.staff), form.case).filter(OPEN)
    page = {"case": form.case, "form": form, "offered": list(theirs[:MOST_OFFERED])}
    return show(request, "desk/cases/join.html", page, status)


def _foresee(
    request: DeskRequest, form: JoinForm, refused: Refused | None = None
) -> HttpResponse:
    """Show both cases and what will happen; what could not be done, with the reason."""
    page = {
        "case": form.case,
        "other": form.other_case,
        "form": form,
        "foresight": Foresight.of(form.case, form.other_case),
        "refused": refused.hint if refused else "",
    }
    status = status_of(refused) if refused else HTTPStatus.OK
    return show(request, "desk/cases/join_look.html", page, status)
