"""Looks that leave a trace: of who only reads, and of anybody into what is restricted."""

from __future__ import annotations

from django.db import transaction

from answerable.agency.models import Staff
from answerable.cases.access import find_grant, is_auditor
from answerable.cases.actors import staff_actor
from answerable.cases.journal import next_entry
from answerable.cases.locks import lock_case
from answerable.cases.models import Case, JournalEntry


def leaves_a_trace(staff: Staff, case: Case) -> bool:
    """Tell whether a look of this member at this case is written down."""
    return case.is_restricted or is_auditor(staff)


@transaction.atomic
def log_look(staff: Staff, case: Case) -> JournalEntry:
    """Write down who looked at a case, and by which grant if by one.

    The version stays as it is: whoever is writing meanwhile has missed nothing.
    """
    grant = find_grant(staff, case)
    locked = lock_case(case.pk)
    entry = next_entry(
        locked,
        actor=staff_actor(staff),
        what="looked_at",
        after={"access": grant.pk} if grant else {},
    )
    locked.save(update_fields=["journal_length", "journal_head"])
    entry.save(force_insert=True)
    return entry
