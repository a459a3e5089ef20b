"""What a promise can be about: everything, a kind of matter, a service.

Of a complaint, its first stage: nothing leads to a later one yet.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _

from answerable.agency.models import Service
from answerable.cases.models.case import CaseType
from answerable.clock.timetable import About

EVERYTHING = "everything"


@dataclass(frozen=True)
class Subject:
    """One of them, as an address names it (``of``) and as people call it."""

    of: str
    name: str
    service: Service | None = None
    case_type: str = ""
    stage: int = 1

    def promised(self, kind: str) -> About:
        """Return what a promise of a kind to it is about."""
        return About(self.service.slug if self.service else "", self.case_type, kind)


def all_subjects() -> Iterator[Subject]:
    """Return what can be promised something, the widest first."""
    yield from _general()
    for service in Service.objects.filter(retired_on=None):
        yield _about(service)


def subject_of(of: str) -> Subject:
    """Return the one that an address names; 404 for what is none."""
    found = next((each for each in _general() if each.of == of), None)
    return found or _about(get_object_or_404(Service, slug=of))


def _general() -> Iterator[Subject]:
    yield Subject(EVERYTHING, _("Everything"))
    for case_type in CaseType:
        yield Subject(case_type.value, str(case_type.label), case_type=case_type.value)


def _about(service: Service) -> Subject:
    return Subject(service.slug, str(service), service)
