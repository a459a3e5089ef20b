"""A letter that did not arrive is in the journal of its case, without an address or a word."""

from __future__ import annotations

from answerable.cases import actions as cases
from answerable.cases.locks import lock_case
from answerable.correspondence.models import Dispatch


def note_undelivered(dispatch: Dispatch) -> None:
    """Write down that a letter, whose row is held, failed for good or came back.

    A letter that belongs to no case has no journal.
    """
    if dispatch.case_id is None:
        return
    cases.note_lost_letter(
        lock_case(dispatch.case_id),
        letter=dispatch.pk,
        occasion=dispatch.occasion,
        came_back=dispatch.state == Dispatch.State.BOUNCED,
    )
