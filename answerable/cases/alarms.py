"""What somebody was told must not wait, as long as it does.

An alarm ends with its case, when nothing is due by its moment any more, when one of us did
something about a silent case, and for a team as soon as somebody has the case: nobody has
to take it back.
"""

from __future__ import annotations

from django.db.models import F, Q, QuerySet

from answerable.agency.models import Staff
from answerable.cases.access import visible_to
from answerable.cases.models import Alarm
from answerable.cases.workflow import OPEN

IS_DUE = Q(case__next_due__lte=F("due"))
IS_SILENT = Q(kind=Alarm.Kind.SILENT, case__touched_at__lt=F("at"))
IS_NOBODYS = Q(team=None) | Q(case__owner=None)
STANDING = Q(case__state__in=sorted(OPEN)) & (IS_DUE | IS_SILENT) & IS_NOBODYS
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
