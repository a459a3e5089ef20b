"""What a promise can be about: everything, a kind of matter, a later stage, a service."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from django.shortcuts import get_object_or_404
from django.utils.translation import get_language, gettext as _

from answerable.agency.models import Service
from answerable.cases.models.case import CaseType
from answerable.complaints.queries import newest_procedure
from answerable.complaints.rules import read_rules
from answerable.lib.wording import in_language

EVERYTHING = "everything"


@dataclass(frozen=True)
class Subject:
    """One of them, as an address names it (``of``) and as people call it."""

    of: str
    name: str
    service: Service | None = None
    case_type: str = ""
    stage: int = 1

    @property
    def key(self) -> tuple[str, str]:
        """Return how promises are found: the slug of a service, and a type of case."""
        return self.service.slug if self.service else "", self.case_type


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
    yield from _later_stages()


def _later_stages() -> Iterator[Subject]:
    """Return the stages of complaints after the first one."""
    complaint = CaseType.COMPLAINT
    stages = read_rules(newest_procedure()).stages
    for number, stage in enumerate(stages[1:], start=2):
        name = in_language(stage.name, get_language() or "")
        said = {"kind": complaint.label, "stage": name}
        yield Subject(
            f"{complaint}-{number}",
            # Translators: a kind of matter and a stage of its procedure.
            _("%(kind)s, %(stage)s") % said,
            case_type=complaint.value,
            stage=number,
        )


def _about(service: Service) -> Subject:
    return Subject(service.slug, str(service), service)
