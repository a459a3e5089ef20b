"""The ledger of what complaints make us do: put right for people, and learned by us."""

from __future__ import annotations

from typing import TypeVar

from django.db.models import Q, QuerySet
from django.http import HttpResponse
from django.views.decorators.http import require_safe

from answerable.agency.duty import today
from answerable.complaints.access import learning_for, remedies_for
from answerable.complaints.models import LearningAction, Remedy
from answerable.complaints.restrictions import Place
from answerable.front.desk.doors import DeskRequest, show, staff_required
from answerable.front.desk.team.places import find_place, position_of

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
    rows = list(_behind(found, place)[: PAGE + 1])
    page = {
        "rows": rows[:PAGE],
        "today": today(),
        "is_learning": is_learning,
        "is_first": place is None,
        "after": position_of(rows[PAGE - 1].due, rows[PAGE - 1].pk)
        if len(rows) > PAGE
        else "",
    }
    return show(request, "desk/team/remedies.html", page)


def _behind(found: QuerySet[Owed], place: Place | None) -> QuerySet[Owed]:
    if place is None:
        return found
    later = Q(due__gt=place.day) | Q(due=place.day, id__gt=place.number)
    return found.filter(later, due__gte=place.day)
