"""One case: everything about it on one page, and what staff do with it.

Nothing that was typed is lost: where a step cannot be taken, the same page comes back
with the words, the reason, and what is new since its reader last saw it.
"""

from __future__ import annotations

from functools import partial
from http import HTTPStatus

from django.contrib import messages
from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.utils.translation import get_language
from django.views.decorators.http import require_POST, require_safe

from answerable.agency.models import Staff
from answerable.cases.access import (
    case_for,
    case_worked,
    may_see_looks,
    restricted_case_for,
)
from answerable.cases.case_tasks import tasks_of
from answerable.cases.corrections import corrections_of
from answerable.cases.mentions import unread_in
from answerable.cases.models import Case, SavedView
from answerable.cases.queries import View, links_of
from answerable.cases.shown import borrowed, file_shown
from answerable.cases.snoozes import snoozes_of
from answerable.casework.looks import leaves_a_trace, log_look
from answerable.clock.commitments import commitments_of
from answerable.correspondence.models import ComposerDraft
from answerable.forms.asking import answers_in_words
from answerable.front.desk.case.aside import aside
from answerable.front.desk.case.doings import Doing, doings, refuse_doing
from answerable.front.desk.case.drafting import drafts_for
from answerable.front.desk.case.here import told_here
from answerable.front.desk.case.neighbours import neighbours
from answerable.front.desk.case.onward import go_on
from answerable.front.desk.case.situating import alike, situation_of
from answerable.front.desk.case.sounding import sounding
from answerable.front.desk.case.stepping import try_step
from answerable.front.desk.case.steps import STEPS, forms_for
from answerable.front.desk.case.timeline import timeline
from answerable.front.desk.doors import DeskRequest, show, staff_required
from answerable.front.desk.forms.step import StepForm
from answerable.front.desk.letters.offers import groups_for
from answerable.front.desk.queue.recent import remember
from answerable.front.desk.queue.tabs import view_asked
from answerable.front.shared.corrections import told
from answerable.front.shared.downloads import file_response
from answerable.lib.errors import NotFound


@require_safe
@staff_required
def case(request: DeskRequest, reference: str) -> HttpResponse:
    """Show a case; one that is restricted leads its own people to ask for a look."""
    try:
        found = looked_at(request.user, reference)
    except NotFound:
        hidden = restricted_case_for(request.user, reference)
        return redirect("desk:case-access", hidden.reference)
    return remember(show_case(request, found), request, found)


@require_safe
@staff_required
def case_file(request: DeskRequest, reference: str, sha256: str) -> HttpResponseBase:
    """Show an image of a case, or let any other file of it be saved."""
    found = looked_at(request.user, reference)
    attachment = file_shown(request.user, found, sha256)
    if attachment is None:
        raise NotFound(sha256)
    return file_response(attachment)


@require_POST
@staff_required
def take_step(request: DeskRequest, reference: str, doing: Doing) -> HttpResponse:
    """Do one thing with a case."""
    found = case_worked(request.user, reference)
    form = STEPS[doing].form(found, request.user, request.POST)
    if doing not in doings(request.user, found) and not form.is_outdated:
        refuse_doing(found)
    return try_step(form, partial(_take, request, doing), partial(_show_again, request))


def show_case(
    request: DeskRequest,
    case: Case,
    sent: StepForm | None = None,
    status: HTTPStatus = HTTPStatus.OK,
) -> HttpResponse:
    """Show the page of a case; with a form that was sent and could not be taken."""
    may = doings(request.user, case)
    asked = sent.name if sent else request.GET.get("change", "")
    offered = forms_for(case, request.user, may, asked=asked)
    drafts = drafts_for(case, request.user)
    if sent and sent.name in offered:
        offered[sent.name] = sent
    drafts.fill(offered)
    read = sent.last_read if sent else case.journal_length
    links = links_of(case)
    also = borrowed(request.user, case, links)
    events = timeline(case, read=read, also=also)
    page = {
        "case": case,
        "may": may,
        "forms": offered,
        "form": sent,
        "neighbours": neighbours(request.user, _view(request, case), case),
        "events": events,
        "sounds": sounding(case, events) if Doing.MAKE_COMPLAINT in may else None,
        "news": [event for event in events if event.is_new],
        "kept": sent.typed if sent and sent.name not in offered else "",
        "here": told_here(case, request.user),
        "drafts": drafts,
        "left_over": drafts.left_over(offered),
        "answers": _answers(case),
        "corrections": told(corrections_of(case), case.form),
        "aside": aside(request.user, case, links),
        "situation": situation_of(case),
        "alike": alike(request.user, case),
        "may_see_looks": may_see_looks(request.user),
        "saved_answers": groups_for(case, request.user) if "write" in offered else [],
    }
    page |= _waiting(case, request.user)
    return show(request, "desk/cases/case.html", page, status)


def looked_at(staff: Staff, reference: str) -> Case:
    """Return the case; some looks leave a trace."""
    found = case_for(staff, reference)
    if leaves_a_trace(staff, found):
        log_look(staff, found)
    return found


def _take(request: DeskRequest, doing: Doing, form: StepForm) -> HttpResponse:
    step = STEPS[doing]
    done = step.take(form.case, form.staff, form.cleaned_data)
    undone = form.case.reference if isinstance(done, ComposerDraft) else ""
    messages.success(request, str(step.told), extra_tags=undone)
    return go_on(request, form.case, doing)


def _show_again(
    request: DeskRequest, form: StepForm, status: HTTPStatus
) -> HttpResponse:
    return show_case(request, form.case, form, status)


def _view(request: DeskRequest, case: Case) -> View | SavedView:
    own = View.MINE if case.owner_id == request.user.pk else View.TEAM
    return view_asked(request, request.user) or own


def _waiting(case: Case, staff: Staff) -> dict[str, object]:
    """Return what still waits in a case: for a day, for somebody, or for its reader."""
    return {
        "snoozes": snoozes_of(case),
        "tasks": [task for task in tasks_of(case) if task.is_open],
        "commitments": [each for each in commitments_of(case) if each.is_open],
        "mentions": unread_in(case, staff),
    }


def _answers(case: Case) -> list[tuple[str, str]]:
    if case.form is None:
        return []
    return answers_in_words(case.form, case.answers, get_language() or "")
