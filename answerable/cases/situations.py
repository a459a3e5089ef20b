"""Questions about situations: which one a case belongs to, what is said of it, its cases."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db import connection
from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from answerable.cases.models import Case, Situation, SituationStatus
from answerable.cases.models.case import OPEN, CaseType
from answerable.cases.workflow import State
from answerable.lib.cells import cells_around
from answerable.lib.errors import NotFound, Stale
from answerable.lib.memory import remembered
from answerable.lib.reach import Reach
from answerable.lib.rows import fetch

GOING_ON = """
WHERE service_id = %s AND state = 'open' AND begins_at <= %s AND ends_at > %s
ORDER BY id DESC LIMIT 20
"""
# Whoever ends it waits until who is just being caught is in it, and the other way round.
STILL_OPEN = "WHERE id = %s AND state = 'open' AND ends_at > %s FOR SHARE"
HELD = "WHERE id = %s FOR SHARE"
LOCKED = "WHERE id = %s FOR NO KEY UPDATE"
# Who is told something: whose case is open, or joined with one that is.
TOLD = OPEN | Q(state=State.MERGED)
MANY = 5  # similar cases that suggest one cause
MANY_WITHIN = 1000  # metres
MANY_SINCE = timedelta(days=1)
MOST_ADDED = 200
MOST_TOLD = 50  # that the public pages look through


def reach_of(situation: Situation) -> Reach:
    """Return where and when a situation holds."""
    return Reach(
        begins=situation.begins_at,
        ends=situation.ends_at,
        area=situation.area_id,
        middle=situation.point,
        metres=situation.metres or 0,
    )


def find_situation(case: Case, *, at: datetime) -> Situation | None:
    """Return the newest situation that a case belongs to, held open while it is caught.

    What is restricted, and a complaint, belong to none.
    """
    if not case.service_id or not may_belong(case):
        return None
    found: list[Situation] = fetch(
        connection, Situation, GOING_ON, [case.service_id, at, at]
    )
    fitting = (one for one in found if fits(one, case, at=at))
    held = (fetch(connection, Situation, STILL_OPEN, [one.pk, at]) for one in fitting)
    return next((rows[0] for rows in held if rows), None)


def may_belong(case: Case) -> bool:
    """Tell whether a case may be in any situation at all."""
    return not case.is_restricted and case.case_type != CaseType.COMPLAINT


def fits(situation: Situation, case: Case, *, at: datetime) -> bool:
    """Tell whether a case of its service lies where and when a situation holds."""
    return reach_of(situation).holds(at, area=case.area_id, point=case.point)


def lock_situation(pk: int, *, seen: int | None = None) -> Situation:
    """Return a situation, locked. Raises Stale where it changed since it was ``seen``."""
    rows: list[Situation] = fetch(connection, Situation, LOCKED, [pk])
    if not rows:
        raise NotFound(str(pk))
    if seen is not None and rows[0].version != seen:
        hint = _(
            "Somebody changed this situation while you were looking at it. Read what is"
            " new, then send again."
        )
        raise Stale(code="situation-changed", hint=hint)
    return rows[0]


def hold_situation(pk: int) -> Situation:
    """Return a situation that stays as it is until the transaction ends."""
    rows: list[Situation] = fetch(connection, Situation, HELD, [pk])
    return rows[0]


def current_status(situation: Situation, *, at: datetime) -> SituationStatus | None:
    """Return what is said of a situation now: the last news that has left."""
    left = situation.statuses.filter(outcome="", leaves_at__lte=at)
    return left.order_by("-number").first()


def leaving_status(situation: Situation, *, at: datetime) -> SituationStatus | None:
    """Return what was written last, while it can still be taken back."""
    leaving = situation.statuses.filter(leaves_at__gt=at)
    return leaving.order_by("-number").first()


def ending_of(situation: Situation) -> SituationStatus | None:
    """Return how its cases were ended together the last time, if they were."""
    return situation.statuses.exclude(outcome="").order_by("-number").first()


def cases_in(situation: Situation) -> QuerySet[Case]:
    """Return its cases, those that came last first; never what was restricted since."""
    found = Case.objects.filter(situation=situation, is_restricted=False)
    return found.order_by("-pk")


def waiting_in(situation: Situation, status: SituationStatus) -> QuerySet[Case]:
    """Return whose person was not told this yet; what ends a case concerns open ones."""
    concerned = OPEN if status.outcome else TOLD
    untold = cases_in(situation).filter(concerned, situation_told__lt=status.number)
    return untold.order_by("situation_told", "pk")


def ended_by(situation: Situation, ending: SituationStatus) -> QuerySet[Case]:
    """Return the cases that were ended together and are still so."""
    told = cases_in(situation).filter(situation_told=ending.number)
    return told.filter(state=State.RESOLVED, outcome=ending.outcome)


def candidates_for(situation: Situation, visible: QuerySet[Case]) -> list[Case]:
    """Return open cases that came in its time and place, and are in no situation."""
    same = visible.filter(OPEN, service=situation.service_id, situation=None)
    kept = same.filter(is_restricted=False, opened_at__gte=situation.begins_at)
    newest = kept.exclude(case_type=CaseType.COMPLAINT).order_by("-opened_at", "-pk")
    reach = reach_of(situation)
    return [
        case
        for case in newest[:MOST_ADDED]
        if reach.covers(area=case.area_id, point=case.point)
    ]


def count_alike(case: Case) -> int:
    """Return how many open reports of the same came near and lately, if they are many."""
    if case.service_id is None or case.point is None or not may_belong(case):
        return 0
    since = case.opened_at - MANY_SINCE
    alike = Case.objects.filter(
        OPEN,
        service=case.service_id,
        cell__in=cells_around(case.point, MANY_WITHIN),
        is_restricted=False,
        situation=None,
        opened_at__range=(since, case.opened_at + MANY_SINCE),
    )
    found = alike.values("pk")[:MOST_ADDED].count()
    return found if found >= MANY else 0


@remembered
def told_now() -> list[tuple[Situation, SituationStatus]]:
    """Return what goes on and what is said of it, as it was some seconds ago."""
    now = timezone.now()
    rows = Situation.objects.filter(state="open", begins_at__lte=now, ends_at__gt=now)
    known = list(rows.order_by("-pk")[:MOST_TOLD])
    left = SituationStatus.objects.filter(
        situation__in=known, outcome="", leaves_at__lte=now
    )
    newest = left.order_by("situation_id", "-number").distinct("situation_id")
    said = {status.situation_id: status for status in newest}
    return [(each, said[each.pk]) for each in known if each.pk in said]
