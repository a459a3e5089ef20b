"""Who may edit how letters end; one's own line is nobody else's.

That of a team is its supervisors', that of a department its head's, and all of them
are edited by whoever edits what all use.
"""

from __future__ import annotations

from django.utils.translation import gettext as _

from answerable.agency.models import Staff
from answerable.agency.roles import Role
from answerable.correspondence.access.texts import may_edit_text
from answerable.correspondence.models import Signature
from answerable.lib.errors import NotAllowed


def may_edit_signature(staff: Staff, signature: Signature) -> bool:
    """Tell whether this member edits a signature, be it kept already or not."""
    if signature.staff_id:
        return signature.staff_id == staff.pk
    if signature.team:
        leads = signature.team_id in staff.posts.get(Role.SUPERVISOR, frozenset())
        return leads or may_edit_text(staff, signature.team.department_id)
    return may_edit_text(staff, signature.department_id)


def check_may_edit_signature(staff: Staff, signature: Signature) -> None:
    """Say whose it is to edit, if it is not this member's. Raises NotAllowed."""
    if not may_edit_signature(staff, signature):
        message = _("You can read this signature. Whoever leads the unit edits it.")
        raise NotAllowed(message)
