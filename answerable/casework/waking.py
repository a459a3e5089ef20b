"""Waking the worker as soon as there is something for it.

By the name of its task, since tasks stand above the story that wakes them. A crash
between the commit and the waking is mended by the periodic run.
"""

from __future__ import annotations

import logging
import time
from datetime import datetime

from django.db import connection, transaction
from procrastinate.contrib.django import app
from procrastinate.exceptions import AlreadyEnqueued

logger = logging.getLogger(__name__)

UNDERSTAND = "understand"
SEND = "send"
WATCH = "watch"
# Seconds; longer than a commit that does not wait can take to the disk, which is three
# times the server's wal_writer_delay of 200 ms (decision 0031).
A_BREATH = 0.7
NEVER = float("-inf")
# When this process last saw to it that a task will run, in seconds of its clock.
_woken: dict[str, float] = {}
# Written out, since it is asked whenever something is written to somebody.
QUEUED = """
SELECT FROM procrastinate_jobs WHERE queueing_lock = %s AND status = 'todo'
"""


def wake(task: str) -> None:
    """Have the worker run a task of ``casework.tasks`` once this has committed.

    Not inside the transaction: where the task is queued already, which is fine, its
    lock would abort what was to be committed.
    """
    transaction.on_commit(lambda: _defer(task))


def wake_at(task: str, moment: datetime) -> None:
    """Have the worker run a task at a moment; asked for twice is once.

    What turns out to be needed earlier is asked for by its own moment.
    """
    named = app.configure_task(
        f"answerable.casework.tasks.{task}",
        queueing_lock=f"{task} at {moment.isoformat(timespec='seconds')}",
        schedule_at=moment,
    )
    try:
        named.defer(timestamp=0)
    except AlreadyEnqueued:
        logger.debug("%s is planned for %s already", task, moment)


def gather() -> None:
    """Wait for what comes in the same breath: a job costs more than a letter."""
    time.sleep(A_BREATH)


def _will_see(task: str) -> bool:
    """Tell whether a job that was asked for lately will see all that has committed.

    It begins no earlier than it was asked for, and takes a breath before it looks.
    """
    asked, now = _woken.get(task, NEVER), time.monotonic()
    if now - asked < A_BREATH:
        return True
    _woken[task] = now
    return False


def _is_queued(task: str) -> bool:
    """Tell whether a job waits that will see all that has committed."""
    with connection.cursor() as cursor:
        cursor.execute(QUEUED, [task])
        return bool(cursor.rowcount)


def _defer(task: str) -> None:
    if _will_see(task) or _is_queued(task):
        return
    named = app.configure_task(f"answerable.casework.tasks.{task}", queueing_lock=task)
    try:
        named.defer(timestamp=0)
    except AlreadyEnqueued:
        logger.debug("%s is queued already", task)
