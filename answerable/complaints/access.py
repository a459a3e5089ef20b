"""Who may see what happened to staff: whoever met with it, and those who lead them."""

from __future__ import annotations

from django.db.models import Q, QuerySet

from answerable.agency.models import Staff
from answerable.agency.roles import Role
from answerable.complaints.models import SafetyIncident
from answerable.complaints.models.incident import WITHOUT_SUPPORT
from answerable.lib.errors import NotFound

LEADERS = (Role.SUPERVISOR, Role.DEPARTMENT_HEAD)


def incidents_for(staff: Staff) -> QuerySet[SafetyIncident]:
    """Return the incidents that a member may read, the newest first."""
    seen = Q(by=staff) | Q(team__in=_led_by(staff))
    found = SafetyIncident.objects.filter(seen)
    return found.select_related("case", "by", "supported_by").order_by("-id")


def waiting_for_support(staff: Staff) -> QuerySet[SafetyIncident]:
    """Return those that a member who leads has to see to, the oldest first.

    Nobody sees to their own.
    """
    led = SafetyIncident.objects.filter(WITHOUT_SUPPORT, team__in=_led_by(staff))
    found = led.exclude(by=staff).select_related("case", "by")
    return found.order_by("at", "id")


def incident_supported_by(staff: Staff, pk: int) -> SafetyIncident:
    """Return an incident that a member who leads may see to. Raises NotFound."""
    led = SafetyIncident.objects.filter(team__in=_led_by(staff)).exclude(by=staff)
    found = led.filter(pk=pk).first()
    if found is None:
        raise NotFound(str(pk))
    return found


def _led_by(staff: Staff) -> frozenset[int]:
    return frozenset[int]().union(*(staff.posts.get(role, ()) for role in LEADERS))
