"""What happened in a case, oldest first: what was said, and what was done.

An event is one or the other. ``is_new`` marks what was not on the page yet when its
reader last saw it; the journal numbers everything, so its numbers decide.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import NamedTuple

from answerable.cases.conversation import Said, conversation, files_of
from answerable.cases.models import Attachment, Case, Interaction, JournalEntry
from answerable.cases.queries import journal_of
from answerable.cases.shown import Borrowed
from answerable.correspondence.models import Dispatch
from answerable.correspondence.queries import dispatches_of
from answerable.front.desk.case.history import Line, lines_of
from answerable.front.desk.names import Names


class Event(NamedTuple):
    """One message with its way to the person, or one line of the journal.

    ``staff`` names who of us said it, ``person`` who of them; either may be empty.
    """

    number: int
    at: datetime
    is_new: bool
    said: Said | None = None
    staff: str = ""
    person: str = ""
    files: Sequence[Attachment] = ()
    dispatch: Dispatch | None = None
    done: Line | None = None
    reference: str = ""  # of the other case that the words belong to

    @property
    def is_theirs(self) -> bool:
        """Tell whether the person said it."""
        return self.said is not None and not self.said.is_ours

    @property
    def name(self) -> str:
        """Return the name of who said it; nothing for the system, or without one."""
        return self.staff or (self.person if self.is_theirs else "")

    @property
    def look(self) -> str:
        """Return the class that tells whose words these are."""
        if self.said is None:
            return "sys"
        if self.said.kind == Interaction.Kind.NOTE:
            return "note"
        return "out" if self.said.is_ours else ""


def timeline(case: Case, *, read: int, also: Sequence[Borrowed] = ()) -> list[Event]:
    """Return the events of a case, and the words of others that it shows.

    ``read`` is the last line that was seen.
    """
    entries, own = journal_of(case), Borrowed(case, conversation(case), files_of(case))
    told = [own, *also]
    names = Names(case, entries, [said for each in told for said in each.said])
    seen = _Seen(entries, read)
    events = [
        *(event for each in told for event in _messages(each, case, names, seen)),
        *_doings(entries, names, read),
    ]
    return sorted(events, key=lambda event: (event.at, event.number))


class _Seen:
    """The number in the journal of each message, and whether its reader knows it."""

    def __init__(self, entries: Sequence[JournalEntry], read: int) -> None:
        self._numbers = {_message_in(each): each.number for each in entries}
        self._read = read

    def number(self, said: Said) -> int:
        return self._numbers.get(said.pk, 0)

    def is_new(self, said: Said) -> bool:
        return self.number(said) > self._read


def _message_in(entry: JournalEntry) -> int | None:
    """Return which message a line is about; it may be one of a joined case."""
    number: int | None = entry.after.get("interaction") or entry.after.get("message")
    return number


def _messages(told: Borrowed, case: Case, names: Names, seen: _Seen) -> list[Event]:
    sent = {each.interaction_id: each for each in dispatches_of(told.case)}
    return [
        Event(
            seen.number(said),
            said.at,
            seen.is_new(said),
            said=said,
            staff=names.staff(said),
            person=names.person(said),
            files=told.files.get(said.pk, ()),
            dispatch=sent.get(said.pk),
            reference="" if told.case.pk == case.pk else told.case.reference,
        )
        for said in told.said
    ]


def _doings(entries: Sequence[JournalEntry], names: Names, read: int) -> list[Event]:
    return [
        Event(line.number, line.at, line.number > read, done=line)
        for line in lines_of(entries, names)
    ]
