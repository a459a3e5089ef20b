"""A journal with what staff did, at the times that a test needs."""

from __future__ import annotations

from datetime import datetime, timedelta

from answerable.cases.models import JournalEntry

Step = tuple[str, int]  # what was done, and how many minutes after the first


def write_walk(case, steps, *, begun: datetime, actor: str = "staff:1") -> None:
    """Write steps into the journal of a case, behind what stands there."""
    number = JournalEntry.objects.filter(case_id=case).count()
    JournalEntry.objects.bulk_create(
        JournalEntry(
            at=begun + timedelta(minutes=minutes),
            case_id=case,
            number=number + place,
            actor=actor,
            what=what,
            hash="0" * 64,
        )
        for place, (what, minutes) in enumerate(steps, start=1)
    )
