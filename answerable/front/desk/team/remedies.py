"""The ledger of what complaints make us do: put right for people, and learned by us."""

from __future__ import annotations

from typing import TypeVar

from django.db.models import QuerySet
from django.http import HttpResponse
from django.views.decorators.http import require_safe

from answerable.agency.duty import today
from answerable.complaints.access import learning_for, remedies_for
from answerable.complaints.models import LearningAction, Remedy
from answerable.complaints.places import behind
from answerable.front.desk.doors import DeskRequest, show, staff_required
from answerable.front.desk.team.places import find_place, page_of

PAGE = 30
Owed = TypeVar("Owed", Remedy, LearningAction)


@require_safe
@staff_required
def remedies(request: DeskRequest) -> HttpResponse:
    """List what is still to be put right, the most urgent first."""
    return _show(request, remedies_for(request.user), is_learning=False)


@require_safe
@staff_required
def learning(request: DeskRequest) -> HttpResponse:
    """List what we still have to change, the most urgent first."""
    return _show(request, learning_for(request.user), is_learning=True)


def _show(
    request: DeskRequest, found: QuerySet[Owed], *, is_learning: bool
) -> HttpResponse:
    place = find_place(request.GET.get("after", ""))
    rows, after = page_of(
        behind(found, place, day="due"), PAGE, day=lambda each: each.due
    )
    page = {
        "rows": rows,
        "today": today(),
        "is_learning": is_learning,
        "is_first": place is None,
        "after": after,
    }
    return show(request, "desk/team/remedies.html", page)
