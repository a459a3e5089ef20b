"""A case goes to a team, or to one of its people, and a team that was passed one takes it up.

Where that is promised, time runs from the moment a case is passed to another team until
somebody there has it. Passed on once more before, the same time runs on: nobody gains any
by passing on. Source: row "service standards": hand-over.
"""

from __future__ import annotations

from django.utils import timezone

from answerable.agency.models import Staff, Team
from answerable.cases import actions as cases
from answerable.cases.journal import is_being_opened
from answerable.cases.models import Case
from answerable.casework.promises import carry_due
from answerable.clock import actions as clock
from answerable.clock.models import Kind
from answerable.clock.queries import runs_in


def give(
    case: Case, *, team: Team, owner: Staff | None, by: Staff | None, reason: str
) -> None:
    """Give a locked case to a team, and to one of its people or to nobody yet."""
    before, was_nobodys = case.team_id, case.owner_id is None
    cases.assign_case(case, team=team, owner=owner, by=by, reason=reason)
    if is_being_opened(case):
        return
    if owner is None and before not in {None, team.pk}:
        note_passing(case)
    elif owner and was_nobodys:
        _note_taking(case)


def note_passing(case: Case) -> None:
    """Let the time run within which the team of an open case is to take it up."""
    if not case.is_open or case.owner_id or runs_in(case, Kind.HAND_OVER):
        return
    if clock.start(case, [Kind.HAND_OVER], at=timezone.now()):
        carry_due(case)


def take_passing_back(case: Case) -> None:
    """Forget that a case was passed on, where that was a mistake."""
    if clock.drop(case, Kind.HAND_OVER, at=timezone.now()):
        carry_due(case)


def _note_taking(case: Case) -> None:
    if clock.meet(case, Kind.HAND_OVER, at=timezone.now()):
        carry_due(case)
