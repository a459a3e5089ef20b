"""What a saved view can ask of a case: a closed list, each over one column of open cases.

To add one: a line in ``CONDITIONS``, and its column in the index ``case_queue_all``, in
which the queue of a view and its number are read.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import timedelta

from django.db.models import Q
from django.utils import timezone

from answerable.agency.models import Staff

# What a view wants: codes, or ids as text; a case must be one of them.
Wanted = Sequence[str]
Condition = Callable[[Wanted, Staff], Q]

ME, NOBODY = "me", "nobody"
LATE, UNLIMITED = "late", "none"
DAYS_AHEAD = (1, 3, 7)


def narrowing(conditions: Mapping[str, Wanted], reader: Staff) -> Q:
    """Return what a case must be for all of these to hold, now and for this reader."""
    held = Q()
    for name, wanted in conditions.items():
        held &= CONDITIONS[name](wanted, reader)
    return held


def _one_of(column: str) -> Condition:
    def holds(wanted: Wanted, _reader: Staff) -> Q:
        return Q((f"{column}__in", list(wanted)))

    return holds


def _owner(wanted: Wanted, reader: Staff) -> Q:
    named = {
        reader.pk if each == ME else int(each) for each in wanted if each != NOBODY
    }
    free = Q(owner=None) if NOBODY in wanted else Q()
    return free | Q(owner__in=named) if named else free


def _due(wanted: Wanted, _reader: Staff) -> Q:
    """Return what is late, late or due within days, or never due."""
    [when] = wanted
    if when == UNLIMITED:
        return Q(next_due=None)
    days = 0 if when == LATE else int(when)
    return Q(next_due__lt=timezone.now() + timedelta(days=days))


CONDITIONS: dict[str, Condition] = {
    "service": _one_of("service"),
    "team": _one_of("team"),
    "owner": _owner,
    "due": _due,
    "state": _one_of("state"),
    "case_type": _one_of("case_type"),
    "area": _one_of("area"),
    "channel": _one_of("channel"),
    "language": _one_of("language"),
}
