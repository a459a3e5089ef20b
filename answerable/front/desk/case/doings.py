"""What a member of staff can do with a case as it stands; nothing else is offered.

Who may work at all is decided by ``cases.access``, the moves by ``cases.workflow``.
"""

from __future__ import annotations

from enum import StrEnum

from django.utils.translation import gettext as _

from answerable.agency.models import Staff
from answerable.agency.roles import Role
from answerable.cases.access import WORKERS, may_work
from answerable.cases.models import Case
from answerable.cases.models.case import CaseType
from answerable.cases.workflow import State
from answerable.lib.errors import NotAllowed


class Doing(StrEnum):
    """One thing to do with a case; also the last part of its address."""

    REPLY = "reply"
    ASK = "ask"
    WAIT = "wait"
    NOTE = "note"
    TAKE = "take"
    ASSIGN = "assign"
    SERVICE = "service"
    SUMMARY = "summary"
    PRIORITY = "priority"
    SNOOZE = "snooze"
    RESOLVE = "resolve"
    REOPEN = "reopen"
    MAKE_COMPLAINT = "make-complaint"
    NO_COMPLAINT = "no-complaint"


OF_NO_COMPLAINT = frozenset({Doing.MAKE_COMPLAINT, Doing.NO_COMPLAINT})
OPEN_DOINGS = frozenset(Doing) - {Doing.REOPEN}
ENDED_DOINGS = frozenset({Doing.NOTE, Doing.SUMMARY, Doing.REOPEN})
CLOSED_DOINGS = frozenset({Doing.NOTE})
# Its person can still be written to, alone.
JOINED_DOINGS = frozenset({Doing.NOTE, Doing.REPLY})
# Done now and then: their forms are written when somebody asks for one.
FOLDED = frozenset(
    {Doing.ASSIGN, Doing.SNOOZE, Doing.SERVICE, Doing.SUMMARY, Doing.PRIORITY}
)
ENDED = (State.RESOLVED, State.WITHDRAWN)


def doings(staff: Staff, case: Case) -> frozenset[Doing]:
    """Return what this member of staff can do with the case now."""
    if not may_work(staff, case):
        return frozenset()
    if case.is_open:
        return OPEN_DOINGS - _no_use(staff, case)
    if case.state == State.MERGED:
        return JOINED_DOINGS
    return ENDED_DOINGS if case.state in ENDED else CLOSED_DOINGS


def _no_use(staff: Staff, case: Case) -> frozenset[Doing]:
    """Return what makes no sense in an open case; a complaint ends on a page of its own."""
    no_use = {Doing.TAKE} if case.owner_id == staff.pk else set()
    if case.case_type == CaseType.COMPLAINT:
        no_use |= OF_NO_COMPLAINT | {Doing.RESOLVE}
    return frozenset(no_use)


def refuse_doing(case: Case) -> None:
    """Say that a case does not allow this in its state. Raises NotAllowed."""
    message = _("That cannot be done now: this case is “%(state)s”.")
    raise NotAllowed(message % {"state": case.get_state_display()})


def is_worker(staff: Staff) -> bool:
    """Tell whether this member of staff works on cases anywhere."""
    return any(role in staff.posts for role in WORKERS)


def refuse_readers(staff: Staff) -> None:
    """Keep those from taking cases who only read them. Raises NotAllowed."""
    if not is_worker(staff):
        message = _("Your role reads cases and does not work on them.")
        raise NotAllowed(message)


def leads(staff: Staff, case: Case) -> bool:
    """Tell whether this member gives the team of the case its work."""
    return case.team_id in staff.posts.get(Role.SUPERVISOR, frozenset())
