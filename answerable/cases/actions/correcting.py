"""A request is corrected: the new version stands beside the old ones."""

from __future__ import annotations

from datetime import datetime

from django.utils import timezone

from answerable.cases.corrections import Asked
from answerable.cases.journal import keep_with, record
from answerable.cases.models import Case, RequestVersion
from answerable.cases.spots import columns_of, columns_of_case


def correct_case(case: Case, asked: Asked, *, actor: str) -> Case:
    """Let a case ask for this from now on; own words and the summary stay.

    The journal names the questions whose answers changed, never an answer.
    """
    before, now = Asked.of(case), timezone.now()
    if case.corrected_at is None:
        _keep(case, before, case.opened_at)
    _keep(case, asked, now)
    case.answers, case.place, case.area = dict(asked.answers), asked.place, asked.area
    where = columns_of_case(asked.spot)
    for name, value in where.items():
        setattr(case, name, value)
    case.corrected_at = now
    changed = {"changed": before.differs_in(asked)}
    fields = ("answers", "place", "area", *where, "corrected_at")
    record(case, *fields, actor=actor, what="corrected", after=changed)
    return case


def _keep(case: Case, asked: Asked, at: datetime) -> None:
    keep_with(
        case,
        RequestVersion(
            case=case,
            answers=dict(asked.answers),
            place=asked.place,
            area=asked.area,
            at=at,
            **columns_of(asked.spot),
        ),
    )
