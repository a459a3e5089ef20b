"""Putting a case off: out of one's own queue until a moment, and back by itself.

No promise waits for it, and nobody else sees less: what is late is in the queue of
whoever put it off, too.
"""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from answerable.agency.models import Staff
from answerable.cases import actions as cases
from answerable.cases.locks import lock_case
from answerable.cases.models import Case
from answerable.cases.snoozes import LONGEST, MOST_SNOOZED, snoozed_by
from answerable.lib.errors import Refused


@transaction.atomic
def snooze(case: Case, *, until: datetime, by: Staff) -> Case:
    """Put a case off. Raises Refused for what has passed, is too far, or too much."""
    locked = lock_case(case.pk)
    _refuse_time(until)
    if snoozed_by(by).exclude(case=case).count() >= MOST_SNOOZED:
        hint = _("You have put off %(most)s cases. Look at some of them first.")
        raise Refused(code="too-many-snoozed", hint=hint % {"most": MOST_SNOOZED})
    if not locked.is_open:
        hint = _("This case has ended: it is in no queue.")
        raise Refused(code="case-ended", hint=hint)
    cases.snooze(locked, until=until, by=by)
    return locked


@transaction.atomic
def wake(case: Case, *, by: Staff) -> Case:
    """Put a case back into one's queue; twice is once."""
    return cases.wake(lock_case(case.pk), by=by)


def _refuse_time(until: datetime) -> None:
    now = timezone.now()
    if until <= now:
        hint = _("This time has passed: choose a later one")
        raise Refused(code="snooze-passed", hint=hint)
    if until > now + LONGEST:
        hint = _("Choose a day within the next %(days)s days")
        raise Refused(code="snooze-far", hint=hint % {"days": LONGEST.days})
