"""Somebody reports what somebody else reported already, and follows that report.

Their words come as a case of their own, in an envelope that opened it, and that case is
joined with the earlier one in the same breath. So nothing new lies in any queue, their
words stay theirs, neither reads the other's, and both are told how it ends. The joining
is undone like any other (decision 0055).
"""

from __future__ import annotations

from django.utils import timezone

from answerable.agency.models import Service
from answerable.cases import actions as cases
from answerable.cases.joined import survivor_of
from answerable.cases.journal import one_page_each
from answerable.cases.locks import lock_matter
from answerable.cases.models import Case
from answerable.cases.similar import may_be_followed
from answerable.casework.promises import carry_due
from answerable.clock import actions as clock

REASON = "reported_before"


def lock_earlier(reference: str, service: Service | None) -> Case | None:
    """Return the report that is followed, locked; None where it ended, or may not be.

    What was joined meanwhile is followed in the case that goes on.
    """
    named = Case.objects.filter(reference=reference).first() if reference else None
    if named is None:
        return None
    matter = lock_matter(named.pk)
    other = survivor_of(matter[named.pk])
    leading = matter.get(other.pk) if other else matter[named.pk]
    if leading is None or not may_be_followed(leading, service):
        return None
    return leading


def stand_beside(case: Case, earlier: Case) -> None:
    """Give a new case to who has the earlier one; nobody's queue gets another line."""
    if earlier.team:
        cases.assign_case(case, team=earlier.team, owner=None, by=None, reason=REASON)


def follow_earlier(case: Case, earlier: Case) -> None:
    """Join a case that was opened just now with the earlier report, which goes on."""
    at = timezone.now()
    with one_page_each((case, earlier)):
        cases.join_cases(case, to=earlier, by=None, at=at, reason=REASON)
        clock.carry(case, to=earlier, at=at)
        carry_due(case)
        carry_due(earlier)
