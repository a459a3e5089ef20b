"""A row understood: what the other system says of one case; pure.

What cannot be a case is unreadable, each fault with its column and its mend. What can
be one but contradicts itself is understood as far as it goes, and the contradiction is
named as a mismatch for a person to look at. What the row did not say and was assumed is
named as well.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from answerable.channels.history.mapping import (
    Column,
    Mapping,
    begins_with,
    has_within,
)
from answerable.channels.history.moments import Reading, read_moment
from answerable.channels.history.rows import Row
from answerable.lib.wording import without_nul

LONGEST_ID = 200
LONGEST_SOURCE = 100
SHOWN = 60  # characters of a value that is not understood
OPEN = frozenset({"received", "in_progress", "waiting_other"})
ADDRESS = re.compile(r"[^@\s]+@[^@\s]+")


class Mismatch(StrEnum):
    """What does not fit; a person must look."""

    UNKNOWN_SERVICE = "unknown_service"
    UNKNOWN_STATE = "unknown_state"
    CLOSED_BEFORE_OPENED = "closed_before_opened"
    DUE_BEFORE_OPENED = "due_before_opened"
    OPENED_IN_FUTURE = "opened_in_future"
    CLOSED_IN_FUTURE = "closed_in_future"
    OPEN_WITH_CLOSING_TIME = "open_with_closing_time"
    ENDED_WITHOUT_TIME = "ended_without_time"
    NO_EMAIL_ADDRESS = "no_email_address"


class Assumption(StrEnum):
    """What the row did not say."""

    ZONE = "zone"  # taken from the office
    TIME_OF_DAY = "time_of_day"
    ENDED_AT_LAST_CHANGE = "ended_at_last_change"
    CHANNEL = "channel"


@dataclass(frozen=True)
class Unreadable:
    """Why a row cannot be a case: the column, and how to mend it."""

    column: str
    mend: str

    def __str__(self) -> str:
        return f"column {self.column!r}: {self.mend}" if self.column else self.mend


@dataclass
class Record:
    """One case as its own system tells it; times are aware, texts as they came."""

    row: Row
    source: str
    source_id: str
    opened_at: datetime
    state: str
    ended_at: datetime | None = None
    due_at: datetime | None = None
    texts: dict[Column, str] = field(default_factory=dict)
    columns: dict[Column, str] = field(default_factory=dict)  # where each text stood
    channel: str = ""
    mismatches: dict[Mismatch, str] = field(default_factory=dict)
    assumptions: set[Assumption] = field(default_factory=set)

    @property
    def is_open(self) -> bool:
        """Tell whether somebody still has to do something."""
        return self.state in OPEN


@dataclass(frozen=True)
class Reader:
    """How the rows of one file are understood; ``now`` is aware."""

    mapping: Mapping
    reading: Reading
    now: datetime
    source: str = ""
    assumes_zone: bool = False

    def read(self, row: Row) -> Record | list[Unreadable]:
        """Return what a row says, or everything that keeps it from being a case."""
        if row.fault:
            return [Unreadable("", row.fault)]
        return _Understanding(self, row).outcome()


class _Understanding:
    """One row on its way to a record."""

    def __init__(self, reader: Reader, row: Row) -> None:
        self.reader = reader
        self.row = row
        self.absent = reader.mapping.absent
        self.texts: dict[Column, str] = {}
        self.columns: dict[Column, str] = {}
        self.faults: list[Unreadable] = []
        self.assumptions: set[Assumption] = set()
        for name, columns in reader.mapping.columns.items():
            self._find(name, columns)

    def outcome(self) -> Record | list[Unreadable]:
        source = self.reader.source or self._short("source", LONGEST_SOURCE)
        source_id = self._short("id", LONGEST_ID)
        if not source:
            self._fault("source", "It does not say which system it comes from.")
        if not source_id:
            self._fault("id", "There is no number or name of the case.")
        opened = self._moment("opened", is_end=False)
        if not opened and "opened" not in self.texts:
            self._fault("opened", "It does not say when the case was opened.")
        closed = self._moment("closed", is_end=True)
        due = self._moment("due", is_end=True)
        updated = self._moment("updated", is_end=True)
        if self.faults or opened is None:
            return self.faults
        record = Record(
            row=self.row,
            source=source,
            source_id=source_id,
            opened_at=opened,
            state="received",
            due_at=due,
            texts=self.texts,
            columns=self.columns,
            assumptions=self.assumptions,
        )
        self._place_in_life(record, closed, updated)
        self._check_due(record)
        self._check_address(record)
        self._find_channel(record)
        return record

    def _place_in_life(
        self, record: Record, closed: datetime | None, updated: datetime | None
    ) -> None:
        """Say how far the case got, by its state first and its times second."""
        said = self.texts.get("state", "")
        known = begins_with(said, self.reader.mapping.state_words)
        if said and known is None:
            record.mismatches[Mismatch.UNKNOWN_STATE] = said[:SHOWN]
        record.state = known or ("closed" if closed else "received")
        if record.is_open:
            if closed:
                said = self.texts["closed"]
                record.mismatches[Mismatch.OPEN_WITH_CLOSING_TIME] = said[:SHOWN]
        else:
            record.ended_at = self._ended(record, closed, updated)
        if record.opened_at > self.reader.now:
            said = self.texts["opened"]
            record.mismatches[Mismatch.OPENED_IN_FUTURE] = said[:SHOWN]

    def _ended(
        self, record: Record, closed: datetime | None, updated: datetime | None
    ) -> datetime | None:
        """Return when it ended, None where that is not said or cannot be."""
        if closed is None:
            closed = updated
            if closed is None:
                record.mismatches[Mismatch.ENDED_WITHOUT_TIME] = ""
                return None
            record.assumptions.add(Assumption.ENDED_AT_LAST_CHANGE)
        said = self.texts.get("closed") or self.texts.get("updated", "")
        if closed < record.opened_at:
            record.mismatches[Mismatch.CLOSED_BEFORE_OPENED] = said[:SHOWN]
            return None
        if closed > self.reader.now:
            record.mismatches[Mismatch.CLOSED_IN_FUTURE] = said[:SHOWN]
            return None
        return closed

    def _check_due(self, record: Record) -> None:
        if record.due_at and record.due_at < record.opened_at:
            said = self.texts["due"]
            record.mismatches[Mismatch.DUE_BEFORE_OPENED] = said[:SHOWN]
            record.due_at = None

    def _check_address(self, record: Record) -> None:
        address = self.texts.get("email", "")
        if address and not ADDRESS.fullmatch(address):
            record.mismatches[Mismatch.NO_EMAIL_ADDRESS] = address[:SHOWN]
            del record.texts["email"]

    def _find_channel(self, record: Record) -> None:
        said = self.texts.get("channel", "")
        record.channel = has_within(said, self.reader.mapping.channel_words) or ""
        if not record.channel:
            record.assumptions.add(Assumption.CHANNEL)

    def _find(self, name: Column, columns: list[str]) -> None:
        """Take the first column with a value."""
        for column in columns:
            there = self.row.cells.get(column)
            said = without_nul(there).strip() if there else ""
            if said.casefold() not in self.absent:
                self.texts[name], self.columns[name] = said, column
                return

    def _moment(self, name: Column, *, is_end: bool) -> datetime | None:
        said = self.texts.get(name)
        if said is None:
            return None
        try:
            moment = read_moment(said, self.reader.reading, is_end=is_end)
        except (ValueError, OverflowError) as error:
            mend = f"{said[:SHOWN]!r} is no use as a date: {error}. Correct it."
            self._fault(name, mend)
            return None
        if not moment.has_time:
            self.assumptions.add(Assumption.TIME_OF_DAY)
        if self.reader.assumes_zone and not moment.has_zone:
            self.assumptions.add(Assumption.ZONE)
        return moment.at

    def _short(self, name: Column, longest: int) -> str:
        said = self.texts.get(name, "")
        if len(said) > longest:
            self._fault(name, f"It has more than {longest} characters. Shorten it.")
            return said[:longest]
        return said

    def _fault(self, name: Column, mend: str) -> None:
        known = self.columns.get(name)
        self.faults.append(Unreadable(known or name, mend))
