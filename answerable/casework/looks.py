"""Who only reads leaves a trace: each look of an auditor is a line in the journal."""

from __future__ import annotations

from django.db import transaction

from answerable.agency.models import Staff
from answerable.cases.actors import staff_actor
from answerable.cases.journal import next_entry
from answerable.cases.locks import lock_case
from answerable.cases.models import Case, JournalEntry


@transaction.atomic
def log_look(staff: Staff, case: Case) -> JournalEntry:
    """Write down who looked at a case.

    The version stays as it is: whoever is writing meanwhile has missed nothing.
    """
    locked = lock_case(case.pk)
    entry = next_entry(locked, actor=staff_actor(staff), what="looked_at")
    locked.save(update_fields=["journal_length", "journal_head"])
    entry.save(force_insert=True)
    return entry
