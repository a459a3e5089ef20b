"""Who may look by a saved view and who may edit it: the only way to one.

Everybody keeps views of their own. Those of a team are used by whoever works in it or
leads it, and edited by its supervisors. A view opens no case: it only narrows what its
reader may see anyway.
"""

from __future__ import annotations

from django.db import connection
from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from answerable.agency.models import Staff
from answerable.agency.roles import Role
from answerable.cases.models import SavedView
from answerable.lib.errors import NotAllowed, NotFound
from answerable.lib.rows import fetch

LEADERS = (Role.SUPERVISOR, Role.DEPARTMENT_HEAD)
MOST_TABS = 20
# Written out, since it is asked for every page of the queue.
AT_HAND = """
WHERE archived_at IS NULL AND (owner_id = %s OR team_id = ANY(%s))
ORDER BY team_id, name, id LIMIT %s
"""


def views_of(staff: Staff) -> QuerySet[SavedView]:
    """Return the views that this member of staff may use, for any list."""
    led = (staff.posts.get(role, frozenset()) for role in LEADERS)
    reached = staff.team_ids.union(*led)
    return SavedView.objects.filter(Q(owner=staff) | Q(team__in=reached))


def tabs_of(staff: Staff) -> list[SavedView]:
    """Return the views that stand over this member's queue.

    Those of teams that they only lead do not: somebody may lead thirty.
    """
    values = [staff.pk, list(staff.team_ids), MOST_TABS]
    found: list[SavedView] = fetch(connection, SavedView, AT_HAND, values)
    return found


def view_for(staff: Staff, pk: int) -> SavedView:
    """Return the view if this member of staff may use it. Raises NotFound."""
    view = find_view(staff, pk)
    if view is None:
        raise NotFound(str(pk))
    return view


def find_view(staff: Staff, pk: int) -> SavedView | None:
    """Return the same, or None."""
    return views_of(staff).filter(pk=pk).first()


def view_edited(staff: Staff, pk: int) -> SavedView:
    """Return the view if this member of staff may edit it.

    Raises NotFound where it may not even be used, NotAllowed where it may only be used.
    """
    view = view_for(staff, pk)
    check_may_edit(staff, view)
    return view


def check_may_edit(staff: Staff, view: SavedView) -> None:
    """Say whose it is to edit, if it is not this member's. Raises NotAllowed."""
    if not may_edit(staff, view):
        message = _("You can use this view. The supervisors of its team edit it.")
        raise NotAllowed(message)


def may_edit(staff: Staff, view: SavedView) -> bool:
    """Tell whether this member of staff may edit a view and put it away."""
    if view.owner_id:
        return view.owner_id == staff.pk
    return view.team_id in staff.posts.get(Role.SUPERVISOR, frozenset())
