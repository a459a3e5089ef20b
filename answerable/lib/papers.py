"""Papers by their content: which kind they are.

The first bytes of a text or a table of an office say only that it is a zip; what is in it
says which. What is locked, broken or brings programs along is refused.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Collection
from enum import Enum

from answerable.lib.files import real_type

PDF = "application/pdf"
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
OPEN_TEXT = "application/vnd.oasis.opendocument.text"
OPEN_TABLE = "application/vnd.oasis.opendocument.spreadsheet"
PICTURES = ("image/png", "image/jpeg")
ZIP = b"PK\x03\x04"
HELD = {"word/document.xml": WORD, "xl/workbook.xml": EXCEL}
# Where each of the two families keeps programs.
PROGRAMS = ("vbaproject.bin", "basic/", "scripts/")
LONGEST_KIND = 100  # bytes of what an OpenDocument says it is


class PaperFlaw(Enum):
    """What is wrong with a paper; whoever shows it has the words."""

    UNKNOWN = "unknown"
    BROKEN = "broken"
    LOCKED = "locked"
    PROGRAMS = "programs"


class FlawedPaper(ValueError):  # noqa: N818  # as the tree of errors has it
    """A paper cannot be taken."""

    def __init__(self, flaw: PaperFlaw) -> None:
        """Keep what is wrong."""
        super().__init__(flaw.value)
        self.flaw = flaw


def paper_kind(content: bytes) -> str:
    """Return the media type of a PDF, text, table or picture. Raises FlawedPaper."""
    if content.startswith(ZIP):
        return _kind_in_zip(content)
    kind = real_type(content)
    if kind not in {PDF, *PICTURES}:
        raise FlawedPaper(PaperFlaw.UNKNOWN)
    return kind


def _kind_in_zip(content: bytes) -> str:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            names = packed.namelist()
            said = _said_kind(packed) if "mimetype" in names else ""
    # Of a zip that is broken inside, the library raises what it stumbles over.
    except Exception as error:
        raise FlawedPaper(PaperFlaw.BROKEN) from error
    _refuse_programs(names)
    found = (kind for name, kind in HELD.items() if name in names)
    kind = said if said in {OPEN_TEXT, OPEN_TABLE} else next(found, "")
    if not kind:
        raise FlawedPaper(PaperFlaw.UNKNOWN)
    return kind


def _said_kind(packed: zipfile.ZipFile) -> str:
    with packed.open("mimetype") as file:
        return file.read(LONGEST_KIND).decode("ascii", "replace").strip()


def _refuse_programs(names: Collection[str]) -> None:
    low = [name.casefold() for name in names]
    if any(name.startswith(PROGRAMS[1:]) or PROGRAMS[0] in name for name in low):
        raise FlawedPaper(PaperFlaw.PROGRAMS)
