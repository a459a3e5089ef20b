"""A case is never with somebody who is away: the substitute gets it, or the team.

Whoever is away keeps what is still in time. What gets late goes to the substitute, and
where there is none, back to the team; what somebody had who left us goes back at once.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from django.db import transaction
from django.utils.translation import gettext as _

from answerable.agency.duty import away_on, find_stand_in, today
from answerable.agency.models import Absence, Staff, Team
from answerable.agency.skills import who_can
from answerable.cases import actions as cases
from answerable.cases.loads import late_with, left_behind
from answerable.cases.models import Case
from answerable.complaints.queries import unbarred
from answerable.lib.errors import Refused

AT_ONCE = 100


def who_takes(owner: Staff | None, team: Team) -> Staff | None:
    """Return who gets a case that is meant for somebody; None, the team, for nobody."""
    if owner is None or not owner.is_active:
        return None
    away = away_on(today())
    return find_stand_in(owner.pk, away, team.pk) if owner.pk in away else owner


def able(staff: Iterable[Staff], case: Case) -> list[Staff]:
    """Return who of these may have a case.

    Its service may need a skill, or a complaint be about their own work.
    """
    asked = list(staff)
    can = who_can((each.pk for each in asked), case.service_id, today())
    may = unbarred(can, case)
    return [each for each in asked if each.pk in may]


def can_do(staff: Staff, case: Case) -> bool:
    """Tell whether somebody can do what a case needs, and may."""
    return bool(able([staff], case))


def refuse_unable(staff: Staff | None, case: Case) -> None:
    """Refuse to give a case to who cannot do what it needs, or must not. Raises Refused."""
    if staff and not unbarred([staff.pk], case):
        hint = _(
            "This complaint is about %(person)s or their work, or they looked into it"
            " before. Choose somebody else."
        )
        raise Refused(code="complaint-barred", hint=hint % {"person": staff})
    if staff and not can_do(staff, case):
        hint = _(
            "This case needs a skill, or a certificate that has not lapsed, which"
            " %(person)s does not have. Choose somebody else."
        )
        raise Refused(code="skill-missing", hint=hint % {"person": staff})


@transaction.atomic
def hand_over() -> int:
    """Hand over what gets late with somebody away, or was left; return how much."""
    away = away_on(today())
    late = list(late_with(away)[:AT_ONCE]) if away else []
    for case in late:
        _give(case, away, reason="owner_away")
    left = list(left_behind()[:AT_ONCE])
    for case in left:
        _give(case, {}, reason="owner_left")
    return len(late) + len(left)


def _give(case: Case, away: Mapping[int, Absence], *, reason: str) -> None:
    if case.team is None or case.owner_id is None:
        return
    owner = find_stand_in(case.owner_id, away, case.team.pk)
    if owner and not can_do(owner, case):
        owner = None
    cases.assign_case(case, team=case.team, owner=owner, by=None, reason=reason)
