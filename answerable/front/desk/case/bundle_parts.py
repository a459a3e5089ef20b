"""What a case can be put together from: each message and note, each file, the journal.

A reader gets what the page of the case shows them, no more.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext as _

from answerable.agency.models import Staff
from answerable.cases.models import Attachment, Case
from answerable.cases.queries import links_of
from answerable.cases.shown import borrowed
from answerable.front.desk.case.moments import Moments
from answerable.front.desk.case.timeline import Event, timeline
from answerable.lib.wording import isolated

SHOWN = 100  # characters of a message by which it is told from others
JOURNAL = "journal"


@dataclass(frozen=True)
class Part:
    """One part that goes in or is left out, as a page names it."""

    key: str
    label: str


@dataclass(frozen=True)
class Contents:
    """All that a reader may put together of a case."""

    said: Sequence[Event]
    done: Sequence[Event]

    @property
    def files(self) -> list[Attachment]:
        """Return the files of all messages, in their order."""
        return [file for event in self.said for file in event.files]

    @property
    def size(self) -> int:
        """Return how many bytes the files have together."""
        return sum(file.size for file in self.files)

    @property
    def letters(self) -> int:
        """Return how many characters were said."""
        said = (event.said for event in self.said if event.said)
        return sum(len(each.text) + len(each.quoted) for each in said)


def contents_of(staff: Staff, case: Case) -> Contents:
    """Return what this member of staff may put together of a case."""
    also = borrowed(staff, case, links_of(case))
    events = timeline(case, read=case.journal_length, also=also)
    return Contents(
        said=[event for event in events if event.said],
        done=[event for event in events if event.done],
    )


def parts_of(contents: Contents) -> list[Part]:
    """Return the parts in the order in which they stand in the bundle."""
    tell = Moments().tell
    parts = [part for event in contents.said for part in _of_message(event, tell)]
    return [*parts, Part(JOURNAL, _("What was done: the journal of the case"))]


def key_of(event: Event) -> str:
    """Return the key of a message."""
    return f"said-{event.said.pk}" if event.said else JOURNAL


def key_of_file(file: Attachment) -> str:
    """Return the key of a file."""
    return f"file-{file.pk}"


def _of_message(event: Event, tell: Callable[[datetime], str]) -> list[Part]:
    files = (Part(key_of_file(file), _file(file)) for file in event.files)
    return [Part(key_of(event), f"{tell(event.at)}: {_told(event)}"), *files]


def _told(event: Event) -> str:
    if event.said is None:
        return ""
    kind, begin = event.said.kind_words, _beginning(event.said.text)
    return f"{kind} · {isolated(begin)}"


def _file(file: Attachment) -> str:
    said = _("File: %(name)s (%(size)s)")
    return said % {"name": isolated(file.name), "size": filesizeformat(file.size)}


def _beginning(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= SHOWN else f"{line[:SHOWN]} …"
