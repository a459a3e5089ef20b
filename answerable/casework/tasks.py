"""What the worker does: a few lines each, and a call of the story."""

from __future__ import annotations

import logging

from django.db import transaction
from django.utils import timezone
from procrastinate.contrib.django import app
from procrastinate.exceptions import AlreadyEnqueued
from procrastinate.tasks import Task

from answerable.cases.partitions import make_coming_months
from answerable.casework import deliver, intake, resolve
from answerable.forms.drafts import purge_drafts

logger = logging.getLogger(__name__)


@app.periodic(cron="*/10 * * * * *")
@app.task(queueing_lock="understand")
def understand(timestamp: int = 0) -> None:  # noqa: ARG001  # the schedule gives it
    """Settle every envelope that waits, and send what that led us to write."""
    while intake.drain():
        pass
    soon(send)


@app.periodic(cron="*/10 * * * * *")
@app.task(queueing_lock="send")
def send(timestamp: int = 0) -> None:  # noqa: ARG001  # the schedule gives it
    """Make an attempt at every message that waits."""
    while deliver.drain():
        pass


@app.periodic(cron="17 3 * * *")
@app.task(queueing_lock="tidy")
def tidy(timestamp: int = 0) -> None:  # noqa: ARG001  # the schedule gives it
    """Close what may not be reopened any more, drop old drafts, make new months."""
    while resolve.close_old():
        pass
    while purge_drafts(timezone.now()):
        pass
    make_coming_months(timezone.now().date())


def soon(task: Task[..., None, ...]) -> None:
    """Have the worker do something as soon as this transaction has committed.

    Not inside it: where the job is queued already, which is fine, the lock would abort
    the transaction. A crash in between is mended by the periodic run.
    """
    transaction.on_commit(lambda: _defer(task))


def _defer(task: Task[..., None, ...]) -> None:
    try:
        task.defer(timestamp=0)
    except AlreadyEnqueued:
        logger.debug("%s is queued already", task.name)
