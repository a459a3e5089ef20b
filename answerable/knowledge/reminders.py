"""Who is reminded that an article must be looked at, and who is when nobody does.

Nothing is sent and nothing is kept: who must look is asked when they open the desk, so
that it is true on the day. The owner comes first; while they are away, whoever stands in
for them; without anybody, or two weeks after the day, those who publish it; a month
after, those who govern all of it.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta

from django.db.models import Q, QuerySet

from answerable.agency.duty import away_on, today
from answerable.agency.models import Absence, Staff
from answerable.knowledge.access import governs, published_by
from answerable.knowledge.models import KnowledgeArticle
from answerable.knowledge.models.articles import LIVE

AHEAD = timedelta(days=14)
LEADERS_AFTER = timedelta(days=14)
GOVERNORS_AFTER = timedelta(days=30)


def due_for_a_check(day: date) -> QuerySet[KnowledgeArticle]:
    """Return what must be looked at by a day, the first due first."""
    rows = KnowledgeArticle.objects.filter(LIVE, review_on__lte=day)
    return rows.order_by("review_on", "slug")


def reminded(staff: Staff) -> QuerySet[KnowledgeArticle]:
    """Return what this member must look at now, or have somebody look at."""
    day = today()
    away = away_on(day)
    mine = Q(owner=staff) | Q(owner__in=_covered_by(staff, away))
    alone = Q(owner__in=_alone(away)) | Q(owner__is_active=False)
    late = Q(review_on__lte=day - LEADERS_AFTER)
    mine |= (alone | late) & _led(staff)
    if governs(staff):
        # Those who govern lead everything, and are not asked as soon as a supervisor is.
        mine |= Q(review_on__lte=day - GOVERNORS_AFTER)
    return due_for_a_check(day + AHEAD).filter(mine).select_related("owner")


def stands_in(owner: Staff, away: Mapping[int, Absence]) -> Staff | None:
    """Return who looks in place of an owner who is away; None where nobody does."""
    asked, now = {owner.pk}, owner.pk
    while absence := away.get(now):
        other = absence.substitute
        if other is None or other.pk in asked or not other.is_active:
            return None
        asked.add(other.pk)
        now = other.pk
        if now not in away:
            return other
    return None


def _led(staff: Staff) -> Q:
    return Q(pk__in=()) if governs(staff) else published_by(staff)


def _covered_by(staff: Staff, away: Mapping[int, Absence]) -> list[int]:
    absent = (absence.staff for absence in away.values())
    return [one.pk for one in absent if stands_in(one, away) == staff]


def _alone(away: Mapping[int, Absence]) -> list[int]:
    absent = (absence.staff for absence in away.values())
    return [one.pk for one in absent if stands_in(one, away) is None]
