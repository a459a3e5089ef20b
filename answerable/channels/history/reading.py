"""A row is understood as far as it goes; pure.

What cannot be a case is unreadable, each fault with its column and its mend.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from answerable.channels.history.mapping import (
    Column,
    Mapping,
    StateName,
    begins_with,
    has_within,
)
from answerable.channels.history.moments import Reading, read_moment
from answerable.channels.history.records import OPEN, Assumption, Mismatch, Record
from answerable.channels.history.rows import Row
from answerable.lib.definitions import Fault
from answerable.lib.wording import without_nul

LONGEST_ID = 200
LONGEST_SOURCE = 100
SHOWN = 60  # characters of a value that is not understood
ADDRESS = re.compile(r"[^@\s]+@[^@\s]+")
NO_SOURCE = "It does not say which system it comes from."
NO_ID = "There is no number or name of the case."
NO_OPENING = "It does not say when the case was opened."


@dataclass(frozen=True)
class Reader:
    """How the rows of one file are understood; ``now`` is aware."""

    mapping: Mapping
    reading: Reading
    now: datetime
    source: str = ""
    assumes_zone: bool = False

    def read(self, row: Row) -> Record | list[Fault]:
        """Return what a row says, or everything that keeps it from being a case."""
        if row.fault:
            return [Fault("", row.fault)]
        return _Understanding(self, row).outcome()


class _Understanding:
    """One row on its way to a record."""

    def __init__(self, reader: Reader, row: Row) -> None:
        self.reader = reader
        self.row = row
        self.absent = reader.mapping.absent
        self.texts: dict[Column, str] = {}
        self.columns: dict[Column, str] = {}
        self.moments: dict[Column, datetime] = {}
        self.faults: list[Fault] = []
        self.mismatches: dict[Mismatch, str] = {}
        self.assumptions: set[Assumption] = set()
        for name, columns in reader.mapping.columns.items():
            self._find(name, columns)
        self.source = reader.source or self.texts.get("source", "")
        self.source_id = self.texts.get("id", "")

    def outcome(self) -> Record | list[Fault]:
        self._check_name("source", self.source, LONGEST_SOURCE, NO_SOURCE)
        self._check_name("id", self.source_id, LONGEST_ID, NO_ID)
        self._read_times()
        return self.faults or self._record()

    def _record(self) -> Record:
        """Return the case; what contradicts itself in it is noted on the way."""
        state = self._state()
        return Record(
            row=self.row,
            source=self.source,
            source_id=self.source_id,
            opened_at=self._opened(),
            state=state,
            ended_at=None if state in OPEN else self._ended(),
            due_at=self._due(),
            channel=self._channel(),
            texts=self._texts(),
            columns=self.columns,
            mismatches=self.mismatches,
            assumptions=frozenset(self.assumptions),
        )

    def _find(self, name: Column, columns: Sequence[str]) -> None:
        """Take the first column with a value."""
        for column in columns:
            there = self.row.cells.get(column)
            said = without_nul(there).strip() if there else ""
            if said.casefold() not in self.absent:
                self.texts[name], self.columns[name] = said, column
                return

    def _check_name(self, name: Column, said: str, longest: int, missing: str) -> None:
        if not said:
            self._fault(name, missing)
        if len(said) > longest:
            self._fault(name, f"It has more than {longest} characters. Shorten it.")

    def _read_times(self) -> None:
        if "opened" not in self.texts:
            self._fault("opened", NO_OPENING)
        self._read_moment("opened", is_end=False)
        for name in ("closed", "due", "updated"):
            self._read_moment(name, is_end=True)

    def _read_moment(self, name: Column, *, is_end: bool) -> None:
        said = self.texts.get(name)
        if said is None:
            return
        try:
            moment = read_moment(said, self.reader.reading, is_end=is_end)
        except (ValueError, OverflowError) as error:
            mend = f"{said[:SHOWN]!r} is no use as a date: {error}. Correct it."
            self._fault(name, mend)
            return
        self.moments[name] = moment.at
        if not moment.has_time:
            self.assumptions.add(Assumption.TIME_OF_DAY)
        if self.reader.assumes_zone and not moment.has_zone:
            self.assumptions.add(Assumption.ZONE)

    def _state(self) -> StateName:
        """Return how far the case got, by its state first and its times second."""
        said, has_ended = self.texts.get("state", ""), "closed" in self.moments
        known = begins_with(said, self.reader.mapping.state_words)
        if said and known is None:
            self._doubt(Mismatch.UNKNOWN_STATE, "state")
        state: StateName = known or ("closed" if has_ended else "received")
        if state in OPEN and has_ended:
            self._doubt(Mismatch.OPEN_WITH_CLOSING_TIME, "closed")
        return state

    def _opened(self) -> datetime:
        opened = self.moments["opened"]
        if opened > self.reader.now:
            self._doubt(Mismatch.OPENED_IN_FUTURE, "opened")
        return opened

    def _ended(self) -> datetime | None:
        """Return when it ended, None where that is not said or cannot be."""
        name: Column = "closed" if "closed" in self.moments else "updated"
        ended = self.moments.get(name)
        if ended and name == "updated":
            self.assumptions.add(Assumption.ENDED_AT_LAST_CHANGE)
        if mismatch := self._wrong_with_end(ended):
            self._doubt(mismatch, name)
            return None
        return ended

    def _wrong_with_end(self, ended: datetime | None) -> Mismatch | None:
        if ended is None:
            return Mismatch.ENDED_WITHOUT_TIME
        if ended < self.moments["opened"]:
            return Mismatch.CLOSED_BEFORE_OPENED
        return Mismatch.CLOSED_IN_FUTURE if ended > self.reader.now else None

    def _due(self) -> datetime | None:
        due = self.moments.get("due")
        if due is None or due >= self.moments["opened"]:
            return due
        self._doubt(Mismatch.DUE_BEFORE_OPENED, "due")
        return None

    def _channel(self) -> str:
        said = self.texts.get("channel", "")
        channel = has_within(said, self.reader.mapping.channel_words) or ""
        if not channel:
            self.assumptions.add(Assumption.CHANNEL)
        return channel

    def _texts(self) -> dict[Column, str]:
        """Return what was said, without an address that is none."""
        address = self.texts.get("email")
        if address is None or ADDRESS.fullmatch(address):
            return self.texts
        self._doubt(Mismatch.NO_EMAIL_ADDRESS, "email")
        return {name: said for name, said in self.texts.items() if name != "email"}

    def _doubt(self, mismatch: Mismatch, name: Column) -> None:
        self.mismatches[mismatch] = self.texts.get(name, "")[:SHOWN]

    def _fault(self, name: Column, mend: str) -> None:
        self.faults.append(Fault(f"column {self.columns.get(name, name)!r}", mend))
