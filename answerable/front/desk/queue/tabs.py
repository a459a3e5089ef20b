"""The views over the queue: the four that everybody has, and those that are kept.

A view stands in an address by its key: a word for one of the four, a number for one
that is kept.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from django.http import HttpRequest
from django.utils.translation import gettext_lazy, pgettext_lazy

from answerable.agency.models import Staff
from answerable.cases.access import visible_to
from answerable.cases.counting import counts, numbers_of
from answerable.cases.models import SavedView
from answerable.cases.queries import View
from answerable.cases.saved_views import find_view, tabs_of
from answerable.lib.numbers import number_in

MOST_COUNTED = 999
NAMES = {
    View.MINE: gettext_lazy("Mine"),
    View.TEAM: gettext_lazy("My team"),
    View.LATE: pgettext_lazy("cases of the queue", "Late"),
    View.UNASSIGNED: gettext_lazy("Unassigned"),
}


@dataclass(frozen=True)
class Tab:
    """One view of the queue: its key, its name, and how many cases it has."""

    view: View | SavedView
    count: int

    @property
    def key(self) -> str:
        return key_of(self.view)

    @property
    def name(self) -> str:
        return name_of(self.view)

    @property
    def shown(self) -> str:
        """Return the number as it is shown: beyond 999 nobody counts."""
        return f"{MOST_COUNTED}+" if self.count > MOST_COUNTED else str(self.count)


def tabs(staff: Staff) -> Iterator[Tab]:
    """Return the views of a member of staff with their numbers."""
    for view, count in counts(staff, most=MOST_COUNTED + 1).items():
        yield Tab(view, count)
    kept = tabs_of(staff)
    numbers = numbers_of(kept, visible_to(staff), staff) if kept else {}
    for each in kept:
        yield Tab(each, numbers[each.pk])


def view_asked(request: HttpRequest, staff: Staff) -> View | SavedView | None:
    """Return the view that an address names, if it does and its reader may use it."""
    named = request.GET.get("view", "")
    if named in set(View):
        return View(named)
    number = number_in(named)
    return None if number is None else find_view(staff, number)


def key_of(view: View | SavedView) -> str:
    """Return how an address names a view."""
    return str(view.pk) if isinstance(view, SavedView) else view.value


def name_of(view: View | SavedView) -> str:
    """Return how a view is called."""
    return view.name if isinstance(view, SavedView) else str(NAMES[view])
