"""What is limited for whom, what must be looked at first, and how often it comes to that."""

from __future__ import annotations

from django.http import HttpResponse
from django.views.decorators.http import require_safe

from answerable.agency.duty import today
from answerable.complaints.access import leads_or_audits, restrictions_for
from answerable.complaints.conduct_counts import counts_by_quarter
from answerable.complaints.restrictions import to_look_at
from answerable.front.desk.doors import DeskRequest, show, staff_required
from answerable.front.desk.people.limits import limits_of
from answerable.front.desk.team.places import find_place, page_of
from answerable.lib.errors import NotFound

PAGE = 20


@require_safe
@staff_required
def conduct(request: DeskRequest) -> HttpResponse:
    """List what holds today or later, by the day on which to look at it again."""
    if not leads_or_audits(request.user):
        raise NotFound(str(request.user))
    place = find_place(request.GET.get("after", ""))
    found = to_look_at(restrictions_for(request.user), after=place)
    rows, after = page_of(
        found.select_related("person"), PAGE, day=lambda each: each.look_on
    )
    page = {
        "rows": [(each, limits_of(each.terms)) for each in rows],
        "today": today(),
        "after": after,
        "is_first": place is None,
        "counts": counts_by_quarter(),
    }
    return show(request, "desk/team/conduct.html", page)
