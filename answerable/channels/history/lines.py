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
    """One line as it is in the file, counted from 1; ``fault`` says why it is no use."""

    number: int
    raw: bytes
    fault: str = ""


def lines_of(file: BinaryIO) -> Iterator[Line]:
    """Return the lines that are not empty, without what ends them.

    A line that is too long is passed over, never held in memory.
    """
    number = 0
    while raw := file.readline(LONGEST_LINE + 2):
        number += 1
        if number == 1:
            raw = raw.removeprefix(MARK)
        if len(raw.rstrip(b"\r\n")) > LONGEST_LINE:
            _skip_to_the_end(file, raw)
            yield Line(number, b"", _too_long())
        elif raw.strip():
            yield Line(number, raw.rstrip(b"\r\n"))


def _skip_to_the_end(file: BinaryIO, raw: bytes) -> None:
    while raw and not raw.endswith(b"\n"):
        raw = file.readline(SKIPPED_AT_ONCE)


def _too_long() -> str:
    return (
        f"This line is longer than {LONGEST_LINE:,} bytes, so it is hardly one row."
        " Look whether a line end or a quotation mark is missing."
    )
