"""What a member of staff is, in a department; one may be several things."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class Role(models.TextChoices):
    """The eight roles; what each sees and does is in ``cases.access``."""

    CLERK = "clerk", _("Clerk")
    EXPERT = "expert", _("Expert")
    SUPERVISOR = "supervisor", _("Supervisor")
    DEPARTMENT_HEAD = "department_head", _("Head of department")
    CX_OFFICER = "cx_officer", _("Customer experience officer")
    AGENCY_HEAD = "agency_head", _("Head of the agency")
    ADMINISTRATOR = "administrator", _("Administrator")
    AUDITOR = "auditor", _("Auditor")
