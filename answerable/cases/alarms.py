"""What somebody was told must not wait, as long as it does.

An alarm falls silent when its case ends, when nothing is due by its moment any more, and
for a team as soon as somebody has the case: nobody has to take it back.
"""

from __future__ import annotations

from django.db.models import F, Q, QuerySet

from answerable.agency.models import Staff
from answerable.cases.access import visible_to
from answerable.cases.models import Alarm
from answerable.cases.workflow import OPEN

STANDING = Q(case__state__in=sorted(OPEN), case__next_due__lte=F("due")) & (
    Q(team=None) | Q(case__owner=None)
)
AT_ONCE = 1_000


def alarms_for(staff: Staff) -> QuerySet[Alarm]:
    """Return what a member of staff is told of, what is due first before the rest."""
    told = Q(staff=staff) | Q(team__in=staff.team_ids)
    standing = Alarm.objects.filter(STANDING, told, case__in=visible_to(staff))
    return standing.select_related("case").order_by("due", "id")


def hush(staff: Staff, kind: str, *, upto: int) -> int:
    """Note that somebody has read what they alone are told; return how much it was.

    ``upto`` is the newest alarm that they have seen. The journal keeps that they were told.
    """
    own = Alarm.objects.filter(staff=staff, kind=kind, pk__lte=upto)
    count, _by_kind = own.delete()
    return count


def forget_fallen_silent() -> int:
    """Throw away some of what nobody needs to know any more; return how much."""
    over = Alarm.objects.exclude(STANDING).order_by("pk")[:AT_ONCE]
    count, _by_kind = Alarm.objects.filter(
        pk__in=list(over.values_list("pk", flat=True))
    ).delete()
    return count
