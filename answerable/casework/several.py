"""Several cases at once: each is a step of its own, and the handing on can be undone.

What changed meanwhile is left alone, when they are handed on as well as when that is
undone: nobody overwrites what they have not seen.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from django.db import transaction

from answerable.agency.models import Staff, Team
from answerable.agency.queries import get_triage_team
from answerable.cases import actions as cases
from answerable.cases.locks import lock_case
from answerable.cases.models import Case

UNDONE_WITHIN = timedelta(minutes=10)


@dataclass(frozen=True)
class Standing:
    """Whose a case was (ids), and its version since it was handed on."""

    case: int
    version: int
    team: int
    owner: int | None

    @classmethod
    def before(cls, case: Case) -> Standing:
        """Return whose a case is, before one step changes that."""
        team = case.team_id or get_triage_team().pk
        return cls(case.pk, case.version + 1, team, case.owner_id)


@transaction.atomic
def put_back(standing: Standing, *, by: Staff) -> Case:
    """Give a case back to whom it was taken from. Raises Stale if it changed since.

    Who handed it on need not see it any more: they undo what they did themselves.
    """
    locked = lock_case(standing.case, seen=standing.version)
    team = Team.objects.get(pk=standing.team)
    owner = Staff.objects.get(pk=standing.owner) if standing.owner else None
    return cases.assign_case(locked, team=team, owner=owner, by=by, reason="undone")
