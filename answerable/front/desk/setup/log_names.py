"""What a line of the log of the setup is about, by the name that people know.

The log keeps what machines call a thing, so that it stays true when its name changes.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from django.db.models import Manager
from django.utils.translation import gettext as _

from answerable.agency.models import (
    Area,
    ConfigurationEntry,
    Department,
    Office,
    Service,
    Skill,
    Staff,
    Team,
)
from answerable.agency.models.configuration import Subject
from answerable.cases.models import Checklist
from answerable.cases.models.case import CaseType
from answerable.clock.models import Kind
from answerable.knowledge.models import LifeEvent

NAMED_BY: Mapping[str, tuple[Manager[Any], str]] = {
    Subject.AREA: (Area.objects, "slug"),
    Subject.CHECKLIST: (Checklist.objects, "slug"),
    Subject.DEPARTMENT: (Department.objects, "slug"),
    Subject.FORM: (Service.objects, "slug"),
    Subject.HELD: (Staff.objects, "username"),
    Subject.LIFE_EVENT: (LifeEvent.objects, "slug"),
    Subject.NEEDED: (Service.objects, "slug"),
    Subject.OFFICE: (Office.objects, "slug"),
    Subject.SERVICE: (Service.objects, "slug"),
    Subject.SKILL: (Skill.objects, "slug"),
    Subject.STAFF: (Staff.objects, "username"),
    Subject.STANDARD: (Service.objects, "slug"),
    Subject.TEAM: (Team.objects, "slug"),
}

Line = tuple[ConfigurationEntry, str]


def named(entries: Iterable[ConfigurationEntry]) -> list[Line]:
    """Return lines with what each is about, by the name of today."""
    lines = list(entries)
    known = {subject: _names(subject, lines) for subject in NAMED_BY}
    return [(line, _called(line, known.get(line.subject, {}))) for line in lines]


def _names(subject: str, lines: Iterable[ConfigurationEntry]) -> dict[str, str]:
    rows, field = NAMED_BY[subject]
    keys = {line.name.split(" ")[0] for line in lines if line.subject == subject}
    if not keys:
        return {}
    found = rows.filter(**{f"{field}__in": keys})
    return {getattr(row, field): str(row) for row in found}


def _called(line: ConfigurationEntry, known: Mapping[str, str]) -> str:
    if line.subject not in {Subject.STANDARD, Subject.LADDER}:
        return known.get(line.name, line.name)
    of, _blank, kind = line.name.partition(" ")
    kinds = {**dict(CaseType.choices), "everything": _("Everything"), **known}
    if not kind:
        return str(kinds.get(of, of))
    return f"{kinds.get(of, of)}: {dict(Kind.choices).get(kind, kind)}"
