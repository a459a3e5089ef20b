"""Tables as spreadsheets write them: one line of names, then rows.

A row may have line ends within quotation marks. Where a mark is never closed, only the
line that opened it is lost: the lines behind it are read again as rows of their own.
"""

from __future__ import annotations

import csv
from collections import deque
from collections.abc import Iterator, Sequence
from typing import BinaryIO

from answerable.channels.history.lines import LONGEST_LINE, Line, lines_of
from answerable.channels.history.refusal import refuse
from answerable.channels.history.rows import Row

MOST_LINES = 1_000  # of one row
OPEN_MARK = (
    "A quotation mark is opened here and never closed. Close it, or take it out."
)
BROKEN_MARK = (
    "A quotation mark stands within a text. Double it, and put the text between two."
)


def csv_rows(file: BinaryIO, *, encoding: str, separator: str) -> Iterator[Row]:
    """Return the rows behind the line of names. Raises Refused where it has none."""
    reader = _Reader(file, encoding, separator)
    names = _named(reader.heading())
    while (row := reader.row(names)) is not None:
        yield row


def csv_heading(file: BinaryIO, *, encoding: str, separator: str) -> bytes:
    """Return the line of names as it stands in the file. Raises Refused."""
    return _Reader(file, encoding, separator).heading().raw


class _Faulty(Exception):  # noqa: N818  # it is the row that is faulty
    """Why a row cannot be read."""


class _Reader:
    """Takes as many lines as a row needs, and gives back those that it did not."""

    def __init__(self, file: BinaryIO, encoding: str, separator: str) -> None:
        csv.field_size_limit(LONGEST_LINE)  # no cell is longer than a row may be
        self.lines = lines_of(file)
        self.encoding = encoding
        self.separator = separator
        self.given_back: deque[Line] = deque()

    def heading(self) -> Row:
        """Return the first row, its cells by their numbers. Raises Refused."""
        row = self.row()
        if row is None:
            refuse("There is nothing in this file. Name another one.")
        if row.fault:
            refuse("Line {}: {}", row.line, row.fault)
        return row

    def row(self, names: Sequence[str] | None = None) -> Row | None:
        """Return the next row, or None behind the last."""
        while (first := self._next()) and first.is_blank:
            pass
        if first is None:
            return None
        taken: list[Line] = []
        try:
            cells = self._cells(first, taken)
        except _Faulty as error:
            self.given_back.extendleft(reversed(taken[1:]))
            return Row(first.number, first.raw, fault=str(error))
        raw = b"".join(line.raw + line.end for line in taken)
        return _fitting(first.number, raw.removesuffix(taken[-1].end), cells, names)

    def _cells(self, first: Line, taken: list[Line]) -> list[str]:
        """Return the cells of a row, and in ``taken`` the lines it needs."""
        texts = self._texts(first, taken)
        try:
            return next(csv.reader(texts, delimiter=self.separator, strict=True))
        except csv.Error as error:
            raise _Faulty(_what_is_wrong(error)) from error

    def _texts(self, first: Line, taken: list[Line]) -> Iterator[str]:
        """Return the first line, and the following ones while a row may go on."""
        line: Line | None = first
        before = 0
        while line is not None:
            taken.append(line)
            size = before + len(line.raw)
            if len(taken) > MOST_LINES or (before and size > LONGEST_LINE):
                return
            yield self._text(line, before)
            before = size + len(line.end)
            line = self._next()

    def _text(self, line: Line, before: int) -> str:
        if line.fault:
            raise _Faulty(line.fault)
        try:
            return (line.raw + line.end).decode(self.encoding)
        except UnicodeDecodeError as error:
            fault = (
                f"Byte {before + error.start + 1} of this row is not in"
                f" {self.encoding}. Name the encoding of the file in the mapping."
            )
            raise _Faulty(fault) from error

    def _next(self) -> Line | None:
        if self.given_back:
            return self.given_back.popleft()
        return next(self.lines, None)


def _what_is_wrong(error: csv.Error) -> str:
    said = str(error)
    if "unexpected end" in said:
        return OPEN_MARK
    if "expected after" in said:
        return BROKEN_MARK
    return f"This row cannot be read: {error}. Correct it, or leave it out."


def _fitting(
    number: int, raw: bytes, cells: Sequence[str], names: Sequence[str] | None
) -> Row:
    if names is None:
        names = [str(at) for at in range(len(cells))]
    if len(cells) != len(names):
        fault = (
            f"There are {len(cells)} columns here, and {len(names)} names in the first"
            " line. Look for a separator too many or too few."
        )
        return Row(number, raw, fault=fault)
    return Row(number, raw, dict(zip(names, cells, strict=True)))


def _named(heading: Row) -> list[str]:
    names = [name.strip() for name in heading.cells.values()]
    if double := next((name for name in names if names.count(name) > 1), None):
        hint = "Two columns are called {!r}. Give each its own name."
        refuse(hint, double)
    return names
