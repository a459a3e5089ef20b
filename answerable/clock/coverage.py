"""Nothing may be asked for without a promise of how soon it is answered."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from answerable.cases.models.case import CaseType
from answerable.clock.models import Kind
from answerable.clock.models.standards import OBLIGATORY

# A thank-you is confirmed and needs no answer.
NEEDS_NO_ANSWER = {CaseType.COMPLIMENT}
# What a promise is for: a service (its slug), a case type, or neither; and its kind.
Promised = tuple[str, str, str]


def kinds_for(case_type: CaseType) -> list[Kind]:
    """Return what has to be promised for this type."""
    return [
        kind
        for kind in OBLIGATORY
        if kind is not Kind.ANSWER or case_type not in NEEDS_NO_ANSWER
    ]


def unpromised(known: Collection[Promised]) -> Iterator[tuple[CaseType, Kind]]:
    """Yield what is promised nothing: neither for its type nor for everything."""
    for case_type in CaseType:
        for kind in kinds_for(case_type):
            if not {("", case_type, kind), ("", "", kind)} & set(known):
                yield case_type, kind
