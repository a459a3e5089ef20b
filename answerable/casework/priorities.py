"""How urgent a case is: at its opening, when its service changes, by hand, by the law.

The queue stays in the order of time left; among cases due at one time the more urgent
comes first, then what was received first.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta

from django.db import transaction
from django.utils import timezone

from answerable.agency.models import Staff
from answerable.agency.queries import get_agency, get_calendar, work_calendar
from answerable.cases import actions as cases
from answerable.cases.actions import Saying
from answerable.cases.actors import SYSTEM, staff_actor
from answerable.cases.indications import (
    Answers,
    Indication,
    grounds_by,
    legal_date_in,
)
from answerable.cases.journal import one_page
from answerable.cases.locks import lock_case
from answerable.cases.models import Case, Interaction
from answerable.cases.priority import (
    LEGAL_DATE_IS_NEAR,
    Circumstance,
    Grounds,
    Level,
    read_grounds,
)
from answerable.cases.queries import nearing_legal_date
from answerable.lib.worktime import days_between

AT_ONCE = 100
# No office is closed for longer than this between two working days.
LOOK_AHEAD = timedelta(days=21)


@dataclass(frozen=True)
class Judgement:
    """What staff say of a case; the matrix makes a priority of it."""

    impact: Level
    urgency: Level
    circumstances: frozenset[Circumstance] = frozenset()
    legal_date: date | None = None


def rate_by_service(case: Case, *, actor: str = SYSTEM) -> None:
    """Rate a case by its service and by what its form was told; never over a person."""
    if case.service is None or read_grounds(case.grounds).is_by_hand:
        return
    told = _answers(case)
    indications = [Indication(**each) for each in case.service.indications]
    grounds = grounds_by(
        indications, told, impact=case.service.impact, urgency=case.service.urgency
    )
    legal_date = legal_date_in(indications, told)
    _rate(case, grounds, legal_date, actor=actor, reason="service")


@transaction.atomic
def change_priority(
    case: Case, *, judgement: Judgement, why: str, by: Staff, seen: int
) -> Case:
    """Rate a case as staff judge it; the reason is a note that colleagues read."""
    locked = lock_case(case.pk, seen=seen)
    grounds = Grounds(
        impact=judgement.impact,
        urgency=judgement.urgency,
        circumstances=judgement.circumstances,
        is_by_hand=True,
    )
    with one_page(locked):
        note = cases.say(locked, Saying(Interaction.Kind.NOTE, why, "desk"), by=by)
        _rate(
            locked,
            grounds,
            judgement.legal_date,
            actor=staff_actor(by),
            reason="judged",
            note=note,
        )
    return locked


@transaction.atomic
def raise_before_legal_dates() -> int:
    """Raise cases whose day the law has set, as it comes near; return how many were."""
    until = timezone.localdate() + LOOK_AHEAD
    raised = 0
    for case in nearing_legal_date(until)[:AT_ONCE]:
        before = case.priority
        grounds = read_grounds(case.grounds)
        _rate(case, grounds, case.legal_date, actor=SYSTEM, reason="law_is_near")
        raised += case.priority != before
    return raised


def _rate(
    case: Case,
    grounds: Grounds,
    legal_date: date | None,
    *,
    actor: str,
    reason: str,
    note: Interaction | None = None,
) -> None:
    cases.rate_case(
        case,
        grounds=replace(grounds, is_law_near=_is_near(case, legal_date)),
        legal_date=legal_date,
        actor=actor,
        reason=reason,
        note=note,
    )


def _is_near(case: Case, legal_date: date | None) -> bool:
    """Tell whether a day is near, in working days of the team that has the case."""
    if legal_date is None:
        return False
    slug = case.team.calendar_slug if case.team else get_agency().calendar_slug
    calendar = work_calendar(get_calendar(slug))
    return days_between(calendar, timezone.now(), legal_date) <= LEGAL_DATE_IS_NEAR


def _answers(case: Case) -> Answers:
    """Return what the form of this very service was told; another form asks otherwise."""
    is_asked = case.form is not None and case.form.service_id == case.service_id
    return case.answers if is_asked else {}
