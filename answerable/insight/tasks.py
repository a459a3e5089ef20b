"""What the worker does for the figures: a line each."""

from __future__ import annotations

from django.utils import timezone
from procrastinate.contrib.django import app

from answerable.agency.models import Agency
from answerable.insight.rolling import roll_up_paths

EVERY_NIGHT = "41 3 * * *"


@app.periodic(cron=EVERY_NIGHT)
@app.task(queueing_lock="paths")
def find_repeated_paths(timestamp: int) -> None:  # noqa: ARG001  # the schedule gives it
    """Find what staff do again and again, for the page that shows it."""
    if Agency.objects.exists():
        roll_up_paths(timezone.now())
