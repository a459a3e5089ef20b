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

Lines = Iterator[Line]


def csv_rows(file: BinaryIO, *, encoding: str, separator: str) -> Iterator[Row]:
    """Return the rows behind the line of names. Raises Refused where it has none."""
    csv.field_size_limit(LONGEST_LINE)  # no cell is longer than a row may be
    reader = _Reader(lines_of(file), encoding, separator)
    names = reader.names()
    while (row := reader.row(names)) is not None:
        yield row


class _Reader:
    """Takes as many lines as a row needs, and gives back those that it did not."""

    def __init__(self, lines: Lines, encoding: str, separator: str) -> None:
        self.lines = lines
        self.encoding = encoding
        self.separator = separator
        self.given_back: deque[Line] = deque()

    def names(self) -> Sequence[str]:
        """Return the names of the columns. Raises Refused."""
        first = self._next()
        if first is None:
            refuse("There is nothing in this file. Name another one.")
        names = self._row_from(first)
        if names.fault:
            refuse("Line {}: {}", first.number, names.fault)
        return _named(list(names.cells.values()))

    def row(self, names: Sequence[str]) -> Row | None:
        """Return the next row, or None behind the last."""
        first = self._next()
        return None if first is None else self._row_from(first, names)

    def _row_from(self, first: Line, names: Sequence[str] = ()) -> Row:
        taken = [first]
        while True:
            row, is_open = self._read(taken, names)
            following = self._next() if is_open else None
            if following is None:
                break
            taken.append(following)
            if len(taken) > MOST_LINES or _size(taken) > LONGEST_LINE:
                break
        if row.fault:
            self.given_back.extendleft(reversed(taken[1:]))
            return Row(first.number, first.raw, fault=row.fault)
        return row

    def _read(self, taken: Sequence[Line], names: Sequence[str]) -> tuple[Row, bool]:
        """Return the row of these lines, and whether it wants another line."""
        number, raw = taken[0].number, b"\n".join(line.raw for line in taken)
        if fault := next((line.fault for line in taken if line.fault), ""):
            return Row(number, raw, fault=fault), False
        try:
            text = raw.decode(self.encoding)
            (cells,) = csv.reader([text], delimiter=self.separator, strict=True)
        except UnicodeDecodeError as error:
            return Row(number, raw, fault=self._no_text(error)), False
        except csv.Error as error:
            is_open = "unexpected end" in str(error)
            fault = OPEN_MARK if is_open else _broken(error)
            return Row(number, raw, fault=fault), is_open
        return _fitting(number, raw, cells, names), False

    def _no_text(self, error: UnicodeDecodeError) -> str:
        return (
            f"Byte {error.start + 1} of this row is not in {self.encoding}."
            " Name the encoding of the file in the mapping."
        )

    def _next(self) -> Line | None:
        if self.given_back:
            return self.given_back.popleft()
        return next(self.lines, None)


def _broken(error: csv.Error) -> str:
    if "expected after" in str(error):
        return BROKEN_MARK
    return f"This row cannot be read: {error}. Correct it, or leave it out."


def _size(lines: Sequence[Line]) -> int:
    return sum(len(line.raw) for line in lines)


def _fitting(number: int, raw: bytes, cells: list[str], names: Sequence[str]) -> Row:
    if not names:
        return Row(
            number, raw, dict(zip(map(str, range(len(cells))), cells, strict=True))
        )
    if len(cells) != len(names):
        fault = (
            f"There are {len(cells)} columns here, and {len(names)} names in the first"
            " line. Look for a separator too many or too few."
        )
        return Row(number, raw, fault=fault)
    return Row(number, raw, dict(zip(names, cells, strict=True)))


def _named(cells: Sequence[str]) -> list[str]:
    names = [name.strip() for name in cells]
    if double := next((name for name in names if names.count(name) > 1), None):
        hint = "Two columns are called {!r}. Give each its own name."
        refuse(hint, double)
    return names
