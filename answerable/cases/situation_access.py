"""Who may read a situation and who acts on it: one function for each.

It holds no word of any person, so everybody who works with cases reads it; its cases are
listed by ``visible_to``. Supervisors of the team that its service belongs to act.
"""

from __future__ import annotations

from django.utils.translation import gettext as _

from answerable.agency.models import Service, Staff
from answerable.agency.roles import Role
from answerable.cases.access import READERS, is_auditor
from answerable.cases.models import Situation
from answerable.lib.errors import NotAllowed, NotFound


def reads_situations(staff: Staff) -> bool:
    """Tell whether this member reads situations at all: who reads cases of any team."""
    return is_auditor(staff) or any(staff.posts.get(role) for role in READERS)


def check_reads_situations(staff: Staff) -> None:
    """Let in who reads situations. Raises NotFound for everybody else."""
    if not reads_situations(staff):
        raise NotFound(staff.username)


def may_lead(staff: Staff, service: Service) -> bool:
    """Tell whether this member acts on situations of this service."""
    return service.team_id in staff.posts.get(Role.SUPERVISOR, frozenset())


def situation_for(staff: Staff, pk: int) -> Situation:
    """Return a situation that this member may read. Raises NotFound."""
    found = Situation.objects.select_related("service__team", "area", "opened_by")
    situation = found.filter(pk=pk).first()
    if situation is None or not reads_situations(staff):
        raise NotFound(str(pk))
    return situation


def situation_led(staff: Staff, pk: int) -> Situation:
    """Return a situation that this member may act on. Raises NotFound and NotAllowed."""
    situation = situation_for(staff, pk)
    if not may_lead(staff, situation.service):
        hint = _("You can read this situation. Supervisors of its team act on it.")
        raise NotAllowed(hint)
    return situation
