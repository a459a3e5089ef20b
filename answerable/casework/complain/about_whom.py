"""A complaint about one of us: they do not see it, and have no part in it."""

from __future__ import annotations

from django.db import transaction
from django.utils.translation import gettext as _

from answerable.agency.models import Staff
from answerable.cases import actions as cases
from answerable.cases.actors import staff_actor
from answerable.cases.journal import one_page
from answerable.cases.locks import lock_case
from answerable.cases.models import Case
from answerable.casework.complain.beginning import complaint_in
from answerable.casework.distributing import give_out
from answerable.complaints import actions
from answerable.lib.errors import Refused

ABOUT_THEM = "complaint_about_them"


@transaction.atomic
def concerns(case: Case, staff: Staff | None, *, by: Staff, seen: int) -> Case:
    """Say whom of us it is about; from then on they do not see it.

    None says that it is about nobody of us after all. Raises Refused for whom it is about:
    somebody else says so.
    """
    locked = lock_case(case.pk, seen=seen)
    complaint = complaint_in(locked)
    before = complaint.about_staff
    if by in {staff, before}:
        hint = _("This is about yourself. Ask your supervisor to say so.")
        raise Refused(code="complaint-about-yourself", hint=hint)
    if staff == before:
        return locked
    with one_page(locked):
        actions.concern(complaint, staff, actor=staff_actor(by))
        if before:
            cases.undo_denial(locked, before, by=by)
        if staff:
            _keep_away(locked, staff, by)
    return locked


def _keep_away(case: Case, staff: Staff, by: Staff) -> None:
    cases.deny(case, staff, reason=ABOUT_THEM, by=by)
    if case.owner_id == staff.pk and case.team:
        cases.assign_case(case, team=case.team, owner=None, by=by, reason=ABOUT_THEM)
        give_out(case)
