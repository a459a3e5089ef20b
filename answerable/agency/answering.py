"""Who answers for a service, as a function: its department, hours and languages.

For the public: it never says who of us that is, nor how many.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from answerable.agency.duty import away_on, today
from answerable.agency.models import Membership, Service
from answerable.agency.offices import LEAST_SCORE, Sought
from answerable.agency.queries import get_calendar, offered_services, work_calendar
from answerable.agency.search import find_services
from answerable.lib.worktime import WorkCalendar, is_open, next_opening

MOST = 12


@dataclass(frozen=True)
class Answering:
    """A service, the languages (codes) that its team answers in today, and its hours."""

    service: Service
    languages: Sequence[str]
    calendar: WorkCalendar
    is_open: bool
    opens_at: datetime | None  # the next time, where nobody is there


def find_answering(
    sought: Sought, language: str, *, now: datetime, most: int = MOST
) -> list[Answering]:
    """Return who answers for what fits everything that is sought, the best first.

    ``language`` (a code) is that of the reader.
    """
    services = _fitting(sought, language)
    spoken = _spoken_in({one.team_id for one in services})
    found = (_now(one, spoken[one.team_id], now) for one in services)
    return [one for one in found if _has(one, sought)][:most]


def _fitting(sought: Sought, language: str) -> list[Service]:
    if sought.words:
        ranked = find_services(sought.words, language)
        found = [one.service for one in ranked if one.score >= LEAST_SCORE]
    else:
        found = list(offered_services())
    return [one for one in found if sought.service in {"", one.slug}]


def _spoken_in(teams: Iterable[int]) -> Mapping[int, set[str]]:
    """Return, for each team (its id), what those speak who work there and are not away."""
    spoken: dict[int, set[str]] = defaultdict(set)
    working = Membership.objects.filter(team__in=set(teams), staff__is_active=True)
    here = working.exclude(staff__in=away_on(today()))
    for team, codes in here.values_list("team", "staff__speaks"):
        spoken[team].update(codes)
    return spoken


def _now(service: Service, languages: Iterable[str], now: datetime) -> Answering:
    calendar = work_calendar(get_calendar(service.team.calendar_slug))
    opened = is_open(calendar, now)
    return Answering(
        service=service,
        languages=sorted(languages),
        calendar=calendar,
        is_open=opened,
        opens_at=None if opened else next_opening(calendar, now),
    )


def _has(found: Answering, sought: Sought) -> bool:
    speaks = not sought.language or sought.language in found.languages
    return speaks and (found.is_open or not sought.is_open)
