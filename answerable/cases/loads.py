"""How much everybody has: open cases by owner, what nobody has, what is with the wrong one.

Figures start from the cases that ``cases.access.visible_to`` returned, like lists.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Count, Min, Q, QuerySet
from django.utils import timezone

from answerable.agency.models import Staff, Team
from answerable.cases.models import Case
from answerable.cases.models.case import OPEN
from answerable.cases.queries import LEAST_TIME_LEFT
from answerable.cases.workflow import State

SOON = timedelta(hours=2)


@dataclass(frozen=True)
class Load:
    """What one member of staff has, or what nobody has: open, late and soon due cases."""

    owner: int | None
    count: int
    late: int
    soon: int
    oldest: datetime | None


def loads_in(visible: QuerySet[Case], teams: Collection[int]) -> list[Load]:
    """Return what everybody has in these teams (ids), in one look along an index."""
    now = timezone.now()
    soon = Q(next_due__gte=now, next_due__lt=now + SOON)
    grouped = visible.filter(OPEN, team__in=teams).order_by().values("owner_id")
    counted = grouped.annotate(
        count=Count("*"),
        late=Count("opened_at", filter=Q(next_due__lt=now)),
        soon=Count("opened_at", filter=soon),
        oldest=Min("opened_at"),
    )
    return [
        Load(
            each["owner_id"], each["count"], each["late"], each["soon"], each["oldest"]
        )
        for each in counted
    ]


def answered_since(
    visible: QuerySet[Case], teams: Collection[int], since: datetime
) -> int:
    """Return how many cases these teams (ids) have answered since then."""
    answered = visible.filter(state=State.RESOLVED, resolved_at__gte=since)
    return answered.filter(team__in=teams).count()


def loads(staff: Iterable[int]) -> dict[int, int]:
    """Return how many open cases each of these (ids) has; none where one is left out."""
    owned = Case.objects.filter(OPEN, owner__in=list(staff)).order_by()
    return dict(owned.values_list("owner").annotate(count=Count("*")))


def nobodys(team: Team) -> QuerySet[Case]:
    """Return what nobody has in a team, locked, the least time left first."""
    return _locked(Case.objects.filter(OPEN, owner=None, team=team))


def owned(
    visible: QuerySet[Case], owner: Staff | None, teams: Collection[int]
) -> QuerySet[Case]:
    """Return what somebody, or nobody, has in these teams (ids), locked.

    The least time left first, but before it what is not begun: who began knows more.
    """
    theirs = visible.filter(OPEN, owner=owner, team__in=teams)
    if owner is None:
        return _locked(theirs)
    begun = Q(state=State.RECEIVED)
    return _locked(theirs.alias(fresh=begun)).order_by("-fresh", *LEAST_TIME_LEFT)


def late_with(owners: Iterable[int]) -> QuerySet[Case]:
    """Return what is late with one of these (ids), locked."""
    late = Case.objects.filter(OPEN, owner__in=list(owners))
    return _locked(late.filter(next_due__lt=timezone.now()))


def left_behind() -> QuerySet[Case]:
    """Return what is open with somebody who does not work here any more, locked."""
    return _locked(Case.objects.filter(OPEN, owner__is_active=False))


def with_absent(visible: QuerySet[Case], owners: Iterable[int]) -> QuerySet[Case]:
    """Return what is open with one of these (ids), the least time left first."""
    theirs = visible.filter(OPEN, owner__in=list(owners))
    return theirs.order_by(*LEAST_TIME_LEFT)


def _locked(cases: QuerySet[Case]) -> QuerySet[Case]:
    """Return cases in the order of a queue; those that somebody holds are passed over."""
    ordered = cases.order_by(*LEAST_TIME_LEFT)
    return ordered.select_for_update(no_key=True, skip_locked=True, of=("self",))
