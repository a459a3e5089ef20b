"""Who may see which findings. Source: the table of roles.

Customer experience officers, the head of the agency and auditors see all figures; who
supervises teams or heads a department sees those of the services of these teams. A help
page belongs to them by its department or by one of its services.
"""

from __future__ import annotations

from django.db.models import Q, QuerySet

from answerable.agency.models import Staff, Team
from answerable.agency.roles import Role
from answerable.insight.models import RepeatedPath
from answerable.knowledge.models import KnowledgeArticle
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


def articles_seen_by(staff: Staff) -> QuerySet[KnowledgeArticle]:
    """Return the help pages whose figures this member sees. Raises NotFound."""
    if not may_see_findings(staff):
        raise NotFound(str(staff))
    found = KnowledgeArticle.objects.all()
    if not SEE_ALL.isdisjoint(staff.posts):
        return found
    teams = Team.objects.filter(pk__in=_led_by(staff))
    mine = Q(department__in=teams.values("department")) | Q(services__team__in=teams)
    return found.filter(mine).distinct()


def _led_by(staff: Staff) -> frozenset[int]:
    teams = (staff.posts.get(role, frozenset()) for role in LEADERS)
    return frozenset().union(*teams)
