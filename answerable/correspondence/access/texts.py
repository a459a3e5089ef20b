"""Who may edit what letters say; to read it is everybody's at the desk.

Administrators and customer experience officers edit every text. A head of department
edits those of the department and the parts beneath it. Source: the table of roles.
"""

from __future__ import annotations

from django.utils.translation import gettext as _

from answerable.agency.models import Staff
from answerable.agency.queries import departments_above
from answerable.agency.roles import Role
from answerable.correspondence.access.answers import may_edit_for_all
from answerable.lib.errors import NotAllowed


def may_edit_text(staff: Staff, department: int | None) -> bool:
    """Tell whether this member edits the texts of a department (its id) or the house."""
    if may_edit_for_all(staff):
        return True
    led = staff.roles.filter(
        role=Role.DEPARTMENT_HEAD, department__in=departments_above(department)
    )
    return led.exists()


def check_may_edit_text(staff: Staff, department: int | None) -> None:
    """Say whose the text is to edit, if it is not this member's. Raises NotAllowed."""
    if may_edit_text(staff, department):
        return
    if department is None:
        message = _("You can read this text. Administrators edit what all use.")
    else:
        message = _("You can read this text. The head of the department edits it.")
    raise NotAllowed(message)
