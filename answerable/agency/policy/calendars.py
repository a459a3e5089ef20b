"""Opening hours: published, never edited, so that old deadlines stay explained."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TypedDict

from django.db import transaction

from answerable.agency.models import Calendar
from answerable.agency.policy.placing import record
from answerable.agency.queries import work_calendar
from answerable.lib.changes import Placed, compare, created, updated
from answerable.lib.wording import Texts

Hours = Mapping[str, Sequence[Sequence[str]]]


class Holiday(TypedDict, total=False):
    """A day that differs; without hours the office is closed."""

    date: str
    name: Texts
    hours: list[list[str]]


@transaction.atomic
def put_calendar(
    *, slug: str, zone: str, hours: Hours, holidays: Sequence[Holiday]
) -> Placed[Calendar]:
    """Publish opening hours; equal ones stay, others become a new version.

    Raises ValueError when the zone is unknown or the periods make no sense.
    """
    wanted = {"zone": zone, "hours": hours, "holidays": list(holidays)}
    versions = Calendar.objects.filter(slug=slug).select_for_update(no_key=True)
    newest = versions.order_by("-version").first()
    if newest is None:
        return created(_publish(Calendar(slug=slug, **wanted)))
    differences = compare(record(newest, wanted), wanted)
    if not differences:
        return updated(newest, ())
    changed = Calendar(slug=slug, version=newest.version + 1, **wanted)
    return updated(_publish(changed), differences)


def _publish(calendar: Calendar) -> Calendar:
    work_calendar(calendar)
    calendar.save(force_insert=True)
    return calendar
