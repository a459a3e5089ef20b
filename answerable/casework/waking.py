"""Waking the worker as soon as there is something for it.

By the name of its task, since tasks stand above the story that wakes them. A crash
between the commit and the waking is mended by the periodic run.
"""

from __future__ import annotations

import logging

from django.db import transaction
from procrastinate.contrib.django import app
from procrastinate.exceptions import AlreadyEnqueued

logger = logging.getLogger(__name__)

UNDERSTAND = "understand"
SEND = "send"


def wake(task: str) -> None:
    """Have the worker run a task of ``casework.tasks`` once this has committed.

    Not inside the transaction: where the task is queued already, which is fine, its
    lock would abort what was to be committed.
    """
    transaction.on_commit(lambda: _defer(task))


def _defer(task: str) -> None:
    named = app.configure_task(f"answerable.casework.tasks.{task}", queueing_lock=task)
    try:
        named.defer(timestamp=0)
    except AlreadyEnqueued:
        logger.debug("%s is queued already", task)
