"""A case put together for somebody outside: that it was done, for whom, by whom.

What was put together is kept nowhere: it is in the case already. The journal has how
much of it left the house, and no word of why a part was left out.
"""

from __future__ import annotations

from django.db import models, transaction
from django.utils.translation import gettext_lazy as _

from answerable.agency.models import Staff
from answerable.cases import actions as cases
from answerable.cases.locks import lock_case
from answerable.cases.models import Case, JournalEntry


class Purpose(models.TextChoices):
    """Whom a case is put together for."""

    OMBUDSMAN = "ombudsman", _("The ombudsman, or another body that reviews us")
    COURT = "court", _("A court or a lawyer")
    PERSON = "person", _("The person, or who acts for them")
    OURSELVES = "ourselves", _("Ourselves")


@transaction.atomic
def note_bundle(
    case: Case,
    *,
    purpose: str,
    parts: int,
    left_out: int,
    by: Staff,
    seen: int | None = None,
) -> JournalEntry:
    """Write down that a case was put together. Raises Stale where it has changed since.

    Twice is two lines: each time a copy leaves the house.
    """
    told = {"purpose": purpose, "parts": parts, "left_out": left_out}
    locked = lock_case(case.pk, seen=seen)
    return cases.note_look(locked, by, what="bundle_made", after=told)
