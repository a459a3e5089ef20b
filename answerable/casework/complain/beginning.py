"""A complaint begins: with its case, or with the first who looks at an older one."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from answerable.agency.models import Staff
from answerable.cases.actors import SYSTEM, staff_actor
from answerable.cases.journal import one_page
from answerable.cases.locks import lock_case
from answerable.cases.models import Case
from answerable.cases.models.case import CaseType
from answerable.clock.models import Deadline, Kind
from answerable.clock.queries import deadlines_of
from answerable.complaints import actions
from answerable.complaints.models import Complaint
from answerable.complaints.queries import find_complaint, newest_procedure
from answerable.lib.errors import Refused

HEARD = (Deadline.State.MET, Deadline.State.MISSED)


def begin(
    case: Case, *, at: datetime, about: Case | None = None, actor: str = SYSTEM
) -> Complaint | None:
    """Let a locked case go through the procedure, if it is a complaint at all.

    ``at`` is when the person said that they are not satisfied; ``about`` the case whose
    handling it arose from.
    """
    if case.case_type != CaseType.COMPLAINT:
        return None
    procedure = newest_procedure()
    return actions.begin(case, procedure=procedure, at=at, about=about, actor=actor)


@transaction.atomic
def begin_late(case: Case, *, by: Staff, seen: int) -> Case:
    """Begin the procedure of a complaint that came before there was one.

    It counts from when it came; that it was confirmed already is not lost.
    """
    locked = lock_case(case.pk, seen=seen)
    with one_page(locked):
        if find_complaint(locked) is None:
            _begin_as_it_stands(locked, by)
    return locked


def complaint_in(case: Case) -> Complaint:
    """Return the complaint of a locked case. Raises Refused where it is none yet."""
    complaint = find_complaint(case)
    if complaint is None:
        hint = _("This case goes through no complaints procedure. Begin one first.")
        raise Refused(code="complaint-none", hint=hint)
    return complaint


def _begin_as_it_stands(case: Case, by: Staff) -> None:
    complaint = begin(case, at=case.opened_at, actor=staff_actor(by))
    heard = deadlines_of(case).filter(kind=Kind.ACKNOWLEDGE, state__in=HEARD)
    confirmed = heard.order_by("ended_at").first()
    if complaint and confirmed and confirmed.ended_at:
        actions.acknowledge(complaint, at=confirmed.ended_at)
