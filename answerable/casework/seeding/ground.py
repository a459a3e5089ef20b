"""What stands so far while a plan is put in the database."""

from __future__ import annotations

from dataclasses import dataclass, field

from answerable.agency.configuration import Hand
from answerable.agency.models import Department, Skill, Staff, Team
from answerable.casework.seeding.report import Report


@dataclass
class Ground:
    """Whose hand builds, what later entries are built on, and what was done."""

    by: Hand
    report: Report = field(default_factory=Report)
    departments: dict[str, Department] = field(default_factory=dict)
    teams: dict[str, Team] = field(default_factory=dict)
    skills: dict[str, Skill] = field(default_factory=dict)
    staff: dict[str, Staff] = field(default_factory=dict)
