"""How a file comes to an article: looked at, a picture drawn anew, kept by its content."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from django.conf import settings
from django.utils.translation import gettext as _

from answerable.cases.attachments import strip_image
from answerable.knowledge.files import ArticleFile, free_file_name
from answerable.lib.errors import Refused
from answerable.lib.papers import (
    PDF,
    PICTURES,
    FlawedPaper,
    PaperFlaw,
    paper_kind,
)
from answerable.lib.pdfs import is_tagged

MIB = 1024 * 1024
MOST_BYTES = 5 * MIB  # of one file: people load it with a telephone


@dataclass(frozen=True)
class Examined:
    """A file that can be taken: its bytes as they are kept, and what they are."""

    content: bytes
    kind: str
    is_tagged: bool | None = None

    @property
    def sha256(self) -> str:
        """Return by what the store knows it."""
        return hashlib.sha256(self.content).hexdigest()


def examined(content: bytes, known: Collection[str] = ()) -> Examined:
    """Return a file as it is kept; a picture without what is hidden in it.

    ``known`` are the sums of what was looked at before: drawn again, a picture would be
    another one each time. Raises Refused, in words for whoever sent it.
    """
    if len(content) > MOST_BYTES:
        hint = _("This file is larger than %(most)s MB. Send a smaller one.")
        raise _refused(hint % {"most": MOST_BYTES // MIB})
    try:
        kind = paper_kind(content)
        if kind in PICTURES and hashlib.sha256(content).hexdigest() not in known:
            return Examined(_drawn_anew(content, kind), kind)
        return Examined(content, kind, is_tagged(content) if kind == PDF else None)
    except FlawedPaper as flawed:
        raise _refused(_mend(flawed.flaw)) from flawed


def keep(file: Examined) -> None:
    """Have the disk hold the bytes, before anything names them."""
    settings.FILES.put(file.content)


def enclosed(
    file: Examined,
    others: Iterable[ArticleFile],
    *,
    title: str,
    language: str,
) -> ArticleFile:
    """Return a file as an article names it; its address ends as its title says."""
    return ArticleFile(
        name=free_file_name(others, title, file.kind),
        title=title,
        language=language,
        kind=file.kind,
        size=len(file.content),
        sha256=file.sha256,
        is_tagged=file.is_tagged,
    )


def _drawn_anew(content: bytes, kind: str) -> bytes:
    drawn = strip_image(content, kind)
    if drawn is None:
        raise FlawedPaper(PaperFlaw.BROKEN)
    return drawn


def _mend(flaw: PaperFlaw) -> str:
    mends = {
        PaperFlaw.UNKNOWN: _(
            "This is none of what people can open: PDF, Word (.docx), Excel (.xlsx),"
            " OpenDocument, PNG or JPEG. Save it as one of these."
        ),
        PaperFlaw.BROKEN: _("This file cannot be read. Save it anew, and send that."),
        PaperFlaw.LOCKED: _(
            "This file asks for a password. Save it without one, and send that."
        ),
        PaperFlaw.PROGRAMS: _(
            "There are macros in this file. Save it without them, and send that."
        ),
    }
    return mends[flaw]


def _refused(hint: str) -> Refused:
    return Refused(code="article-file", hint=hint)
