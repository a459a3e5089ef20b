"""Looks that leave a trace: of who only reads, and of anybody into what is restricted.

Who has no grant for a restricted case of theirs can ask for a look, with a reason and for
a while. It is written down, and its owner and supervisors are told, before anything is
shown; it ends by itself.
"""

from __future__ import annotations

from datetime import timedelta

from django.db import transaction

from answerable.agency.models import Staff
from answerable.agency.queries import find_team, get_triage_team, supervisors_of
from answerable.cases import actions as cases
from answerable.cases.access import find_grant, is_auditor, restricted_case_for
from answerable.cases.locks import lock_case
from answerable.cases.models import Case, CaseAccess, JournalEntry

MOST_TOLD = 20
USUAL_TIME = timedelta(minutes=60)
LONGEST_TIME = timedelta(minutes=240)


def leaves_a_trace(staff: Staff, case: Case) -> bool:
    """Tell whether a look of this member at this case is written down."""
    return case.is_restricted or is_auditor(staff)


@transaction.atomic
def log_look(staff: Staff, case: Case) -> JournalEntry:
    """Write down who looked at a case, and by which grant if by one."""
    grant = find_grant(staff, case)
    after: dict[str, object] = {"access": grant.pk} if grant else {}
    return cases.note_look(lock_case(case.pk), staff, what="looked_at", after=after)


@transaction.atomic
def ask_for_look(
    staff: Staff, reference: str, *, reason: str, time: timedelta = USUAL_TIME
) -> CaseAccess:
    """Open a restricted case to who asks, for a while; once is enough meanwhile.

    Raises NotFound where their role would not open it if it were not restricted.
    """
    case = lock_case(restricted_case_for(staff, reference).pk)
    if grant := find_grant(staff, case):
        return grant
    time = min(time, LONGEST_TIME)
    told = _who_is_told(case, staff)
    return cases.open_for(case, staff, reason=reason, time=time, told=told)


def _who_is_told(case: Case, asking: Staff) -> list[Staff]:
    team = find_team(case.team_id) or get_triage_team()
    told = {each.pk: each for each in supervisors_of(team, most=MOST_TOLD)}
    if case.owner and case.owner.is_active:
        told[case.owner.pk] = case.owner
    return [each for pk, each in sorted(told.items()) if pk != asking.pk]
