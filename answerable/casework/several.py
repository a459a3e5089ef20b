"""Several cases at once: each is a step of its own, and it can be undone.

What changed meanwhile is left alone, when they are handed on as well as when that is
undone: nobody overwrites what they have not seen. A note overwrites nothing, so that it
is taken back whatever came after it.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from answerable.agency.models import Service, Staff, Team
from answerable.agency.queries import get_triage_team
from answerable.cases import actions as cases
from answerable.cases.journal import one_page
from answerable.cases.locks import lock_case
from answerable.cases.models import Case, Interaction
from answerable.casework.cover import can_do, who_takes
from answerable.casework.handing import take_passing_back
from answerable.casework.sight import free_unseen
from answerable.casework.work import count_anew
from answerable.lib.errors import Refused

UNDONE_WITHIN = timedelta(minutes=10)


@dataclass(frozen=True)
class Standing:
    """Whose a case was (ids), and its version since one step was taken in it.

    Where that step changed its service, also which one it had; where it was a note, which.
    """

    case: int
    version: int
    team: int
    owner: int | None
    changed_service: bool = False
    service: int | None = None
    note: int | None = None

    @classmethod
    def before(
        cls, case: Case, *, since: Case, changed_service: bool = False
    ) -> Standing:
        """Return whose a case was, and what about, before it became as it is since."""
        return cls(
            case.pk,
            since.version,
            case.team_id or get_triage_team().pk,
            case.owner_id,
            changed_service,
            case.service_id,
        )


@transaction.atomic
def put_back(standing: Standing, *, by: Staff) -> Case:
    """Give a case back to whom it was taken from, about what it was.

    Who is away today does not get it, but who stands in for them; a note is taken back.
    Raises Stale if it changed since, and Refused where it had no service to go back to. Who handed it on
    need not see it any more: they undo what they did themselves.
    """
    if standing.note is not None:
        return _take_back_note(standing.case, standing.note, by)
    locked = lock_case(standing.case, seen=standing.version)
    with one_page(locked):
        if standing.changed_service:
            cases.change_service(locked, service=_service_of(standing), by=by)
        _give_back(locked, standing, by)
        if standing.changed_service:
            count_anew(locked, by=by)
    free_unseen(locked, by=by)
    return locked


def _take_back_note(case: int, note: int, by: Staff) -> Case:
    locked = lock_case(case)
    own = locked.interactions.filter(kind=Interaction.Kind.NOTE, staff=by)
    return cases.take_back_note(locked, own.get(pk=note), by=by)


def _give_back(case: Case, standing: Standing, by: Staff) -> None:
    team = Team.objects.get(pk=standing.team)
    owner = Staff.objects.get(pk=standing.owner) if standing.owner else None
    taker = who_takes(owner, team)
    if taker is None or not can_do(taker, case):
        taker = None
    reason = "undone" if taker == owner else "stands_in"
    if team.pk != case.team_id:
        take_passing_back(case)
    cases.assign_case(case, team=team, owner=taker, by=by, reason=reason)


def _service_of(standing: Standing) -> Service:
    if standing.service is None:
        hint = _("It had no service before, so it keeps the one that it has now.")
        raise Refused(code="no-service", hint=hint)
    return Service.objects.get(pk=standing.service)
