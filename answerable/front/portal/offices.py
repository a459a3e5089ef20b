"""An office, or who answers, as the public sees it: open or not, in which languages."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta

from django.utils.formats import date_format, time_format
from django.utils.translation import get_language, gettext as _, pgettext

from answerable.agency.answering import Answering
from answerable.agency.dates import day_in_words
from answerable.agency.offices import FoundOffice
from answerable.front.portal.offers import Offer, offers
from answerable.front.shared.languages import language_name
from answerable.lib.positions import geo_uri, minutes_on_foot
from answerable.lib.wording import in_language
from answerable.lib.worktime import WorkCalendar

DAYS_SHOWN = 7


@dataclass(frozen=True)
class OpenDay:
    """One of the next days: its name, and the hours in words."""

    day: str
    hours: str


@dataclass(frozen=True)
class OfficeLine:
    """An office in a list, or on its own page."""

    found: FoundOffice
    now: str
    away: str
    languages: str
    offers: Sequence[Offer]
    route: str  # the address that map programs open
    accuracy: str


def line_of(found: FoundOffice) -> OfficeLine:
    """Return an office in words."""
    office, point = found.office, found.point
    spoken = [language_name(code) for code in office.languages]
    return OfficeLine(
        found=found,
        now=_now(found),
        away=_away(found.metres) if found.metres is not None else "",
        languages=", ".join(spoken),
        offers=offers(found.services),
        route=geo_uri(point, office.accuracy) if point else "",
        accuracy=_accuracy(office.accuracy) if point else "",
    )


@dataclass(frozen=True)
class AnsweringLine:
    """Who answers for a service, in a list: never a name."""

    offer: Offer
    is_open: bool
    now: str
    languages: str


def line_of_answering(found: Answering) -> AnsweringLine:
    """Return who answers in words."""
    spoken = [language_name(code) for code in found.languages]
    return AnsweringLine(
        offer=Offer(found.service),
        is_open=found.is_open,
        now=_now(found),
        languages=", ".join(spoken),
    )


def days_of(calendar: WorkCalendar, now: datetime) -> list[OpenDay]:
    """Return when an office is open on the next days, holidays and all."""
    today = calendar.day_of(now)
    days = [today + timedelta(days=count) for count in range(DAYS_SHOWN)]
    return [
        OpenDay(date_format(day, "l, j M"), _hours(calendar.periods_on(day)))
        for day in days
    ]


def as_feature(found: FoundOffice) -> dict[str, object]:
    """Return an office as a feature of a map (RFC 7946)."""
    office, point = found.office, found.point
    place = (
        {"type": "Point", "coordinates": [point.longitude, point.latitude]}
        if point
        else None
    )
    said = {
        "name": str(office),
        "address": line_of_address(found),
        "phone": office.phone,
        "languages": office.languages,
        "services": [str(each) for each in found.services],
        "accuracy_in_metres": office.accuracy if point else None,
        "open_now": found.is_open,
    }
    return {"type": "Feature", "id": office.slug, "geometry": place, "properties": said}


def line_of_address(found: FoundOffice) -> str:
    """Return the address in the language of the reader."""
    return in_language(found.office.address, get_language() or "")


def _now(found: FoundOffice | Answering) -> str:
    if found.is_open:
        return _("Open now")
    if found.opens_at is None:
        return _("Closed now")
    there = found.opens_at.astimezone(found.calendar.tzinfo)
    facts = {
        "day": day_in_words(found.opens_at, found.calendar.zone, get_language() or ""),
        "time": _clock(there.time()),
    }
    return _("Closed now. Opens on %(day)s at %(time)s") % facts


def _away(metres: float) -> str:
    facts = {"metres": round(metres / 10) * 10, "minutes": minutes_on_foot(metres)}
    return (
        _("%(metres)s m in a straight line, about %(minutes)s minutes on foot") % facts
    )


def _accuracy(metres: int) -> str:
    return _("The point on the map is exact to about %(metres)s metres.") % {
        "metres": metres
    }


def _hours(periods: Sequence[tuple[time, time]]) -> str:
    if not periods:
        return _("closed")
    return ", ".join(f"{_clock(begins)}–{_clock(ends)}" for begins, ends in periods)


def _clock(at: time) -> str:
    return time_format(at, pgettext("format of a time", "H:i"))
