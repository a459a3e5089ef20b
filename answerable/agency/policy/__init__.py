"""What is published about the body: put a thing in place, new or changed or as it was.

Every function finds its thing by its name, writes only what differs, and says what
that was. Calendars are never edited: a changed one is a new version.
"""

from __future__ import annotations

from answerable.agency.policy.calendars import Holiday, put_calendar
from answerable.agency.policy.catalogue import put_area, put_service
from answerable.agency.policy.duty import (
    Held,
    cancel_absence,
    put_absence,
    put_needs,
    put_skill,
    put_skills,
)
from answerable.agency.policy.house import (
    put_agency,
    put_department,
    put_office,
    put_team,
)
from answerable.agency.policy.staff import put_staff, set_habits

__all__ = [
    "Held",
    "Holiday",
    "cancel_absence",
    "put_absence",
    "put_agency",
    "put_area",
    "put_calendar",
    "put_department",
    "put_needs",
    "put_office",
    "put_service",
    "put_skill",
    "put_skills",
    "put_staff",
    "put_team",
    "set_habits",
]
