"""What one of us is told must not wait: one line for each thing that is the matter."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Count
from django.utils.translation import ngettext_lazy

from answerable.agency.models import Staff
from answerable.cases.alarms import alarms_for
from answerable.cases.models import Alarm

MOST_CASES = 20
Kind = Alarm.Kind
LINES = {
    (Kind.LATE, False): ngettext_lazy(
        "%(count)s case is late", "%(count)s cases are late", "count"
    ),
    (Kind.LATE, True): ngettext_lazy(
        "%(count)s case of your team that nobody has is late",
        "%(count)s cases of your team that nobody has are late",
        "count",
    ),
    (Kind.SILENT, False): ngettext_lazy(
        "For a long time nobody has done anything about %(count)s case",
        "For a long time nobody has done anything about %(count)s cases",
        "count",
    ),
    (Kind.SILENT, True): ngettext_lazy(
        "For a long time nobody has done anything about %(count)s case that nobody has",
        "For a long time nobody has done anything about %(count)s cases that nobody has",
        "count",
    ),
    (Kind.RUNS_ON, False): ngettext_lazy(
        "The time for %(count)s case runs on: the person has not answered",
        "The time for %(count)s cases runs on: the people have not answered",
        "count",
    ),
    (Kind.RUNS_ON, True): ngettext_lazy(
        "The time for %(count)s case of your team that nobody has runs on:"
        " the person has not answered",
        "The time for %(count)s cases of your team that nobody has runs on:"
        " the people have not answered",
        "count",
    ),
    (Kind.AT_RISK, False): ngettext_lazy(
        "The time for %(count)s case runs out",
        "The time for %(count)s cases runs out",
        "count",
    ),
    (Kind.AT_RISK, True): ngettext_lazy(
        "The time for %(count)s case of your team that nobody has runs out",
        "The time for %(count)s cases of your team that nobody has runs out",
        "count",
    ),
}


@dataclass(frozen=True)
class Alarmed:
    """So many cases with one thing the matter; the first of them, and the newest alarm.

    What a whole team is told ends when somebody takes the case, not when it is read.
    """

    kind: str
    line: str
    count: int
    alarms: Sequence[Alarm]
    is_of_team: bool

    @property
    def left_out(self) -> int:
        """Return how many are not shown."""
        return self.count - len(self.alarms)

    @property
    def newest(self) -> int:
        """Return up to which alarm its reader has seen that there is something."""
        return max(each.pk for each in self.alarms)


def alarmed(staff: Staff) -> list[Alarmed]:
    """Return what a member of staff is told must not wait, the worst first."""
    told = alarms_for(staff)
    kinds = told.order_by().values_list("kind", "staff").annotate(count=Count("pk"))
    counts = {(kind, owner is None): count for kind, owner, count in kinds}
    return [
        Alarmed(
            kind.value,
            line % {"count": count},
            count,
            list(told.filter(kind=kind, staff__isnull=is_of_team)[:MOST_CASES]),
            is_of_team,
        )
        for (kind, is_of_team), line in LINES.items()
        if (count := counts.get((kind.value, is_of_team)))
    ]
