"""Who may see which findings. Source: the table of roles.

Customer experience officers, the head of the agency and auditors see all figures; who
supervises teams or heads a department sees those of the services of these teams.
"""

from __future__ import annotations

from django.db.models import QuerySet

from answerable.agency.models import Staff
from answerable.agency.roles import Role
from answerable.insight.models import RepeatedPath
from answerable.lib.errors import NotFound

SEE_ALL = {Role.CX_OFFICER, Role.AGENCY_HEAD, Role.AUDITOR}
LEADERS = (Role.SUPERVISOR, Role.DEPARTMENT_HEAD)


def may_see_findings(staff: Staff) -> bool:
    """Tell whether this member sees any findings."""
    return not SEE_ALL.isdisjoint(staff.posts) or bool(_led_by(staff))


def paths_for(staff: Staff) -> QuerySet[RepeatedPath]:
    """Return what staff do again and again, the heaviest first. Raises NotFound."""
    if not may_see_findings(staff):
        raise NotFound(str(staff))
    found = RepeatedPath.objects.select_related("service")
    if SEE_ALL.isdisjoint(staff.posts):
        found = found.filter(service__team__in=_led_by(staff))
    return found.order_by("-weight", "id")


def _led_by(staff: Staff) -> frozenset[int]:
    teams = (staff.posts.get(role, frozenset()) for role in LEADERS)
    return frozenset().union(*teams)
