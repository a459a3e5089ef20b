"""Who may set things up, and who sees whom: the doors to what is of the house.

Administrators set up, auditors read. Source: the table of roles.
"""

from __future__ import annotations

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from answerable.agency.models import Staff
from answerable.agency.roles import Role
from answerable.lib.errors import NotAllowed, NotFound


def may_read_setup(staff: Staff) -> bool:
    """Tell whether this member of staff may read how things are set up."""
    return may_set_up(staff) or Role.AUDITOR in staff.posts


def may_set_up(staff: Staff) -> bool:
    """Tell whether this member of staff may set things up."""
    return Role.ADMINISTRATOR in staff.posts


def check_reads_setup(staff: Staff) -> None:
    """Let in who may read the configuration. Raises NotFound for everybody else."""
    if not may_read_setup(staff):
        raise NotFound(staff.username)


def check_sets_up(staff: Staff) -> None:
    """Let in who may change the configuration. Raises NotFound, NotAllowed."""
    check_reads_setup(staff)
    if not may_set_up(staff):
        raise NotAllowed(_("You can read this page. Administrators change it."))


def colleagues_of(_staff: Staff) -> QuerySet[Staff]:
    """Return whom this member of staff finds in the directory: everybody who works here.

    It shows what they do here; no hours of a contract, and of an absence only its end.
    """
    return Staff.objects.filter(is_active=True)
