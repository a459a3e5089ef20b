"""One page for a complaint, from what it is about to who looks at it after us."""

from __future__ import annotations

from functools import partial
from http import HTTPStatus

from django.contrib import messages
from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.views.decorators.http import require_POST, require_safe

from answerable.cases.access import case_for, case_worked, may_work
from answerable.cases.models import Case
from answerable.cases.models.case import CaseType
from answerable.casework.complain.owner import answers_for
from answerable.complaints.queries import find_complaint
from answerable.front.desk.case.page import looked_at
from answerable.front.desk.case.stepping import try_step
from answerable.front.desk.complaint.shown import Shown, named
from answerable.front.desk.complaint.steps import STEPS, Doing, form_for
from answerable.front.desk.doors import DeskRequest, show, staff_required
from answerable.front.desk.forms.complaint import BeginForm
from answerable.front.desk.forms.step import StepForm
from answerable.front.shared.paper.decision import paper_response
from answerable.front.shared.paper.readiness import is_ready
from answerable.lib.errors import NotFound

Sent = tuple[Doing, int, StepForm]


@require_safe
@staff_required
def case_complaint(request: DeskRequest, reference: str) -> HttpResponse:
    """Show a complaint: its issues, findings and remedies, and what comes next."""
    return _show(request, looked_at(request.user, _complaint(request, reference)))


@require_safe
@staff_required
def case_complaint_paper(
    request: DeskRequest, reference: str, number: int
) -> HttpResponseBase:
    """Send the answer of a stage as a PDF."""
    found = looked_at(request.user, _complaint(request, reference))
    complaint = find_complaint(found)
    if complaint is None:
        raise NotFound(reference)
    return paper_response(complaint, number)


@require_POST
@staff_required
def take_step(
    request: DeskRequest, reference: str, doing: Doing, number: int = 0
) -> HttpResponse:
    """Do one thing with a complaint."""
    case = case_worked(request.user, _complaint(request, reference))
    complaint = find_complaint(case)
    form = form_for(doing, case, request.user, complaint, request.POST)
    take = partial(_take, request, doing, number)
    return try_step(
        named(form, number), take, partial(_show_again, request, doing, number)
    )


def _complaint(request: DeskRequest, reference: str) -> str:
    """Return the reference of a complaint. Raises NotFound for any other case."""
    if case_for(request.user, reference).case_type != CaseType.COMPLAINT:
        raise NotFound(reference)
    return reference


def _take(
    request: DeskRequest, doing: Doing, number: int, form: StepForm
) -> HttpResponse:
    step = STEPS[doing]
    step.take(form, number)
    messages.success(request, str(step.told))
    return redirect("desk:case-complaint", form.case.reference)


def _show_again(
    request: DeskRequest, doing: Doing, number: int, form: StepForm, status: HTTPStatus
) -> HttpResponse:
    return _show(request, form.case, (doing, number, named(form, number)), status)


def _show(
    request: DeskRequest,
    case: Case,
    sent: Sent | None = None,
    status: HTTPStatus = HTTPStatus.OK,
) -> HttpResponse:
    complaint, may = find_complaint(case), may_work(request.user, case)
    shown = (
        Shown(case, request.user, complaint, may=may, sent=sent) if complaint else None
    )
    page = {
        "case": case,
        "shown": shown,
        "may": may,
        "form": sent[2] if sent else None,
        "can_print": is_ready(),
        "answers_for": answers_for(case),
        "begin": BeginForm(case, request.user) if may and case.is_open else None,
    }
    return show(request, "desk/complaint/complaint.html", page, status)
