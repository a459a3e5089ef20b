"""The queue: open cases, the least time left first, and taking the next one."""

from __future__ import annotations

from dataclasses import dataclass

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _, gettext_lazy, pgettext_lazy
from django.views.decorators.http import require_POST, require_safe

from answerable.cases import queries
from answerable.cases.access import visible_to
from answerable.cases.lists import first_rows
from answerable.cases.queries import PAGE, View, behind, counts
from answerable.casework.work import take_next
from answerable.front.desk.doings import is_worker, refuse_readers
from answerable.front.desk.doors import DeskRequest, show, staff_required
from answerable.front.desk.positions import find_place, position_of

MOST_COUNTED = 999
NAMES = {
    View.MINE: gettext_lazy("Mine"),
    View.TEAM: gettext_lazy("My team"),
    View.LATE: pgettext_lazy("cases of the queue", "Late"),
    View.UNASSIGNED: gettext_lazy("Unassigned"),
}


@dataclass(frozen=True)
class Tab:
    """One view of the queue: its name, and how many cases it has."""

    view: View
    name: str
    count: str
    is_shown: bool


@require_safe
@staff_required
def queue(request: DeskRequest) -> HttpResponse:
    """Show open cases, the least time left first."""
    visible = visible_to(request.user)
    found = counts(visible, request.user, most=MOST_COUNTED + 1)
    view = find_view(request) or first_view(found)
    place = find_place(request.GET.get("after", ""))
    waiting = behind(queries.queue(visible, view, request.user), place)
    rows = first_rows(waiting, PAGE + 1)
    page = {
        "view": view,
        "tabs": tabs(found, view),
        "cases": rows[:PAGE],
        "after": position_of(rows[PAGE - 1]) if len(rows) > PAGE else "",
        "is_first": place is None,
        "may_take": is_worker(request.user),
    }
    return show(request, "desk/cases/queue.html", page)


@require_POST
@staff_required
def take(request: DeskRequest) -> HttpResponse:
    """Give the most urgent case that nobody has to whoever asks."""
    refuse_readers(request.user)
    case = take_next(request.user)
    if case is None:
        messages.info(
            request, _("Nothing waits in your teams: everything has an owner.")
        )
        return redirect("desk:queue")
    messages.success(request, _("This one is yours now."))
    return redirect("desk:case", case.reference)


def find_view(request: HttpRequest) -> View | None:
    """Return the view that an address names, if it does."""
    named = request.GET.get("view", "")
    return View(named) if named in set(View) else None


def first_view(found: dict[View, int]) -> View:
    """Return the view to begin with: what is mine, or else what my team has."""
    return View.MINE if found[View.MINE] else View.TEAM


def tabs(found: dict[View, int], shown: View) -> list[Tab]:
    """Return the views with their names and numbers."""
    return [
        Tab(view, str(NAMES[view]), _capped(count), view is shown)
        for view, count in found.items()
    ]


def _capped(count: int) -> str:
    return f"{MOST_COUNTED}+" if count > MOST_COUNTED else str(count)
