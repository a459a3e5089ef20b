"""What is for one member of staff: promises, tasks, notes that name them, cases handed to them."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from answerable.agency.duty import today
from answerable.agency.models import Staff
from answerable.cases.alarms import hush
from answerable.cases.case_tasks import tasks_for
from answerable.cases.mentions import (
    mark_as_read,
    unread_looks,
    unread_of,
    unread_out_of_sight,
)
from answerable.clock.commitments import commitments_for
from answerable.complaints.access import (
    learning_for,
    remedies_for,
    waiting_for_support,
)
from answerable.complaints.models import LearningAction, Remedy
from answerable.correspondence.drafts import came_back_to
from answerable.forms.queries import proposals_for
from answerable.front.desk.case.doings import is_worker
from answerable.front.desk.doors import DeskRequest, own_path, show, staff_required
from answerable.front.desk.knowledge.lines import lines
from answerable.front.desk.me.alarms import alarmed
from answerable.knowledge.reminders import reminded
from answerable.lib.numbers import number_in

MOST_SHOWN = 50


@require_safe
@staff_required
def for_you(request: DeskRequest) -> HttpResponse:
    """Show what could not be sent, what is to be done, and what is to be read."""
    page = {
        "alarmed": alarmed(request.user),
        "incidents": waiting_for_support(request.user)[:MOST_SHOWN],
        "promises": commitments_for(request.user)[:MOST_SHOWN],
        "owed": _owed(request.user),
        "proposals": proposals_for(request.user)[:MOST_SHOWN],
        "today": today(),
        "tasks": tasks_for(request.user)[:MOST_SHOWN],
        "may": is_worker(request.user),
        "help_pages": lines(
            reminded(request.user).select_related("department", "owner")[:MOST_SHOWN]
        ),
        "looks": unread_looks(request.user)[:MOST_SHOWN],
        "mentions": unread_of(request.user)[:MOST_SHOWN],
        "out_of_sight": unread_out_of_sight(request.user)[:MOST_SHOWN],
        "came_back": came_back_to(request.user)[:MOST_SHOWN],
    }
    return show(request, "desk/for_you.html", page)


def _owed(staff: Staff) -> list[Remedy | LearningAction]:
    """Return what a member sees to after complaints, the most urgent first."""
    remedies = remedies_for(staff).filter(owner=staff)[:MOST_SHOWN]
    learning = learning_for(staff).filter(owner=staff)[:MOST_SHOWN]
    return sorted([*remedies, *learning], key=lambda each: each.due)


@require_POST
@staff_required
def for_you_read(request: DeskRequest) -> HttpResponse:
    """Note that something was read, and go back to where that was said."""
    named = map(number_in, request.POST.getlist("mention"))
    if mark_as_read(request.user, *(it for it in named if it is not None)):
        messages.success(request, _("Marked as read."))
    return redirect(own_path(request.POST.get("back", "")))


@require_POST
@staff_required
def for_you_hush(request: DeskRequest) -> HttpResponse:
    """Note that somebody knows of what must not wait."""
    upto = number_in(request.POST.get("upto", "")) or 0
    if hush(request.user, request.POST.get("kind", ""), upto=upto):
        messages.success(request, _("Marked as read."))
    return redirect("desk:for-you")
