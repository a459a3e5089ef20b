"""Questions about what members of staff promised: of one case, of one of them, broken."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from django.db import connection
from django.db.models import Q, QuerySet, prefetch_related_objects
from django.utils import timezone

from answerable.agency.models import Staff
from answerable.agency.queries import (
    get_agency,
    get_calendar,
    get_zone,
    work_calendar,
)
from answerable.cases.access import visible_to
from answerable.cases.models import Case
from answerable.clock.models import Commitment
from answerable.clock.models.commitments import OPEN
from answerable.clock.pledges import Within, pledges_in
from answerable.lib.rows import fetch
from answerable.lib.worktime import StartRule, due

MOST_OPEN = 20
MOST_SHOWN = 50
# Written out, since it is asked for every page of a case: what is due first.
OF_CASE = """
WHERE case_id = %s
ORDER BY ending <> '', ended_at DESC, due_at, id LIMIT %s
"""


@dataclass(frozen=True)
class Promising:
    """What is promised, by which day of the office, and who sees to it, if anybody."""

    what: str
    by: date
    owner: Staff | None = None

    @property
    def due_at(self) -> datetime:
        """Return the end of that day: until then the promise can be kept."""
        next_day = self.by + timedelta(days=1)
        return datetime.combine(next_day, time.min, tzinfo=ZoneInfo(get_zone()))


def promises_found(case: Case, words: str) -> list[Promising]:
    """Return what a message to the person of a case reads like promising, to be confirmed.

    Of working days the calendar of its team says which day that is.
    """
    here = timezone.now().astimezone(ZoneInfo(get_zone())).date()
    pledges = pledges_in(words, case.language, today=here)
    return [Promising(each.sentence, _day_of(each.by, case)) for each in pledges]


def _day_of(by: date | Within, case: Case) -> date:
    if isinstance(by, date):
        return by
    slug = case.team.calendar_slug if case.team else get_agency().calendar_slug
    calendar, now = work_calendar(get_calendar(slug)), timezone.now()
    rule = StartRule.NEXT_DAY
    end = due(calendar, now, amount=by.amount, unit=by.unit, start_rule=rule)
    return calendar.day_of(end - timedelta.resolution)


def commitments_of(case: Case) -> list[Commitment]:
    """Return what was promised in a case: open ones, due first, then the latest ended."""
    values = [case.pk, MOST_SHOWN]
    found: list[Commitment] = fetch(connection, Commitment, OF_CASE, values)
    if found:
        prefetch_related_objects(found, "owner", "ended_by", "renews")
    return found


def told_to_person(case: int) -> QuerySet[Commitment]:
    """Return what the person of a case (its id) was promised, the newest first.

    What ran on in a case that theirs was joined with is theirs still; what was promised
    to others there is not. One that was promised anew is shown by the new promise.
    """
    own = Q(case=case, promised_in=None) | Q(promised_in=case)
    shown = Commitment.objects.filter(own).exclude(ending=Commitment.Ending.RENEWED)
    return shown.select_related("renews").order_by("-id")[:MOST_SHOWN]


def open_in(case: Case) -> QuerySet[Commitment]:
    """Return what is still to be kept in a case."""
    return case.commitments.filter(OPEN).order_by("due_at", "id")


def commitments_for(staff: Staff) -> QuerySet[Commitment]:
    """Return what a member of staff has to keep, due first, of cases they may read."""
    theirs = Q(owner=staff) | Q(owner=None, case__owner=staff)
    waiting = Commitment.objects.filter(OPEN, theirs, case__in=visible_to(staff))
    return waiting.select_related("case", "owner").order_by("due_at", "id")


def broken_in(teams: Collection[int], staff: Staff) -> QuerySet[Commitment]:
    """Return what was promised in cases of these teams (ids) and not kept by its day.

    The longest broken first; of cases that this member may read.
    """
    cases = visible_to(staff).filter(team__in=teams)
    late = Commitment.objects.filter(OPEN, due_at__lt=timezone.now(), case__in=cases)
    return late.select_related("case", "owner").order_by("due_at", "id")
