"""Which version of a promise holds on a day, and which ones are still to come.

A version holds from its first day on until a newer one begins. So a change can be
announced: whoever comes before its day is promised what holds until then.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import NamedTuple

from django.db.models import QuerySet

from answerable.clock.models import ServiceStandard


class About(NamedTuple):
    """What is promised to whom: a service (its slug), a type or neither; and the kind."""

    service: str
    case_type: str
    kind: str


@dataclass(frozen=True)
class Course:
    """What holds of a promise on a day, and what will hold, the first to begin first."""

    holds: ServiceStandard | None
    coming: tuple[ServiceStandard, ...] = ()

    @property
    def versions(self) -> tuple[ServiceStandard, ...]:
        """Return every version that cases are still going to get."""
        return (self.holds, *self.coming) if self.holds else self.coming


def course_of(versions: Sequence[ServiceStandard], on: date) -> Course:
    """Return the course of one promise from its versions, the oldest first."""
    holds, coming = None, list[ServiceStandard]()
    for each in versions:
        # Whatever begins no earlier than a newer version never comes to hold.
        coming = [one for one in coming if not _gives_way(one, each)]
        if each.has_begun(on):
            holds = each
        else:
            coming.append(each)
    return Course(holds, tuple(coming))


def find_course(about: About, on: date, stage: int = 1) -> Course:
    """Return the course of one promise, which is empty where nothing was ever promised."""
    rows = _versions(stage).filter(case_type=about.case_type, kind=about.kind)
    if about.service:
        rows = rows.filter(service__slug=about.service)
    else:
        rows = rows.filter(service=None)
    return course_of(list(rows.order_by("version")), on)


def courses(on: date, stage: int = 1) -> Mapping[About, Course]:
    """Return the course of every promise of a stage."""
    rows = _versions(stage)
    by_promise = sorted(rows, key=lambda each: (about_of(each), each.version))
    return {
        about: course_of(list(versions), on)
        for about, versions in groupby(by_promise, about_of)
    }


def about_of(standard: ServiceStandard) -> About:
    """Return what a promise is about."""
    slug = standard.service.slug if standard.service else ""
    return About(slug, standard.case_type, standard.kind)


def _versions(stage: int) -> QuerySet[ServiceStandard]:
    rows = ServiceStandard.objects.filter(stage=stage)
    return rows.select_related("service", "owner", "department")


def _gives_way(planned: ServiceStandard, newer: ServiceStandard) -> bool:
    """Tell whether a newer version begins before a planned one, or with it."""
    return planned.valid_from is not None and newer.has_begun(planned.valid_from)
