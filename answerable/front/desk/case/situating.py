"""What the page of a case says of the situation that it is in, or that it suggests."""

from __future__ import annotations

from answerable.agency.models import Staff
from answerable.agency.queries import find_service
from answerable.cases.models import Case, Situation
from answerable.cases.situation_access import may_lead
from answerable.cases.situations import count_alike

NAMED = ("id", "title")


def situation_of(case: Case) -> Situation | None:
    """Return the situation of a case with its title; most have none and ask nothing."""
    if case.situation_id is None:
        return None
    return Situation.objects.only(*NAMED).get(pk=case.situation_id)


def alike(staff: Staff, case: Case) -> int:
    """Return how many are like an open case, for whoever can begin a situation."""
    service = find_service(case.service_id)
    is_asked = service is not None and case.situation_id is None and case.is_open
    return count_alike(case) if is_asked and service and may_lead(staff, service) else 0
