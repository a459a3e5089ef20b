"""Who answers for a complaint: one of us by name, at every moment of its life.

Its owner; while nobody has it, who leads the team that it is with. Source: mission row
A07, one named owner for each complaint.
"""

from __future__ import annotations

from datetime import datetime

from answerable.agency.models import Staff, Team
from answerable.cases.models import Case, JournalEntry
from answerable.casework.telling_whom import who_leads
from answerable.complaints.queries import unbarred


def answers_for(case: Case) -> Staff | None:
    """Return who answers for a complaint now; None where the house has nobody left."""
    return case.owner or _leader(case, case.team)


def answered_for(case: Case, at: datetime) -> Staff | None:
    """Return who answered for it at a moment of its history, as its journal says.

    For the time in which nobody had it, it is who leads that team today.
    """
    given = JournalEntry.objects.filter(case_id=case.pk, what="assigned", at__lte=at)
    line = given.order_by("number").last()
    if line is None:
        return None
    owner = Staff.objects.filter(pk=line.after["owner"]).first()
    return owner or _leader(case, Team.objects.get(pk=line.after["team"]))


def _leader(case: Case, team: Team | None) -> Staff | None:
    """Return who leads a team and may look into it, the first by their number."""
    leaders = who_leads(case, team) if team else []
    may = unbarred((each.pk for each in leaders), case)
    return next((each for each in leaders if each.pk in may), None)
