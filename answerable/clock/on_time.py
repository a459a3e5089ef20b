"""How many promises of an answer were kept in time, and what was left out of counting.

*met / (met + missed)*: every promise of an answer that was judged counts once, by the
state that its deadline ended in. What is left out is counted beside it, by reason.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from django.db.models import Count, F, Q, QuerySet

from answerable.cases.models import Case
from answerable.clock.models import Deadline, Kind

State = Deadline.State
JUDGED = Q(state__in=[State.MET, State.MISSED])


@dataclass(frozen=True)
class OnTime:
    """``met`` of ``judged`` promises; ``left_out`` has a count for each reason.

    ``due_at_once`` of the judged were due the moment the case was opened: a sign that
    nobody set their due time in earnest. They count.
    """

    met: int
    judged: int
    due_at_once: int = 0
    left_out: dict[str, int] = field(default_factory=dict)


def on_time(cases: QuerySet[Case]) -> OnTime:
    """Return how many promises of an answer these cases kept in time."""
    promises = Deadline.objects.filter(case__in=cases, kind=Kind.ANSWER)
    # What is promised, in one statement: what ends between two would count twice.
    counted = promises.aggregate(
        met=Count("pk", filter=Q(state=State.MET)),
        judged=Count("pk", filter=JUDGED),
        due_at_once=Count("pk", filter=JUDGED & Q(due_at=F("started_at"))),
        not_answered_yet=Count("pk", filter=Q(state__in=[State.RUNNING, State.PAUSED])),
        not_judged=Count("pk", filter=Q(state=State.STOPPED)),
    )
    without = cases.exclude(deadlines__kind=Kind.ANSWER).count()
    return OnTime(
        met=counted["met"],
        judged=counted["judged"],
        due_at_once=counted["due_at_once"],
        left_out={
            "not_answered_yet": counted["not_answered_yet"],
            "not_judged": counted["not_judged"],
            "without_promise": without,
        },
    )
