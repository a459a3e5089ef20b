"""A situation with its cases and its pin, and how one is begun and changed."""

from __future__ import annotations

from http import HTTPStatus

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from answerable.agency.models import Service, Staff
from answerable.agency.queries import offered_services
from answerable.cases.access import case_for, visible_to
from answerable.cases.models import Case, Situation
from answerable.cases.situation_access import (
    may_lead,
    reads_situations,
    situation_for,
    situation_led,
)
from answerable.cases.situations import (
    candidates_for,
    current_status,
    ending_of,
    leaving_status,
)
from answerable.casework import situations as story
from answerable.front.desk.doors import DeskRequest, show, staff_required
from answerable.front.desk.forms.situations import (
    EndingForm,
    OpenAgainForm,
    SituationForm,
    StatusForm,
)
from answerable.front.desk.situations.drawn import around, drawn
from answerable.lib.errors import NotAllowed, NotFound, Refused
from answerable.lib.numbers import number_in

PAGE = 20


@require_safe
@staff_required
def situation(request: DeskRequest, number: int) -> HttpResponse:
    """Show one, with its cases as far as its reader may see them."""
    return show_situation(request, situation_for(request.user, number))


@require_http_methods(["GET", "HEAD", "POST"])
@staff_required
def new_situation(request: DeskRequest) -> HttpResponse:
    """Ask for a new one; a case may have suggested it."""
    services = led_services(request.user)
    if not services:
        raise _nothing_to_begin(request.user)
    case = _suggesting(request)
    sent = request.POST if request.method == "POST" else None
    form = SituationForm(sent, services=services, case=case)
    if form.is_valid():
        begun = _begun(form, request.user)
        if begun:
            messages.success(request, _("It has begun. Look below which cases fit."))
            return redirect("desk:situation", begun.pk)
    return _show_form(request, form, None)


@require_http_methods(["GET", "HEAD", "POST"])
@staff_required
def change_situation(request: DeskRequest, number: int) -> HttpResponse:
    """Change what it is, where and until when."""
    found = situation_led(request.user, number)
    sent = request.POST if request.method == "POST" else None
    form = SituationForm(sent, services=[found.service], situation=found)
    if form.is_valid():
        try:
            seen = form.cleaned_data["seen"] or 0
            story.change(found, form.plan, seen=seen)
        except Refused as refused:
            form.add_error(None, refused.hint)
        else:
            messages.success(request, _("Saved."))
            return redirect("desk:situation", found.pk)
    return _show_form(request, form, found)


def show_situation(
    request: DeskRequest,
    situation: Situation,
    *,
    sent: StatusForm | EndingForm | OpenAgainForm | None = None,
) -> HttpResponse:
    """Show a situation; with a form that was sent and could not be taken."""
    leads, now = may_lead(request.user, situation.service), timezone.now()
    is_on = situation.is_open and situation.ends_at > now
    forms = {
        "status": StatusForm(seen=situation.version),
        "ending": EndingForm(seen=situation.version),
        "again": OpenAgainForm(seen=situation.version),
    }
    names = {StatusForm: "status", EndingForm: "ending", OpenAgainForm: "again"}
    if sent:
        forms[names[type(sent)]] = sent
    leaving = leaving_status(situation, at=now)
    page = {
        "situation": situation,
        "where": around(situation),
        "is_on": is_on,
        "leads": leads,
        "status": current_status(situation, at=now),
        "leaving": leaving,
        "may_take_back": bool(leaving and leaving.by_id == request.user.pk),
        "ending": None if situation.is_open else ending_of(situation),
        "candidates": _candidates(request.user, situation) if leads and is_on else [],
        "map": drawn([situation], visible_to(request.user).filter(situation=situation)),
        "forms": forms,
        "sent": sent,
        **_cases(request, situation),
    }
    wrong = HTTPStatus.UNPROCESSABLE_ENTITY if sent else HTTPStatus.OK
    return show(request, "desk/situations/situation.html", page, wrong)


def _cases(request: DeskRequest, situation: Situation) -> dict[str, object]:
    """Return the cases of a situation that may be seen, a page of them."""
    seen = visible_to(request.user).filter(situation=situation).order_by("-pk")
    after = number_in(request.GET.get("after", ""))
    rows = list((seen if after is None else seen.filter(pk__lt=after))[: PAGE + 1])
    return {
        "cases": rows[:PAGE],
        "after": rows[PAGE - 1].pk if len(rows) > PAGE else None,
        "is_first": after is None,
        "count": seen.order_by().count(),
    }


def _candidates(staff: Staff, situation: Situation) -> list[Case]:
    return candidates_for(situation, visible_to(staff))


def led_services(staff: Staff) -> list[Service]:
    """Return the services of which this member begins situations."""
    return [one for one in offered_services() if may_lead(staff, one)]


def _nothing_to_begin(staff: Staff) -> Exception:
    if reads_situations(staff):
        return NotAllowed(
            _("Supervisors begin situations of the services of their teams.")
        )
    return NotFound(str(staff))


def _suggesting(request: DeskRequest) -> Case | None:
    reference = request.GET.get("case", "")
    return case_for(request.user, reference) if reference else None


def _begun(form: SituationForm, by: Staff) -> Situation | None:
    try:
        return story.begin(form.service, form.plan, words=form.words, by=by)
    except Refused as refused:
        form.add_error(None, refused.hint)
        return None


def _show_form(
    request: DeskRequest, form: SituationForm, situation: Situation | None
) -> HttpResponse:
    page = {"form": form, "situation": situation}
    wrong = HTTPStatus.UNPROCESSABLE_ENTITY if form.errors else HTTPStatus.OK
    return show(request, "desk/situations/form.html", page, wrong)
