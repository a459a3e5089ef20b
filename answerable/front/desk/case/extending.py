"""A promise of a case is given more time, and the person is told why."""

from __future__ import annotations

from functools import partial
from http import HTTPStatus

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from answerable.cases.access import case_worked
from answerable.cases.models import Case
from answerable.casework import extending as story
from answerable.clock.models import Deadline
from answerable.clock.queries import deadlines_of
from answerable.front.desk.case.stepping import try_step
from answerable.front.desk.doors import DeskRequest, show, staff_required
from answerable.front.desk.forms.extending import ExtendForm
from answerable.lib.errors import NotFound


@require_http_methods(["GET", "HEAD", "POST"])
@staff_required
def case_extend(request: DeskRequest, reference: str, number: int) -> HttpResponse:
    """Ask by how much a promise is extended and why, and extend it."""
    found = case_worked(request.user, reference)
    deadline = _deadline_of(found, number)
    again = partial(_show, request, deadline)
    if request.method != "POST":
        return again(ExtendForm(found, request.user, deadline=deadline))
    form = ExtendForm(found, request.user, request.POST, deadline=deadline)
    return try_step(form, partial(_extend, request, deadline), again)


def _deadline_of(case: Case, number: int) -> Deadline:
    """Return a deadline that was ever to be extended. Raises NotFound for any other."""
    found = deadlines_of(case).filter(standard__longest_extension__gt=0, pk=number)
    deadline = found.first()
    if deadline is None:
        raise NotFound(str(number))
    return deadline


def _extend(request: DeskRequest, deadline: Deadline, form: ExtendForm) -> HttpResponse:
    given = form.cleaned_data
    story.extend(
        form.case,
        deadline,
        amount=given["amount"],
        words=given["words"],
        by=form.staff,
        seen=given["seen"],
    )
    messages.success(request, _("There is more time, and the person is told."))
    return redirect("desk:case", form.case.reference)


def _show(
    request: DeskRequest,
    deadline: Deadline,
    form: ExtendForm,
    status: HTTPStatus = HTTPStatus.OK,
) -> HttpResponse:
    page = {
        "case": form.case,
        "form": form,
        "deadline": deadline,
        "may": story.may_be_extended(deadline, at=timezone.now()),
    }
    return show(request, "desk/cases/extend.html", page, status)
