"""Writing the journal: a change to a case and its line, together.

Each change saves the case and appends one line. Where a step of the story makes
several changes at once, they are put on one page, which costs one trip to the
database however many lines it has. On the first page of a case, which is opened,
routed, timed and acknowledged, the case itself and the rows that belong to it wait
as well: what is written once, whole, costs half of what is written and changed.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager

from django.db import connection
from django.db.models import Model
from django.utils import timezone

from answerable.cases.actors import staff_id
from answerable.cases.chain import Line, link
from answerable.cases.models import Case, Interaction, JournalEntry
from answerable.channels.models import Envelope
from answerable.lib.rows import draw_keys, insert, insert_drawn, one_trip, update

END = ("version", "journal_length", "journal_head")


class Page:
    """Lines and changed fields of one case that wait to be written together.

    ``rows`` are those of a case that is not in the database yet, itself the first.
    """

    def __init__(self, rows: Sequence[Model] = ()) -> None:
        """Begin with nothing but these rows."""
        self.rows = list(rows)
        self.entries: list[JournalEntry] = []
        self.changed: set[str] = set()

    def write(self, case: Case) -> None:
        """Save what changed and append the lines; the page is empty then."""
        if not self.entries:
            return
        with one_trip(connection):
            if not self.rows:
                update(connection, case, {*self.changed, *END})
            insert_drawn(connection, [*self.rows, *self.entries])
        self.rows, self.entries, self.changed = [], [], set()


@contextmanager
def one_page(case: Case) -> Iterator[None]:
    """Write what happens to a locked case inside in one go, at the end."""
    with _written_on(Page(), case):
        yield


@contextmanager
def one_page_each(cases: Iterable[Case]) -> Iterator[None]:
    """Write what happens to several locked cases inside in one go each, at the end."""
    with ExitStack() as pages:
        for case in cases:
            pages.enter_context(one_page(case))
        yield


@contextmanager
def first_page(case: Case) -> Iterator[None]:
    """Write a new case, and what happens to it inside, in one go, at the end."""
    draw_keys(connection, case)
    with _written_on(Page([case]), case):
        yield


@contextmanager
def _written_on(page: Page, case: Case) -> Iterator[None]:
    case.page = page
    try:
        yield
        page.write(case)
    finally:
        case.page = None


def is_being_opened(case: Case) -> bool:
    """Tell whether a case is on its first page: it is not in the database yet."""
    return bool(case.page and case.page.rows)


def keep_with(case: Case, *rows: Model) -> None:
    """Keep rows that belong to a case, with their keys: at once, or with a new case."""
    if case.page and is_being_opened(case):
        draw_keys(connection, *rows)
        case.page.rows += rows
    else:
        insert(connection, *rows)


def write_down(case: Case) -> None:
    """Write what waits on the page of a case, if it has one: it is to be read back."""
    if case.page:
        case.page.write(case)


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

    ``before`` and ``after`` are codes and ids: no name, no word of anybody. What one of us
    does breaks the silence of a case.
    """
    entry = _next_entry(
        case, actor=actor, what=what, before=before, after=after, reason=reason
    )
    page = case.page or Page()
    page.entries.append(entry)
    if staff_id(actor):
        case.touched_at = entry.at
        page.changed.add("touched_at")
    page.changed.update(changed)
    if case.page is None:
        page.write(case)


def note_down(
    case: Case, *, actor: str, what: str, after: Mapping[str, object]
) -> JournalEntry:
    """Append a line to a locked case and leave its version as it is.

    For what changes nothing that others read: who is writing meanwhile missed nothing.
    """
    entry = _next_entry(case, actor=actor, what=what, after=after)
    case.save(update_fields=["journal_length", "journal_head"])
    entry.save(force_insert=True)
    return entry


def _next_entry(
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
