"""A file, line by line, however long it is: what is wrong with one costs no other."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO

LONGEST_LINE = 1024 * 1024  # bytes
SKIPPED_AT_ONCE = 64 * 1024
MARK = b"\xef\xbb\xbf"  # with which some programs begin a file in UTF-8


@dataclass(frozen=True, slots=True)
class Line:
    """One line as it is in the file, counted from 1; ``fault`` says why it is no use.

    ``raw`` is without ``end``, the bytes that end it.
    """

    number: int
    raw: bytes
    end: bytes = b""
    fault: str = ""

    @property
    def is_blank(self) -> bool:
        """Tell whether nothing stands in it."""
        return not (self.fault or self.raw.strip())


def lines_of(file: BinaryIO) -> Iterator[Line]:
    """Return the lines of a file; one too long is passed over, never held in memory."""
    number = 0
    while read := file.readline(LONGEST_LINE + 2):
        number += 1
        if number == 1:
            read = read.removeprefix(MARK)
        raw = read.rstrip(b"\r\n")
        if len(raw) > LONGEST_LINE:
            _skip_to_the_end(file, read)
            yield Line(number, b"", fault=_too_long())
        else:
            yield Line(number, raw, read[len(raw) :])


def _skip_to_the_end(file: BinaryIO, raw: bytes) -> None:
    while raw and not raw.endswith(b"\n"):
        raw = file.readline(SKIPPED_AT_ONCE)


def _too_long() -> str:
    return (
        f"This line is longer than {LONGEST_LINE:,} bytes, so it is hardly one row."
        " Look whether a line end or a quotation mark is missing."
    )
