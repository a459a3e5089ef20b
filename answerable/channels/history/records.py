"""One case as another system tells it; pure.

What contradicts itself is named as a mismatch for a person to look at. What the row did
not say and was assumed is named as well.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from answerable.channels.history.mapping import Column, StateName
from answerable.channels.history.rows import Row

OPEN: frozenset[StateName] = frozenset({"received", "in_progress", "waiting_other"})


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
class Record:
    """One case as its own system tells it; times are aware, texts as they came.

    ``columns`` say where each text stood. Who knows more of us may add a mismatch.
    """

    row: Row
    source: str
    source_id: str
    opened_at: datetime
    state: StateName
    ended_at: datetime | None = None
    due_at: datetime | None = None
    channel: str = ""
    texts: Mapping[Column, str] = field(default_factory=dict)
    columns: Mapping[Column, str] = field(default_factory=dict)
    mismatches: dict[Mismatch, str] = field(default_factory=dict)
    assumptions: frozenset[Assumption] = frozenset()

    @property
    def is_open(self) -> bool:
        """Tell whether somebody still has to do something."""
        return self.state in OPEN
