"""Somebody is told of a case that must not wait."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime

from django.utils import timezone

from answerable.agency.models import Staff, Team
from answerable.cases.actors import SYSTEM
from answerable.cases.journal import note_down
from answerable.cases.models import Alarm, Case

SILENT = [Alarm.Kind.SILENT]
PROMISED = [Alarm.Kind.AT_RISK, Alarm.Kind.LATE, Alarm.Kind.RUNS_ON]


def raise_alarm(
    case: Case,
    told: Iterable[Staff | Team],
    *,
    kind: Alarm.Kind,
    due: datetime | None,
    about: Mapping[str, object],
) -> list[Alarm]:
    """Tell these of a case; what they were told of it before is replaced.

    The journal names them by ids, and says what it is ``about``. Who is writing in the
    case meanwhile has missed nothing.
    """
    alarms = [_for(case, each, kind, due) for each in told]
    after = {
        **about,
        "told": [each.staff_id for each in alarms if each.staff_id],
        "team": next((each.team_id for each in alarms if each.team_id), None),
    }
    note_down(case, actor=SYSTEM, what=f"alarm_{kind.value}", after=after)
    return alarms


def _for(
    case: Case, told: Staff | Team, kind: Alarm.Kind, due: datetime | None
) -> Alarm:
    staff = told if isinstance(told, Staff) else None
    team = told if isinstance(told, Team) else None
    is_silent = kind == Alarm.Kind.SILENT
    alarm, _is_new = case.alarms.update_or_create(
        kind__in=SILENT if is_silent else PROMISED,
        staff=staff,
        team=team,
        defaults={"kind": kind, "due": due, "at": timezone.now()},
    )
    return alarm
