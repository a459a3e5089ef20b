"""The roll-up of the night: what was found in the journal, in place of the night before."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from answerable.insight.journal import USUAL_DAYS, Found, read_paths
from answerable.insight.models import PathReading, RepeatedPath

MOST_KEPT = 300


def roll_up_paths(until: datetime) -> PathReading:
    """Read the journal of the last days and keep what was found, and nothing older."""
    found = read_paths(until, USUAL_DAYS)
    with transaction.atomic():
        PathReading.objects.all().delete()
        return _keep(found)


def _keep(found: Found) -> PathReading:
    reading = PathReading.objects.create(
        since=found.since, until=found.until, cases=found.cases, is_cut=found.is_cut
    )
    RepeatedPath.objects.bulk_create(
        RepeatedPath(
            reading=reading,
            service_id=path.service,
            steps=list(path.steps),
            times=path.times,
            minutes=path.minutes,
            certainty=path.certainty,
            weight=path.weight,
        )
        for path in found.paths[:MOST_KEPT]
    )
    return reading
