"""What else is open near a case: of what its reader may see, the nearest first."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from answerable.cases.access import visible_to
from answerable.cases.models import Case
from answerable.cases.spots import cases_near
from answerable.front.desk.case.page import looked_at
from answerable.front.desk.doors import DeskRequest, show, staff_required
from answerable.lib.errors import NotFound

NEAR = 500  # metres
MOST = 50


@dataclass(frozen=True)
class Neighbour:
    """Another case, and how far away it is, in words."""

    case: Case
    away: str


@require_safe
@staff_required
def case_nearby(request: DeskRequest, reference: str) -> HttpResponse:
    """List the open cases within walking distance of this one."""
    case = looked_at(request.user, reference)
    point = case.point
    if point is None:
        raise NotFound(reference)
    others = visible_to(request.user).exclude(pk=case.pk).select_related("service")
    near = cases_near(others, point, NEAR, most=MOST)
    told = [Neighbour(one.case, _away(one.metres)) for one in near]
    shown = {"case": case, "neighbours": told, "metres": NEAR}
    return show(request, "desk/cases/nearby.html", shown)


def _away(metres: float) -> str:
    return _("%(metres)s m away") % {"metres": round(metres)}
