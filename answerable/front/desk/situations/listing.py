"""The list of situations: what goes on first, drawn on the map; what is over, page by page."""

from __future__ import annotations

from django.http import HttpResponse
from django.views.decorators.http import require_safe

from answerable.cases.situation_access import check_reads_situations
from answerable.cases.situation_list import Behind, list_situations
from answerable.front.desk.doors import DeskRequest, show, staff_required
from answerable.front.desk.situations.drawn import drawn
from answerable.front.desk.situations.page import led_services

PAGE = 20


@require_safe
@staff_required
def situations(request: DeskRequest) -> HttpResponse:
    """List situations: those that go on, then those that are over."""
    check_reads_situations(request.user)
    behind = Behind.read(request.GET.get("behind", ""))
    listed = list_situations(behind, most=PAGE)
    page = {
        "listed": listed,
        "map": drawn(listed.going_on),
        "is_first": behind is None,
        "may_begin": bool(led_services(request.user)),
    }
    return show(request, "desk/situations/list.html", page)
