"""Reading the journal for paths: a bounded number of cases, in batches.

Read are the steps of staff (what was done, where to, and the reason code) in cases that
were opened in the days asked for, the newest first. Looks are no steps. Who took a step
is not read beyond that it was one of us.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial

from django.db.models import Q

from answerable.agency.queries import get_agency, get_calendar, work_calendar
from answerable.cases.models import Case, JournalEntry
from answerable.insight.paths import Path, Service, Step, Walk, find_paths
from answerable.lib.worktime import time_between

MOST_CASES = 20_000
MOST_STEPS = 60  # of one case: its first ones
BATCH = 500
LOOKS = ("looked_at", "look_asked_for")
OF_STAFF = "staff:"
USUAL_DAYS, MOST_DAYS = 90, 730


@dataclass(frozen=True)
class Found:
    """What a reading found, and what it read."""

    paths: Sequence[Path]
    since: datetime
    until: datetime
    cases: int
    is_cut: bool


@dataclass(frozen=True)
class Opened:
    """A case as far as a reading needs it."""

    pk: int
    service: Service
    at: datetime


def read_paths(until: datetime, days: int, *, most: int = MOST_CASES) -> Found:
    """Return what staff did again and again in cases of the days before a moment."""
    since = until - timedelta(days=days)
    walks: dict[Service, list[Walk]] = defaultdict(list)
    read, is_cut = 0, False
    for batch in _batches(since, until):
        is_cut = read + len(batch) > most
        taken = batch[: most - read]
        steps = _steps_of([one.pk for one in taken], since)
        for one in taken:
            walks[one.service].append(steps.get(one.pk, ()))
        read += len(taken)
        if is_cut:
            break
    calendar = work_calendar(get_calendar(get_agency().calendar_slug))
    paths = find_paths(walks, partial(time_between, calendar))
    return Found(paths, since, until, read, is_cut)


def _batches(since: datetime, until: datetime) -> Iterator[list[Opened]]:
    """Yield the cases that were opened then, the newest first, some at a time."""
    opened = Case.objects.filter(opened_at__gte=since, opened_at__lt=until)
    rows = opened.order_by("-opened_at", "-id").values_list(
        "pk", "service_id", "opened_at"
    )
    batch = [Opened(*row) for row in rows[:BATCH]]
    while batch:
        yield batch
        last = batch[-1]
        older = Q(opened_at__lt=last.at) | Q(opened_at=last.at, pk__lt=last.pk)
        # The same said so that the index begins where the batch before ended.
        behind = rows.filter(older, opened_at__lte=last.at)
        batch = [Opened(*row) for row in behind[:BATCH]]


def _steps_of(cases: Sequence[int], since: datetime) -> Mapping[int, Walk]:
    """Return what staff did in these cases, in its order."""
    entries = JournalEntry.objects.filter(
        case_id__in=cases, at__gte=since, actor__startswith=OF_STAFF
    ).exclude(what__in=LOOKS)
    rows = entries.order_by("case_id", "number").values_list(
        "case_id", "what", "after__state", "reason", "at"
    )
    walks: dict[int, list[Step]] = defaultdict(list)
    for case, what, state, reason, at in rows.iterator(chunk_size=BATCH * 10):
        walk = walks[case or 0]  # each has a case: they were asked for by it
        if len(walk) < MOST_STEPS:
            walk.append(Step(code_of(what, state or "", reason), at))
    return walks


def code_of(what: str, state: str, reason: str) -> str:
    """Return the code of a step: what was done, to which state, for which reason."""
    return f"{what}/{state}/{reason}"
