"""Holding a case still while something is decided about it."""

from __future__ import annotations

from django.db import connection
from django.utils.translation import gettext as _

from answerable.cases.models import Case
from answerable.lib.errors import Stale
from answerable.lib.rows import fetch

# Without the key: rows that point at the case may be written meanwhile.
LOCKED = "WHERE id = %s FOR NO KEY UPDATE"


def lock_case(pk: int, *, seen: int | None = None) -> Case:
    """Return the case, locked until the transaction ends.

    ``seen`` is the version that the decider looked at. Raises Stale where somebody
    changed the case since: nothing is overwritten that was not read.
    """
    case: Case = fetch(connection, Case, LOCKED, [pk])[0]
    if seen is not None and case.version != seen:
        raise Stale(
            code="case-changed",
            hint=_(
                "This case changed while you were writing. Read what is new, then"
                " send again: your words are still here."
            ),
        )
    return case
