"""The queue: open cases, the least time left first, and taking the next one."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from answerable.cases.lists import first_of_queue
from answerable.cases.models import SavedView
from answerable.cases.queries import PAGE, View
from answerable.cases.situation_access import reads_situations
from answerable.casework.work import take_next
from answerable.front.desk.case.doings import refuse_readers
from answerable.front.desk.doors import DeskRequest, show, staff_required
from answerable.front.desk.queue.positions import find_place, position_of
from answerable.front.desk.queue.tabs import Tab, key_of, tabs, view_asked
from answerable.lib.errors import Refused


@require_safe
@staff_required
def queue(request: DeskRequest) -> HttpResponse:
    """Show open cases, the least time left first."""
    shown = list(tabs(request.user))
    view = view_asked(request, request.user) or first_view(shown)
    place = find_place(request.GET.get("after", ""))
    rows = first_of_queue(request.user, view, PAGE + 1, place)
    page = {
        "view": key_of(view),
        "kept": view if isinstance(view, SavedView) else None,
        "tabs": shown,
        "cases": rows[:PAGE],
        "after": position_of(rows[PAGE - 1]) if len(rows) > PAGE else "",
        "is_first": place is None,
        "made_at": timezone.now().isoformat(),
        "is_paused": "paused" in request.GET,
        "reads_situations": reads_situations(request.user),
    }
    return show(request, "desk/cases/queue.html", page)


@require_POST
@staff_required
def take(request: DeskRequest) -> HttpResponse:
    """Give the most urgent case that nobody has to whoever asks."""
    refuse_readers(request.user)
    try:
        case = take_next(request.user)
    except Refused as full:
        messages.info(request, full.hint)
        return redirect("desk:queue")
    if case is None:
        messages.info(
            request, _("Nothing waits in your teams: everything has an owner.")
        )
        return redirect("desk:queue")
    messages.success(request, _("This one is yours now."))
    return redirect("desk:case", case.reference)


def first_view(shown: list[Tab]) -> View:
    """Return the view to begin with: what is mine, or else what my team has."""
    has_own = any(tab.count for tab in shown if tab.view is View.MINE)
    return View.MINE if has_own else View.TEAM
