"""A case as one numbered document, with the files that are no pages beside it.

Laid out twice: only then is it known on which page an annex begins, and how many pages
there are in all. What was left out is marked where it stood.
"""

from __future__ import annotations

import tempfile
import zipfile
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import IO

from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext as _

from answerable.agency.models import Staff
from answerable.cases.conversation import Said
from answerable.cases.models import Attachment, Case
from answerable.front.desk.case.bundle_files import (
    Leaf,
    content_of,
    leaves_of,
    pictures_of,
)
from answerable.front.desk.case.bundle_parts import (
    JOURNAL,
    Contents,
    key_of,
    key_of_file,
)
from answerable.front.desk.case.timeline import Event
from answerable.front.desk.channels import channel_name
from answerable.front.shared.paper.annexes import bind
from answerable.front.shared.paper.documents import (
    Numbering,
    Printed,
    print_template,
)
from answerable.lib.errors import Refused
from answerable.lib.wording import direction

MOST_BYTES = 100 * 1024 * 1024  # of the files that go in
MOST_LETTERS = 500_000
TEMPLATE = "desk/paper/bundle.html"
NUMBERS = "shared/paper/numbers.html"


@dataclass(frozen=True)
class Asked:
    """What goes in, and why the rest does not."""

    chosen: Collection[str]
    reason: str
    purpose: str


@dataclass(frozen=True)
class Entry:
    """One message as the bundle shows it; ``said`` is None where it was left out."""

    number: int
    event: Event
    said: Said | None
    channel: str
    direction: str


@dataclass(frozen=True)
class Listed:
    """One file as the bundle lists it; ``leaf`` is None where it was left out."""

    file: Attachment
    leaf: Leaf | None
    begins: int = 0  # the page on which an annex begins


class Bundle:
    """The chosen parts of a case, ready to be printed."""

    def __init__(self, case: Case, contents: Contents, asked: Asked, by: Staff) -> None:
        """Take what was chosen. Raises Refused where it is more than fits."""
        self._case, self._contents, self._asked, self._by = case, contents, asked, by
        chosen = [each for each in contents.files if self._has(key_of_file(each))]
        refuse_too_large(contents, chosen)
        self.leaves = leaves_of(chosen)

    def print(self) -> bytes:
        """Return all of it as one PDF."""
        annexes = [leaf for leaf in self.leaves if leaf.pages]
        behind = sum(leaf.pages for leaf in annexes)
        first = self._lay_out(Numbering(), own=0)
        if not annexes:
            return first.content
        whole = first.pages + behind
        again = self._lay_out(Numbering(whole=whole), own=first.pages)
        numbers = print_template(
            NUMBERS,
            {"pages": range(behind), "title": self._case.reference},
            numbering=Numbering(first.pages, whole),
        )
        behind_it = [content_of(leaf) for leaf in annexes]
        return bind(again.content, behind_it, numbers.content)

    def pack(self, document: bytes, name: str) -> IO[bytes]:
        """Return the document and the files beside it as a zip, ready to be read."""
        packed = tempfile.TemporaryFile()  # noqa: SIM115  # who sends it closes it
        with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as folder:
            folder.writestr(name, document)
            for leaf in self.beside:
                folder.write(settings.FILES.path(leaf.file.sha256), leaf.path)
        packed.seek(0)
        return packed

    @property
    def beside(self) -> list[Leaf]:
        """Return the files that are no pages."""
        return [leaf for leaf in self.leaves if leaf.path]

    def _lay_out(self, numbering: Numbering, *, own: int) -> Printed:
        page = {
            "case": self._case,
            "reason": self._asked.reason,
            "purpose": self._asked.purpose,
            "by": self._by,
            "at": timezone.now(),
            "entries": list(self._entries()),
            "done": self._contents.done if self._has(JOURNAL) else None,
            "files": self._listed(own),
            "images": [leaf for leaf in self.leaves if leaf.is_image],
        }
        pictures = pictures_of(self.leaves)
        return print_template(TEMPLATE, page, pictures=pictures, numbering=numbering)

    def _entries(self) -> Iterator[Entry]:
        for number, event in enumerate(self._contents.said, start=1):
            said = event.said if self._has(key_of(event)) else None
            told = event.said
            yield Entry(
                number,
                event,
                said,
                channel_name(told.channel) if told else "",
                direction(told.text if told else ""),
            )

    def _listed(self, own: int) -> list[Listed]:
        starts = accumulate((leaf.pages for leaf in self.leaves), initial=own + 1)
        known = {
            leaf.file.pk: (leaf, begins)
            for leaf, begins in zip(self.leaves, starts, strict=False)
        }
        return [
            Listed(file, *known.get(file.pk, (None, 0)))
            for file in self._contents.files
        ]

    def _has(self, key: str) -> bool:
        return key in self._asked.chosen


def refuse_too_large(contents: Contents, chosen: Sequence[Attachment]) -> None:
    """Refuse what would need more memory than a page may have. Raises Refused."""
    if contents.letters > MOST_LETTERS:
        hint = _("So much was said in this case that it does not fit into one PDF.")
        raise Refused(code="too-many-words", hint=hint)
    if sum(file.size for file in chosen) > MOST_BYTES:
        hint = _("These files are too large together. Leave out some of them.")
        raise Refused(code="too-large", hint=hint)
