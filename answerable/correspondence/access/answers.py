"""Who may use a saved answer and who may edit it: the only way to one.

Everybody keeps answers of their own. Those of a team are used by whoever works in it
or leads it, and edited by its supervisors; those of all are edited by administrators
and customer experience officers. Source: the table of roles. Who governs or audits
reads every team's; nobody reads what a colleague keeps for themselves.
"""

from __future__ import annotations

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from answerable.agency.models import Staff
from answerable.agency.queries import all_teams
from answerable.agency.roles import Role
from answerable.correspondence.models import SavedAnswer
from answerable.lib.errors import NotAllowed, NotFound

LEADERS = (Role.SUPERVISOR, Role.DEPARTMENT_HEAD)
EDITORS_FOR_ALL = (Role.ADMINISTRATOR, Role.CX_OFFICER)
READERS_OF_ALL = (*EDITORS_FOR_ALL, Role.AUDITOR)


def answers_of(staff: Staff) -> QuerySet[SavedAnswer]:
    """Return the answers that this member of staff may use, for any list or count."""
    own, for_all = Q(owner=staff), Q(owner=None, team=None)
    return SavedAnswer.objects.filter(own | Q(team__in=reached_teams(staff)) | for_all)


def answer_for(staff: Staff, pk: int) -> SavedAnswer:
    """Return the answer if this member of staff may use it. Raises NotFound."""
    answer = answers_of(staff).filter(pk=pk).first()
    if answer is None:
        raise NotFound(str(pk))
    return answer


def answer_edited(staff: Staff, pk: int) -> SavedAnswer:
    """Return the answer if this member of staff may edit it.

    Raises NotFound where it may not even be used, NotAllowed where it may only be used.
    """
    answer = answer_for(staff, pk)
    check_may_edit(staff, answer)
    return answer


def check_may_edit(staff: Staff, answer: SavedAnswer) -> None:
    """Say whose it is to edit, if it is not this member's. Raises NotAllowed."""
    if may_edit(staff, answer):
        return
    if answer.team_id:
        message = _("You can use this answer. The supervisors of its team edit it.")
    else:
        message = _("You can use this answer. Administrators edit what all use.")
    raise NotAllowed(message)


def may_edit(staff: Staff, answer: SavedAnswer) -> bool:
    """Tell whether this member of staff may edit, restore and put away an answer."""
    if answer.owner_id:
        return answer.owner_id == staff.pk
    if answer.team_id:
        return answer.team_id in staff.posts.get(Role.SUPERVISOR, frozenset())
    return may_edit_for_all(staff)


def may_edit_for_all(staff: Staff) -> bool:
    """Tell whether this member of staff writes what everybody uses."""
    return _is_one_of(staff, EDITORS_FOR_ALL)


def reached_teams(staff: Staff) -> frozenset[int]:
    """Return the teams (ids) whose answers this member of staff uses or reads."""
    if _is_one_of(staff, READERS_OF_ALL):
        return frozenset(all_teams())
    return staff.team_ids.union(*(staff.posts.get(role, ()) for role in LEADERS))


def _is_one_of(staff: Staff, roles: tuple[Role, ...]) -> bool:
    return any(role in staff.posts for role in roles)
