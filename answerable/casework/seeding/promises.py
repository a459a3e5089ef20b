"""Nothing may be asked for without a promise of how soon it is answered."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date

from django.utils import timezone

from answerable.cases.models.case import CaseType
from answerable.casework.seeding.catalogue import about_of
from answerable.casework.seeding.plan import Plan
from answerable.casework.seeding.shapes.catalogue import Promise
from answerable.clock.coverage import kinds_for, unpromised
from answerable.clock.models import Kind
from answerable.clock.policy import later
from answerable.lib.definitions import Fault


def missing(plan: Plan) -> Iterator[Fault]:
    """Yield each service and each type of case that is promised nothing."""
    today = timezone.localdate()
    general = {
        (one.entry.case_type, one.entry.kind)
        for one in plan.standards
        if one.entry.stage == 1 and holds_on(today, one.entry)
    }
    for service in plan.services:
        own = {each.kind for each in service.entry.standards if holds_on(today, each)}
        for kind in kinds_for(service.entry.case_type):
            if kind not in own and not holds(general, service.entry.case_type, kind):
                yield service.fault(
                    "standards", f"Nothing says how soon we {kind}. Promise it."
                )
    known = {("", case_type or "", kind) for case_type, kind in general}
    for case_type, kind in unpromised(known):
        mend = f"Promise to {kind} when the case type is {case_type}."
        yield Fault("standards", mend)


def holds(
    general: set[tuple[CaseType | None, Kind]], case_type: CaseType, kind: Kind
) -> bool:
    """Tell whether a general promise covers this type."""
    return (case_type, kind) in general or (None, kind) in general


def holds_on(day: date, promise: Promise) -> bool:
    """Tell whether a promise has begun by a day."""
    return promise.valid_from is None or promise.valid_from <= day


def given_twice(plan: Plan) -> Iterator[Fault]:
    """Yield what is promised, or has a ladder, two times for the same thing.

    What is promised from another day on is another promise.
    """
    ladders = Counter(one.entry.case_type for one in plan.ladders)
    for case_type, times in ladders.items():
        if times > 1:
            of = case_type or "everything"
            yield Fault("ladders", f"There are two ladders for {of}. Keep one.")
    general = Counter(
        (*about_of(one.entry), one.entry.valid_from) for one in plan.standards
    )
    for (about, stage, kind, _day), times in general.items():
        if times > 1:
            of = f"{about or 'everything'}{later(stage)}"
            yield Fault("standards", f"To {kind} is promised twice for {of}. Keep one.")
    for service in plan.services:
        own = Counter((each.kind, each.valid_from) for each in service.entry.standards)
        for (kind, _day), times in own.items():
            if times > 1:
                yield service.fault(
                    "standards", f"To {kind} is promised twice. Keep one."
                )
