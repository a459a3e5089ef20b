"""Writing the journal: a change to a case and its line, together.

Each change saves the case and appends one line. Where a step of the story makes
several changes at once (a new case is opened, routed, timed and acknowledged), they
are put on one page, which costs one UPDATE and one INSERT however many lines it has.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager

from django.db import connection
from django.utils import timezone

from answerable.cases.chain import Line, link
from answerable.cases.models import Case, Interaction, JournalEntry
from answerable.channels.models import Envelope
from answerable.lib.rows import insert, update

END = ("version", "journal_length", "journal_head")


class Page:
    """Lines and changed fields of one case that wait to be written together."""

    def __init__(self) -> None:
        """Begin with nothing written."""
        self.entries: list[JournalEntry] = []
        self.changed: set[str] = set()

    def write(self, case: Case) -> None:
        """Save what changed and append the lines."""
        if self.entries:
            update(connection, case, {*self.changed, *END})
            insert(connection, *self.entries)


@contextmanager
def one_page(case: Case) -> Iterator[Page]:
    """Write what happens to the case inside in one go, at the end.

    Only for a case that nobody else can change meanwhile: new, or locked.
    """
    case.page = page = Page()
    try:
        yield page
        page.write(case)
    finally:
        case.page = None


def record(
    case: Case,
    *changed: str,
    actor: str,
    what: str,
    before: Mapping[str, object] | None = None,
    after: Mapping[str, object] | None = None,
    reason: str = "",
) -> None:
    """Save the changed fields of a locked case and append one line to its journal.

    ``before`` and ``after`` are codes and ids: no name, no word of anybody.
    """
    entry = next_entry(
        case, actor=actor, what=what, before=before, after=after, reason=reason
    )
    page = case.page or Page()
    page.entries.append(entry)
    page.changed.update(changed)
    if case.page is None:
        page.write(case)


def next_entry(
    case: Case,
    *,
    actor: str,
    what: str,
    before: Mapping[str, object] | None = None,
    after: Mapping[str, object] | None = None,
    reason: str = "",
) -> JournalEntry:
    """Return the next line of a case and move the end of its chain; nothing is saved."""
    number = case.journal_length + 1
    at = timezone.now()
    line = Line(
        case.reference, number, at, actor, what, before or {}, after or {}, reason
    )
    entry = _entry(line, case.journal_head)
    entry.case_id = case.pk
    case.version += 1
    case.journal_length, case.journal_head = number, entry.hash
    return entry


def record_envelope(
    envelope: Envelope,
    *,
    actor: str,
    what: str,
    after: Mapping[str, object] | None = None,
    reason: str = "",
) -> JournalEntry:
    """Append a line to the journal of a locked envelope that has no case (yet)."""
    last = (
        JournalEntry.objects.filter(envelope_id=envelope.pk).order_by("-number").first()
    )
    line = Line(
        envelope.reference,
        last.number + 1 if last else 1,
        timezone.now(),
        actor,
        what,
        {},
        after or {},
        reason,
    )
    entry = _entry(line, last.hash if last else "")
    entry.envelope_id = envelope.pk
    entry.save(force_insert=True)
    return entry


def line_of(entry: JournalEntry, subject: str) -> Line:
    """Return what was hashed of a stored entry."""
    return Line(
        subject,
        entry.number,
        entry.at,
        entry.actor,
        entry.what,
        entry.before,
        entry.after,
        entry.reason,
    )


def words_hash(interaction: Interaction) -> str:
    """Return the salted hash that proves the words without holding them."""
    said = f"{interaction.salt}\0{interaction.text}\0{interaction.wish}"
    return hashlib.sha256(said.encode()).hexdigest()


def _entry(line: Line, previous_hash: str) -> JournalEntry:
    return JournalEntry(
        at=line.at,
        number=line.number,
        actor=line.actor,
        what=line.what,
        before=line.before,
        after=line.after,
        reason=line.reason,
        previous_hash=previous_hash,
        hash=link(line, previous_hash),
    )
