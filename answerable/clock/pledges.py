"""What a text of ours promises: a sentence in which we say that we do something by a day.

Only proposed; whoever writes confirms it. So the rules would rather pass a promise over
than ask about every sentence with a date: one of our verbs must stand in it, nothing that
makes it a condition or a duty of the reader, and a day.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from answerable.clock.pledge_words import SPEECHES, Speech
from answerable.lib.worktime import Unit

LONGEST = 200
SENTENCE = re.compile(r"(?<=[.!?؟])\s+|\n+")
ISO_DAY = re.compile(r"\b(\d{4})-(\d{2})-(\d{2})\b")
WEEK = 7
FRIDAY = 4


@dataclass(frozen=True)
class Within:
    """So many working days or days from now: which day that is, a calendar knows."""

    amount: int
    unit: Unit


@dataclass(frozen=True)
class Pledge:
    """A sentence that promises something, by a day or within a time."""

    sentence: str
    by: date | Within


def pledges_in(words: str, language: str, *, today: date) -> list[Pledge]:
    """Return what a text in one of our languages promises, in its order.

    A language whose speech nobody has written down has none.
    """
    speech = SPEECHES.get(language)
    return list(_pledges(words, speech, today)) if speech else []


def _pledges(words: str, speech: Speech, today: date) -> Iterator[Pledge]:
    for sentence in SENTENCE.split(words):
        if not speech.ours.search(sentence) or speech.not_ours.search(sentence):
            continue
        by = _time_in(sentence, speech, today)
        if by is not None:
            yield Pledge(sentence.strip()[:LONGEST], by)


def _time_in(sentence: str, speech: Speech, today: date) -> date | Within | None:
    """Return by when a sentence says; what is most exact goes first."""
    found = _day_written(sentence, speech, today) or _within(sentence, speech)
    return found or _day_named(sentence, speech, today)


def _day_written(sentence: str, speech: Speech, today: date) -> date | None:
    if match := ISO_DAY.search(sentence):
        return _day(*map(int, match.groups()))
    match = speech.written_day.search(sentence)
    if match is None:
        return None
    said = match.groupdict()
    day = int(said["day"] or said["day_after"])
    month = speech.months[(said["month"] or said["month_before"]).casefold()]
    if said["year"]:
        return _day(int(said["year"]), month, day)
    this = _day(today.year, month, day)
    return this if this and this >= today else _day(today.year + 1, month, day)


def _within(sentence: str, speech: Speech) -> Within | None:
    match = speech.within.search(sentence)
    if match is None:
        return None
    amount, unit = _number(match["amount"], speech), match["unit"].casefold()
    if speech.is_week(unit):
        return Within(amount * WEEK, Unit.CALENDAR_DAY)
    is_working = bool(match["working"])
    return Within(amount, Unit.WORKING_DAY if is_working else Unit.CALENDAR_DAY)


def _number(said: str, speech: Speech) -> int:
    return int(said) if said.isdecimal() else speech.numbers[said.casefold()]


def _day_named(sentence: str, speech: Speech, today: date) -> date | None:
    """Return the day of a word such as "tomorrow", "next week" or "Friday"."""
    if speech.tomorrow.search(sentence):
        return today + timedelta(days=1)
    if speech.next_week.search(sentence):
        return today + timedelta(days=WEEK - today.weekday() + FRIDAY)
    if speech.today.search(sentence):
        return today
    match = speech.weekday.search(sentence)
    if match is None:
        return None
    wanted = speech.weekdays[match["weekday"].casefold()]
    return today + timedelta(days=(wanted - today.weekday()) % WEEK)


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
