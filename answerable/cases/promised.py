"""What is due when, by team and kind of promise: the promise board of those who lead.

Numbers are counted no further than a bound and along an index, so that half a million
open cases cost no more than some thousand. Lists start from what may be seen, as ever.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any, NamedTuple

from django.db import connection
from django.db.models import Q, QuerySet

from answerable.agency.models import Staff
from answerable.cases.access import sight_within, visible_to
from answerable.cases.models import Case
from answerable.cases.models.case import IS_OPEN, OPEN
from answerable.cases.queries import LEAST_TIME_LEFT

# Written out, since Django composes no bounded counts; the indexes are case_promised and
# case_at_risk.
COUNT = f"""(SELECT count(*) FROM (
    SELECT FROM cases_case WHERE {IS_OPEN}
    AND team_id = team.id AND next_kind = kind.name AND {{when}} AND {{seen}} LIMIT %s
) AS counted)"""  # noqa: S608  # our own words; values are always parameters
COUNTS = """
SELECT team.id, kind.name, {counts}
FROM unnest(%s::bigint[]) AS team (id) CROSS JOIN unnest(%s::text[]) AS kind (name)
"""


class Part(StrEnum):
    """Which part of what is promised: each case is late, or in the others."""

    LATE = "late"
    AT_RISK = "at_risk"
    TODAY = "today"
    WEEK = "week"


class Promised(NamedTuple):
    """How many cases of a team (its id) are in each part by one kind of promise."""

    team: int
    kind: str
    late: int
    at_risk: int
    today: int
    week: int


class Ends(NamedTuple):
    """Until when it is today and this week, seen from now."""

    now: datetime
    today: datetime
    week: datetime


def ends_of(now: datetime) -> Ends:
    """Return when this day and this week end, by the zone of ``now``."""
    midnight = now.replace(hour=0, minute=0, second=0, microsecond=0)
    # Days by the wall clock, also where one of them has 23 or 25 hours.
    today = midnight + timedelta(days=1)
    return Ends(now, today, today + timedelta(days=6 - now.weekday()))


def promised_in(
    staff: Staff,
    teams: Collection[int],
    kinds: Sequence[str],
    ends: Ends,
    *,
    most: int,
) -> list[Promised]:
    """Return what is due when in these teams, each number counted no further than most."""
    seen = sight_within(staff, teams)
    counts, values = [], list[Any]()
    for when, known in _conditions(ends).values():
        counts.append(COUNT.format(when=when, seen=seen.condition))
        values += [*known, *seen.values, most]
    asked = COUNTS.format(counts=", ".join(counts))
    with connection.cursor() as cursor:
        cursor.execute(asked, [*values, list(teams), list(kinds)])
        return [Promised(*row) for row in cursor.fetchall()]


def promised_cases(
    staff: Staff, team: int, kind: str, part: Part, ends: Ends
) -> QuerySet[Case]:
    """Return the cases behind one of these numbers, what is due first before the rest."""
    when = {
        Part.LATE: Q(next_due__lt=ends.now),
        Part.AT_RISK: Q(next_due__gte=ends.now, is_at_risk=True),
        Part.TODAY: Q(next_due__gte=ends.now, next_due__lt=ends.today),
        Part.WEEK: Q(next_due__gte=ends.now, next_due__lt=ends.week),
    }[part]
    of_team = visible_to(staff).filter(OPEN, team=team, next_kind=kind)
    return of_team.filter(when).order_by(*LEAST_TIME_LEFT)


def _conditions(ends: Ends) -> dict[Part, tuple[str, list[datetime]]]:
    """Return the same conditions as text with their values."""
    between = "next_due >= %s AND next_due < %s"
    return {
        Part.LATE: ("next_due < %s", [ends.now]),
        Part.AT_RISK: ("next_due >= %s AND is_at_risk", [ends.now]),
        Part.TODAY: (between, [ends.now, ends.today]),
        Part.WEEK: (between, [ends.now, ends.week]),
    }
