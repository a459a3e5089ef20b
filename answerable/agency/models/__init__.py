"""Who we are and what we offer."""

from __future__ import annotations

from answerable.agency.models.areas import Boundary, SentMap
from answerable.agency.models.catalogue import Area, Service
from answerable.agency.models.configuration import ConfigurationEntry
from answerable.agency.models.duty import (
    Absence,
    ServiceNeed,
    Skill,
    StaffSkill,
)
from answerable.agency.models.house import Agency, Calendar, Department, Office, Team
from answerable.agency.models.logo import Logo
from answerable.agency.models.places import NamedPlace, PlaceName
from answerable.agency.models.reorganisation import Reorganisation
from answerable.agency.models.second_step import CodeApp, Passkey, RecoveryCode
from answerable.agency.models.sent_setup import SentSetup
from answerable.agency.models.sessions import DeskSession
from answerable.agency.models.staff import Membership, Staff, StaffRole

__all__ = [
    "Absence",
    "Agency",
    "Area",
    "Boundary",
    "Calendar",
    "CodeApp",
    "ConfigurationEntry",
    "Department",
    "DeskSession",
    "Logo",
    "Membership",
    "NamedPlace",
    "Office",
    "Passkey",
    "PlaceName",
    "RecoveryCode",
    "Reorganisation",
    "SentMap",
    "SentSetup",
    "Service",
    "ServiceNeed",
    "Skill",
    "Staff",
    "StaffRole",
    "StaffSkill",
    "Team",
]
