"""What was asked for, and how its person corrected it: every version is kept."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from itertools import pairwise

from answerable.agency.models import Area, Service
from answerable.cases.models import Case, RequestVersion
from answerable.cases.public import FollowedCase
from answerable.forms.models import Form
from answerable.lib.positions import Spot

PLACE, AREA = "@place", "@area"  # as no key of a question can begin


@dataclass(frozen=True)
class Asked:
    """Answers to the questions of a service, and where it is.

    The ``spot`` follows from the place and the area: it is no difference by itself.
    """

    answers: Mapping[str, object] = field(default_factory=dict)
    place: str = ""
    area: Area | None = None
    spot: Spot | None = None

    @classmethod
    def of(cls, row: Case | RequestVersion) -> Asked:
        """Return what a case, or a version of it, asks for."""
        return cls(row.answers, row.place, row.area, row.spot)

    def differs_in(self, other: Asked) -> list[str]:
        """Return the keys of the questions, and the parts of the place, that differ."""
        keys = sorted({*self.answers, *other.answers})
        found = [key for key in keys if self.answers.get(key) != other.answers.get(key)]
        place = [PLACE] if self.place != other.place else []
        return found + place + ([AREA] if self.area != other.area else [])


@dataclass(frozen=True)
class Correction:
    """One correction: what stood there before, and what since."""

    at: datetime
    before: Asked
    after: Asked


@dataclass(frozen=True)
class OwnRequest:
    """What a person asked for, as they see it themselves; ``version`` counts from 0."""

    service: Service | None
    form: Form | None
    asked: Asked
    version: int
    corrections: Sequence[Correction]
    may_be_corrected: bool


def own_request(followed: FollowedCase) -> OwnRequest:
    """Return what the person who follows a case asked for in it."""
    parts = Case.objects.select_related("service", "form", "area")
    case = parts.get(pk=followed.pk)
    corrections = corrections_of(case)
    return OwnRequest(
        service=case.service,
        form=case.form,
        asked=Asked.of(case),
        version=len(corrections),
        corrections=corrections,
        may_be_corrected=may_be_corrected(case),
    )


def may_be_corrected(case: Case) -> bool:
    """Tell whether it is not decided yet, and was asked for by a form or with a place."""
    has_something = case.form_id or case.place or case.area_id
    return case.is_open and bool(has_something)


def version_of(case: Case) -> int:
    """Return how often a case was corrected."""
    return len(corrections_of(case))


def corrections_of(case: Case) -> Sequence[Correction]:
    """Return every correction of a case, the newest first."""
    if case.corrected_at is None:
        return []
    rows = case.versions.select_related("area").order_by("pk")
    found = [
        Correction(after.at, Asked.of(before), Asked.of(after))
        for before, after in pairwise(rows)
    ]
    return found[::-1]
