"""How much time was added to a promise, in the unit of the one that stands in its place.

The person was told of it, so another service does not take it back. In the same unit it
stays as it was; in another one it becomes the least that is worth as much.
"""

from __future__ import annotations

from bisect import bisect_left
from datetime import datetime, timedelta

from answerable.agency.models import Calendar
from answerable.clock.models import Deadline, ServiceStandard
from answerable.clock.models.standards import LONGEST
from answerable.clock.queries import due_by

# As many hours as the longest extension may have days.
MOST = 24 * LONGEST


def added_again(
    old: Deadline, standard: ServiceStandard, calendar: Calendar, *, now: datetime
) -> int:
    """Return what was added to a deadline in the unit of another standard, 0 for nothing.

    Raises NotFound where another system made the promise.
    """
    if not old.extended:
        return 0
    judged_by, hours = old.counted_by
    if judged_by.unit == standard.unit:
        return old.extended
    wanted = _worth(old, judged_by, hours, old.extended, now)

    def worth(amount: int) -> timedelta:
        return _worth(old, standard, calendar, amount, now)

    return bisect_left(range(MOST), wanted, lo=1, key=worth)


def _worth(
    old: Deadline,
    standard: ServiceStandard,
    calendar: Calendar,
    amount: int,
    now: datetime,
) -> timedelta:
    """Return by how much later a promise from this start is due with so much more."""
    begun, pauses = old.started_at, old.pauses
    first = due_by(standard, calendar, begun, pauses, now=now)
    later = due_by(standard, calendar, begun, pauses, now=now, extended=amount)
    return later - first
