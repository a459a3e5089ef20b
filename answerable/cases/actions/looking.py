"""A look at a restricted case that somebody asks for, and who is told of it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta

from django.utils import timezone

from answerable.agency.models import Staff
from answerable.cases.actors import staff_actor
from answerable.cases.journal import note_down
from answerable.cases.models import Case, CaseAccess, JournalEntry, Mention


def open_for(
    case: Case, staff: Staff, *, reason: str, time: timedelta, told: Iterable[Staff]
) -> CaseAccess:
    """Let somebody see a case for a while; their reason stays out of the journal."""
    now = timezone.now()
    access = case.accesses.create(
        staff=staff,
        verdict=CaseAccess.Verdict.GRANT,
        reason=reason,
        at=now,
        until=now + time,
    )
    minutes = time // timedelta(minutes=1)
    note_look(
        case,
        staff,
        what="look_asked_for",
        after={"access": access.pk, "minutes": minutes},
    )
    kind = Mention.Kind.OPENED
    Mention.objects.bulk_create(
        Mention(case=case, staff=each, by=staff, kind=kind, access=access)
        for each in told
    )
    return access


def note_look(
    case: Case, staff: Staff, *, what: str, after: dict[str, object]
) -> JournalEntry:
    """Append a line about a look to a locked case."""
    return note_down(case, actor=staff_actor(staff), what=what, after=after)
