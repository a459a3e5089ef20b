"""Times at which a clock stands still, as while the person is asked something.

A pause is a pair of aware instants; one without an end is still going on. Paused
time is treated like time when the office is closed: it is cut out of the day.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime

from .calendars import as_utc

Pause = tuple[datetime, datetime | None]
Stretch = tuple[datetime, datetime]


def close_pauses(
    pauses: Iterable[Pause], *, now: datetime | None = None
) -> list[Stretch]:
    """Return pauses in UTC, in order and merged, open ones closed at ``now``.

    Raises ValueError when an open pause meets no ``now``, or one ends before it
    begins.
    """
    merged: list[Stretch] = []
    for paused, resumed in sorted(close_pause(pause, now) for pause in pauses):
        if merged and paused <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(merged[-1][1], resumed))
        else:
            merged.append((paused, resumed))
    return merged


def close_pause(pause: Pause, now: datetime | None) -> Stretch:
    paused, resumed = as_utc(pause[0]), pause[1]
    if resumed is None:
        return paused, max(paused, required(now))
    if as_utc(resumed) < paused:
        message = f"a pause ends at {resumed}, before it begins at {paused}"
        raise ValueError(message)
    return paused, as_utc(resumed)


def required(now: datetime | None) -> datetime:
    if now is None:
        message = "a pause is still open: say until when to count it"
        raise ValueError(message)
    return as_utc(now)


def cut(stretch: Stretch, pauses: Sequence[Stretch]) -> Iterator[Stretch]:
    """Yield what closed and merged pauses leave of a stretch; nothing if all."""
    opened, closed = stretch
    for paused, resumed in pauses:
        if opened < min(paused, closed):
            yield opened, min(paused, closed)
        opened = max(opened, resumed)
    if opened < closed:
        yield opened, closed
