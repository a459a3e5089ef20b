"""Who we are and what we offer."""

from __future__ import annotations

from answerable.agency.models.catalogue import Area, Service
from answerable.agency.models.house import Agency, Calendar, Department, Office, Team
from answerable.agency.models.staff import Membership, Staff, StaffRole

__all__ = [
    "Agency",
    "Area",
    "Calendar",
    "Department",
    "Membership",
    "Office",
    "Service",
    "Staff",
    "StaffRole",
    "Team",
]
