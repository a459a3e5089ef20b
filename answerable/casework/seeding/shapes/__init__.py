"""What may be written in a seed folder; nothing else is taken."""

from __future__ import annotations

from answerable.casework.seeding.shapes.catalogue import (
    Checklist,
    Indication,
    Ladder,
    Learned,
    Need,
    Promise,
    Rule,
    Rung,
    Service,
    Standard,
)
from answerable.casework.seeding.shapes.complaints import Complaints
from answerable.casework.seeding.shapes.house import (
    Absence,
    Agency,
    Area,
    Boundary,
    Calendar,
    Department,
    Held,
    Holiday,
    Logo,
    Look,
    Office,
    Position,
    Post,
    Skill,
    Staff,
    Team,
)
from answerable.casework.seeding.shapes.knowledge import (
    Article,
    Fact,
    LifeEvent,
    Synonyms,
    Value,
)
from answerable.casework.seeding.shapes.writing import Answer, Letter, Signature
from answerable.lib.definitions import Definition


class Sheet(Definition):
    """One file: it may hold any of these, and the folder is all files together."""

    agency: Agency | None = None
    look: Look | None = None
    logo: Logo | None = None
    calendars: list[Calendar] = []
    holidays: list[Holiday] = []
    departments: list[Department] = []
    areas: list[Area] = []
    offices: list[Office] = []
    teams: list[Team] = []
    skills: list[Skill] = []
    absences: list[Absence] = []
    staff: list[Staff] = []
    services: list[Service] = []
    standards: list[Standard] = []
    ladders: list[Ladder] = []
    complaints: Complaints | None = None
    rules: list[Rule] = []
    learning: Learned | None = None
    checklists: list[Checklist] = []
    answers: list[Answer] = []
    letters: list[Letter] = []
    signatures: list[Signature] = []
    synonyms: list[Synonyms] = []
    life_events: list[LifeEvent] = []
    facts: list[Fact] = []
    articles: list[Article] = []


__all__ = [
    "Absence",
    "Agency",
    "Answer",
    "Area",
    "Article",
    "Boundary",
    "Calendar",
    "Checklist",
    "Complaints",
    "Department",
    "Fact",
    "Held",
    "Holiday",
    "Indication",
    "Ladder",
    "Learned",
    "Letter",
    "LifeEvent",
    "Logo",
    "Look",
    "Need",
    "Office",
    "Position",
    "Post",
    "Promise",
    "Rule",
    "Rung",
    "Service",
    "Sheet",
    "Signature",
    "Skill",
    "Staff",
    "Standard",
    "Synonyms",
    "Team",
    "Value",
]
