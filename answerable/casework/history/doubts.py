"""What does not fit in rows of another system: a person looks, and ticks it off."""

from __future__ import annotations

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from answerable.agency.models import Staff
from answerable.cases.access import visible_to
from answerable.cases.actions.importing import settle_row
from answerable.cases.journal import one_page
from answerable.cases.locks import lock_case
from answerable.cases.models import Case, ImportedRow
from answerable.cases.models.imported import DOUBTFUL
from answerable.lib.memory import remembered


def doubtful_for(staff: Staff) -> QuerySet[ImportedRow]:
    """Return the rows that somebody must look at, of cases that this member may read."""
    doubtful = ImportedRow.objects.filter(DOUBTFUL, case__in=visible_to(staff))
    return doubtful.select_related("case").order_by("pk")


@remembered
def has_doubts() -> bool:
    """Tell whether any row waits for a look; most places never imported anything."""
    return ImportedRow.objects.filter(DOUBTFUL).exists()


@transaction.atomic
def settle(case: Case, *, by: Staff) -> None:
    """Note that somebody looked at the row of a case; a second time changes nothing."""
    locked = lock_case(case.pk)
    row = ImportedRow.objects.filter(DOUBTFUL, case=locked).first()
    if row:
        with one_page(locked):
            settle_row(locked, row, by=by, at=timezone.now())
