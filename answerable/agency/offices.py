"""Finding an office: by its name, what one gets help with there, language, hours, way.

The words are looked for in the names of the office and of its services, in every
language; the best first, or else the nearest.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from answerable.agency.models import Office, Service
from answerable.agency.queries import get_calendar, offered_by_address, work_calendar
from answerable.lib.matching import Candidate, rank
from answerable.lib.positions import Point, metres_between
from answerable.lib.worktime import WorkCalendar, is_open, next_opening

LEAST_SCORE = 0.3
MOST = 500


@dataclass(frozen=True)
class Sought:
    """What somebody looks for; what is empty is not asked."""

    words: str = ""
    language: str = ""
    service: str = ""
    is_open: bool = False
    near: Point | None = None

    @property
    def asks_for_help(self) -> bool:
        """Tell whether more is sought than the way."""
        return bool(self.words or self.language or self.service or self.is_open)


@dataclass(frozen=True)
class FoundOffice:
    """An office that fits, with what is true of it now."""

    office: Office
    services: Sequence[Service]
    calendar: WorkCalendar
    is_open: bool
    opens_at: datetime | None  # the next time, where it is closed
    metres: float | None  # from where somebody is, as the crow flies

    @property
    def point(self) -> Point | None:
        """Return where it is, if it is on the map."""
        return point_of(self.office)


def find_offices(sought: Sought, *, now: datetime) -> list[FoundOffice]:
    """Return the offices that fit everything that is sought, and no others."""
    offered = offered_by_address()
    rows = list(Office.objects.order_by("slug")[:MOST])
    fitting = [one for one in rows if _has(one, sought, offered)]
    ranked = _by_words(fitting, sought.words, offered) if sought.words else fitting
    found = [office_now(one, offered, now=now, near=sought.near) for one in ranked]
    if sought.is_open:
        found = [one for one in found if one.is_open]
    return sorted(found, key=_far) if sought.near else found


def office_now(
    office: Office,
    offered: Mapping[str, Service],
    *,
    now: datetime,
    near: Point | None = None,
) -> FoundOffice:
    """Return an office with what is true of it now."""
    calendar = work_calendar(get_calendar(office.calendar_slug))
    opened, point = is_open(calendar, now), point_of(office)
    return FoundOffice(
        office=office,
        services=services_of(office, offered),
        calendar=calendar,
        is_open=opened,
        opens_at=None if opened else next_opening(calendar, now),
        metres=metres_between(near, point) if near and point else None,
    )


def point_of(office: Office) -> Point | None:
    """Return where an office is; None where it is not on the map."""
    if office.latitude is None or office.longitude is None:
        return None
    return Point(office.latitude, office.longitude)


def services_of(office: Office, offered: Mapping[str, Service]) -> list[Service]:
    """Return what one gets help with there today; what was merged is the other one."""
    found = (offered[slug] for slug in office.services if slug in offered)
    return list(dict.fromkeys(found))


def _has(office: Office, sought: Sought, offered: Mapping[str, Service]) -> bool:
    speaks = not sought.language or sought.language in office.languages
    slugs = {*office.services, *(one.slug for one in services_of(office, offered))}
    return speaks and (not sought.service or sought.service in slugs)


def _by_words(
    offices: Iterable[Office], words: str, offered: Mapping[str, Service]
) -> list[Office]:
    by_slug = {one.slug: one for one in offices}
    candidates = [_candidate(one, offered) for one in by_slug.values()]
    fits = (one for one in rank(words, candidates) if one.score >= LEAST_SCORE)
    return [by_slug[one.key] for one in fits]


def _candidate(office: Office, offered: Mapping[str, Service]) -> Candidate:
    services = services_of(office, offered)
    named = [name for one in services for name in one.name.values()]
    called = [
        alias for one in services for some in one.aliases.values() for alias in some
    ]
    answering = [name for one in services for name in one.department.name.values()]
    return Candidate(
        key=office.slug,
        names=(*office.name.values(), *named),
        aliases=(*called, *answering),
        descriptions=tuple(office.address.values()),
    )


def _far(found: FoundOffice) -> tuple[bool, float]:
    """Return what orders offices by their way; those that are not on the map are last."""
    return found.metres is None, found.metres or 0.0
