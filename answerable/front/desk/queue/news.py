"""What came into a view since its page was made: a number and a link, never a row.

The queue asks every half minute; whoever reads it keeps the rows where they are until
they press the link.
"""

from __future__ import annotations

from datetime import datetime

from django.http import HttpResponse
from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.utils.timezone import is_aware
from django.views.decorators.http import require_safe

from answerable.cases.access import visible_to
from answerable.cases.queries import View, queue
from answerable.front.desk.doors import DeskRequest, show, staff_required
from answerable.front.desk.queue.tabs import key_of, view_asked

MOST_NEW = 99


@require_safe
@staff_required
def news(request: DeskRequest) -> HttpResponse:
    """Show how many cases came into a view since then."""
    view = view_asked(request, request.user) or View.TEAM
    shown = queue(visible_to(request.user), view, request.user)
    came = shown.filter(opened_at__gt=_since(request))[:MOST_NEW].count()
    page = {"came": came, "view": key_of(view)}
    return show(request, "desk/cases/parts/came.html", page)


def _since(request: DeskRequest) -> datetime:
    """Return when the page was made; now, so that nothing is new, where it is garbled."""
    try:
        since = parse_datetime(request.GET.get("since", ""))
    except ValueError:
        since = None
    return since if since and is_aware(since) else timezone.now()
