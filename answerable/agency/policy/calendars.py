"""Opening hours: published, never edited, so that old deadlines stay explained."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from typing import TypedDict

from django.db import transaction

from answerable.agency.closures import mistake_in_holidays
from answerable.agency.configuration import FOLDER, Hand, Topic, place
from answerable.agency.models import Calendar
from answerable.agency.models.configuration import Subject
from answerable.agency.policy.placing import record
from answerable.agency.queries import work_calendar
from answerable.lib.changes import Placed
from answerable.lib.errors import Refused
from answerable.lib.wording import Texts

Hours = Mapping[str, Sequence[Sequence[str]]]


class Holiday(TypedDict, total=False):
    """A day that differs; without hours the office is closed."""

    date: str
    name: Texts
    hours: list[list[str]]


@transaction.atomic
def put_calendar(
    *,
    slug: str,
    zone: str,
    hours: Hours,
    holidays: Sequence[Holiday],
    by: Hand = FOLDER,
) -> Placed[Calendar]:
    """Publish opening hours; equal ones stay, others become a new version.

    Raises ValueError when the zone is unknown or the periods make no sense.
    """
    wanted = {"zone": zone, "hours": hours, "holidays": list(holidays)}
    versions = Calendar.objects.filter(slug=slug).select_for_update(no_key=True)
    newest = versions.order_by("-version").first()
    version = newest.version + 1 if newest else 1
    return place(
        Topic(Subject.CALENDAR, slug),
        by=by,
        found=newest,
        before=record(newest, wanted) if newest else {},
        wanted=wanted,
        write=lambda: _publish(Calendar(slug=slug, version=version, **wanted)),
    )


def add_holiday(day: Holiday, *, by: Hand) -> None:
    """Close every office on a day; one that is known already is written anew.

    Raises Refused where that closes an office for too much of a year.
    """
    _change_holidays(lambda days: _checked([*_without(days, day["date"]), day]), by)


def add_holidays(days: Sequence[Holiday], *, by: Hand) -> None:
    """Close every office on several days, in one version of each calendar.

    A day on which an office is closed all day already stays what it was. Raises Refused
    where that closes an office for too much of a year.
    """
    _change_holidays(lambda known: _checked(_with_more(known, days)), by)


def remove_holidays(first: date, last: date, *, by: Hand) -> None:
    """Make the days from one to another like others in every office."""
    begin, end = first.isoformat(), last.isoformat()
    _change_holidays(
        lambda days: [one for one in days if not begin <= one["date"] <= end], by
    )


@transaction.atomic
def _change_holidays(
    change: Callable[[list[Holiday]], list[Holiday]], by: Hand
) -> None:
    newest = Calendar.objects.order_by("slug", "-version").distinct("slug")
    locked = Calendar.objects.select_for_update(no_key=True)
    for calendar in locked.filter(pk__in=[one.pk for one in newest]).order_by("pk"):
        put_calendar(
            slug=calendar.slug,
            zone=calendar.zone,
            hours=calendar.hours,
            holidays=sorted(change(calendar.holidays), key=lambda day: day["date"]),
            by=by,
        )


def _without(days: Iterable[Holiday], day: str) -> list[Holiday]:
    return [one for one in days if one["date"] != day]


def _with_more(known: Sequence[Holiday], days: Iterable[Holiday]) -> list[Holiday]:
    closed = {one["date"]: one for one in known if not one.get("hours")}
    added = {one["date"]: one for one in days}
    return list(({one["date"]: one for one in known} | added | closed).values())


def _checked(days: list[Holiday]) -> list[Holiday]:
    mistake = mistake_in_holidays(date.fromisoformat(one["date"]) for one in days)
    if mistake:
        raise Refused(code="too-many-holidays", hint=mistake)
    return days


def _publish(calendar: Calendar) -> Calendar:
    work_calendar(calendar)
    calendar.save(force_insert=True)
    return calendar
