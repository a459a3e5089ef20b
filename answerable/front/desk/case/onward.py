"""Where somebody is led after a step: back, to the next case, or to the queue."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from answerable.agency.models import Staff
from answerable.agency.models.staff import Onward
from answerable.cases.access import visible_to
from answerable.cases.models import Case, SavedView
from answerable.cases.queries import View, behind, queue
from answerable.front.desk.case.doings import Doing
from answerable.front.desk.doors import DeskRequest
from answerable.front.desk.queue.positions import place_of
from answerable.front.desk.queue.tabs import key_of, view_asked

# With these, somebody else is to act, or later: who took the step is done for now.
PASSING_ON = frozenset(
    {Doing.REPLY, Doing.ASK, Doing.ASSIGN, Doing.SNOOZE, Doing.RESOLVE}
)


def go_on(request: DeskRequest, case: Case, doing: Doing) -> HttpResponse:
    """Lead on from a case, as it was before the step, as its worker likes it."""
    wanted = Onward(request.user.goes_on_to) if doing in PASSING_ON else Onward.CASE
    view = view_asked(request, request.user)
    if wanted is Onward.NEXT:
        following = _following(request.user, view or View.TEAM, case)
        return _to_case(following, view) if following else _to_queue(view)
    if wanted is Onward.QUEUE or not _is_seen(request.user, case):
        return _to_queue(view)
    return _to_case(case.reference, view)


def _following(staff: Staff, view: View | SavedView, case: Case) -> str | None:
    """Return the case behind this one in its view, or else the first one."""
    others = queue(visible_to(staff), view, staff).exclude(pk=case.pk)
    references = others.values_list("reference", flat=True)
    further = behind(others, place_of(case))
    return further.values_list("reference", flat=True).first() or references.first()


def _is_seen(staff: Staff, case: Case) -> bool:
    return visible_to(staff).filter(pk=case.pk).exists()


def _to_case(reference: str, view: View | SavedView | None) -> HttpResponse:
    return redirect(reverse("desk:case", args=[reference], query=_query(view)))


def _to_queue(view: View | SavedView | None) -> HttpResponse:
    return redirect(reverse("desk:queue", query=_query(view)))


def _query(view: View | SavedView | None) -> dict[str, str] | None:
    return {"view": key_of(view)} if view else None
