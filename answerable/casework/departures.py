"""A member of staff leaves: the account is closed; cases, tasks and promises go to the teams."""

from __future__ import annotations

from django.db import transaction
from django.utils.translation import gettext as _

from answerable.agency.configuration import Hand
from answerable.agency.models import Staff
from answerable.agency.policy import set_account
from answerable.cases import actions as cases
from answerable.cases.locks import lock_case
from answerable.cases.models import Case
from answerable.cases.models.case import OPEN
from answerable.casework.case_tasks import give_back_tasks
from answerable.casework.commitments import give_back_promises
from answerable.lib.changes import Effect, Placed
from answerable.lib.errors import Refused


@transaction.atomic
def let_go(staff: Staff, *, by: Staff) -> int:
    """Close an account; return how many open cases went back to their teams.

    Nobody closes their own: the last administrator would lock everybody out.
    """
    _refuse_own(staff, by)
    set_account(staff, is_open=False, by=Hand(by))
    return _give_all_back(staff, by)


def take_back(staff: Staff, *, by: Staff) -> None:
    """Open an account again; cases do not come back by themselves."""
    set_account(staff, is_open=True, by=Hand(by))


@transaction.atomic
def put_account(staff: Staff, *, is_open: bool, by: Hand) -> Placed[Staff]:
    """Open or close an account as a folder says; what its owner had goes back."""
    placed = set_account(staff, is_open=is_open, by=by)
    if placed.effect is Effect.UPDATED and not is_open:
        _refuse_own(staff, by.staff)
        _give_all_back(staff, by.staff)
    return placed


def _refuse_own(staff: Staff, by: Staff | None) -> None:
    if by and staff.pk == by.pk:
        hint = _("You cannot close your own account. Ask another administrator.")
        raise Refused(code="own-account", hint=hint)


def _give_all_back(staff: Staff, by: Staff | None) -> int:
    owned = Case.objects.filter(OPEN, owner=staff).order_by("pk")
    numbers = list(owned.values_list("pk", flat=True))
    for number in numbers:
        _give_back(number, staff, by)
    give_back_tasks(staff, by=by)
    give_back_promises(staff, by=by)
    return len(numbers)


def _give_back(number: int, staff: Staff, by: Staff | None) -> None:
    case = lock_case(number)
    if case.owner_id == staff.pk and case.team:
        cases.assign_case(case, team=case.team, owner=None, by=by, reason="left")
