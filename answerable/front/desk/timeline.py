"""What happened in a case, oldest first: what was said, and what was done.

An event is one or the other. ``is_new`` marks what was not on the page yet when its
reader last saw it; the journal numbers everything, so its numbers decide.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from answerable.cases.models import Case, Interaction, JournalEntry
from answerable.cases.queries import conversation, history
from answerable.correspondence.models import Dispatch
from answerable.correspondence.queries import dispatches_of
from answerable.front.desk.history import Line, lines_of


@dataclass(frozen=True)
class Event:
    """One message with its way to the person, or one line of the journal."""

    number: int
    at: datetime
    is_new: bool
    said: Interaction | None = None
    dispatch: Dispatch | None = None
    done: Line | None = None

    @property
    def is_theirs(self) -> bool:
        """Tell whether the person said it."""
        return self.said is not None and not self.said.is_ours

    @property
    def look(self) -> str:
        """Return the class that tells whose words these are."""
        if self.said is None:
            return "sys"
        if self.said.kind == Interaction.Kind.NOTE:
            return "note"
        return "out" if self.said.is_ours else ""


def timeline(case: Case, *, read: int) -> list[Event]:
    """Return the events of a case; ``read`` is the last line that was seen."""
    entries = list(history(case))
    events = [*_messages(case, entries, read), *_doings(entries, read)]
    return sorted(events, key=lambda event: (event.at, event.number))


def _messages(case: Case, entries: Sequence[JournalEntry], read: int) -> list[Event]:
    sent = {dispatch.interaction_id: dispatch for dispatch in dispatches_of(case)}
    numbers = {entry.after.get("interaction"): entry.number for entry in entries}
    return [
        Event(
            number := numbers.get(said.pk, 0),
            said.at,
            number > read,
            said=said,
            dispatch=sent.get(said.pk),
        )
        for said in conversation(case)
    ]


def _doings(entries: Sequence[JournalEntry], read: int) -> list[Event]:
    return [
        Event(line.number, line.at, line.number > read, done=line)
        for line in lines_of(entries)
    ]
