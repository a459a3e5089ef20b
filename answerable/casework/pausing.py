"""How long a case may wait for its person while our time stands still.

Its standard says how long, and who may let it. Once that is reached the clock runs on by
itself, and whoever has the case is told; an index has these moments in order, as for
the watch. Source: row "pauses and extensions": reasons, longest length, who may.
"""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from answerable.agency.models import Staff
from answerable.agency.roles import Role
from answerable.cases.actions import raise_alarm
from answerable.cases.journal import one_page
from answerable.cases.models import Alarm, Case
from answerable.casework.promises import carry_due
from answerable.casework.telling_whom import who_is_told
from answerable.clock import actions as clock
from answerable.clock.models import Deadline
from answerable.clock.models.ladders import Whom
from answerable.clock.standing_still import (
    first_to_run_on as next_look,
    has_stood_still,
    may_stand_still,
    to_run_on,
)
from answerable.lib.errors import Refused

__all__ = ["look", "next_look", "refuse_waiting"]
AT_ONCE = 100


def refuse_waiting(case: Case, by: Staff) -> None:
    """Refuse to wait for the person where the time may not stand still, or no longer."""
    led, now = by.posts.get(Role.SUPERVISOR, frozenset()), timezone.now()
    for deadline in may_stand_still(case).filter(carried_from=None):
        standard, _calendar = deadline.counted_by
        if standard.paused_by_leaders and case.team_id not in led:
            hint = _(
                "Only a supervisor of the team lets the time stand still. Ask one, or"
                " send it as a message: then the time runs on."
            )
            raise Refused(code="pause-by-leaders", hint=hint)
        if has_stood_still(deadline, now=now):
            hint = _(
                "The time of this case stood still for as long as it may. Send it as a"
                " message: then the time runs on."
            )
            raise Refused(code="pause-long", hint=hint)


@transaction.atomic
def look() -> int:
    """Let some of what has stood still for long enough run on; return how much."""
    now, cases = timezone.now(), dict[int, Case]()
    waiting = list(to_run_on(now)[:AT_ONCE])
    for deadline in waiting:
        # Two deadlines of one case: its journal goes on from where the first left it.
        deadline.case = cases.setdefault(deadline.case_id, deadline.case)
        _run_on(deadline, deadline.case)
    return len(waiting)


def _run_on(deadline: Deadline, case: Case) -> None:
    with one_page(case):
        clock.run_on(deadline, case, at=timezone.now())
        carry_due(case)
    if told := who_is_told(case, [Whom.OWNER]):
        about = {"deadline": deadline.pk, "kind": deadline.kind}
        kind = Alarm.Kind.RUNS_ON
        raise_alarm(case, told, kind=kind, due=deadline.due_at, about=about)
