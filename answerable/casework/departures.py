"""A member of staff leaves: the account is closed; cases and tasks go to the teams."""

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
from answerable.lib.errors import Refused


@transaction.atomic
def let_go(staff: Staff, *, by: Staff) -> int:
    """Close an account; return how many open cases went back to their teams.

    Nobody closes their own: the last administrator would lock everybody out.
    """
    if staff.pk == by.pk:
        hint = _("You cannot close your own account. Ask another administrator.")
        raise Refused(code="own-account", hint=hint)
    set_account(staff, is_open=False, by=Hand(by))
    owned = Case.objects.filter(OPEN, owner=staff).order_by("pk")
    numbers = list(owned.values_list("pk", flat=True))
    for number in numbers:
        _give_back(number, staff, by)
    give_back_tasks(staff, by=by)
    return len(numbers)


def take_back(staff: Staff, *, by: Staff) -> None:
    """Open an account again; cases do not come back by themselves."""
    set_account(staff, is_open=True, by=Hand(by))


def _give_back(number: int, staff: Staff, by: Staff) -> None:
    case = lock_case(number)
    if case.owner_id == staff.pk and case.team:
        cases.assign_case(case, team=case.team, owner=None, by=by, reason="left")
