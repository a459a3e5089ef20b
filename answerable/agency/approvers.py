"""Who may approve that a service asks more of people: not one alone, where there are two.

Administrators may, and whoever heads the department of the service or one above it.
Source: the table of roles.
"""

from __future__ import annotations

from collections.abc import Callable

from django.db.models import Q, QuerySet

from answerable.agency.models import Service, Staff
from answerable.agency.queries import departments_above
from answerable.agency.roles import Role


def approvers_of(service: Service) -> QuerySet[Staff]:
    """Return who may approve what a service asks."""
    above = departments_above(service.department_id)
    administers = Q(roles__role=Role.ADMINISTRATOR)
    heads = Q(roles__role=Role.DEPARTMENT_HEAD, roles__department__in=above)
    return Staff.objects.filter(administers | heads, is_active=True).distinct()


def approves(staff: Staff) -> Callable[[Service], bool]:
    """Return whether this member may approve what a service asks, for many services."""
    if Role.ADMINISTRATOR in staff.posts:
        return lambda _service: True
    led = staff.roles.filter(role=Role.DEPARTMENT_HEAD)
    headed = set(led.values_list("department_id", flat=True))
    return lambda one: not headed.isdisjoint(departments_above(one.department_id))


def may_approve(staff: Staff, service: Service) -> bool:
    """Tell whether this member may approve what a service asks."""
    return approves(staff)(service)


def has_other_approver(staff: Staff, service: Service) -> bool:
    """Tell whether anybody else may approve it, so that nobody need do so alone."""
    return approvers_of(service).exclude(pk=staff.pk).exists()
