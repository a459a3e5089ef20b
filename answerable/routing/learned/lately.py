"""How right a model was about each place lately, and in the weeks before; pure.

A service that changes its name, its form or its season shows here first: what people write is
no longer what the model learned.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from answerable.routing.learned.judging import Judged, Tally

LATELY = timedelta(weeks=4)
BEFORE = timedelta(weeks=12)
FEWEST = 10  # cases in each of both times; fewer say nothing
MUCH = 0.1  # of a hundred, ten more that are wrong


@dataclass(frozen=True)
class Spell:
    """How many cases came in some weeks, and of how many the first guess was right."""

    cases: int = 0
    right: int = 0

    @property
    def share(self) -> float | None:
        """Return which share was right; None of no case."""
        return self.right / self.cases if self.cases else None


@dataclass(frozen=True)
class Course:
    """How a model did for one label: in all, lately, and in the weeks before."""

    label: str
    total: Spell
    acted: Spell
    lately: Spell
    before: Spell

    @property
    def drifts(self) -> bool:
        """Tell whether it is clearly less right lately than it was before."""
        if min(self.lately.cases, self.before.cases) < FEWEST:
            return False
        return (self.before.share or 0) - (self.lately.share or 0) > MUCH


def courses_of(
    judged: Sequence[Judged], came: Sequence[datetime], now: datetime
) -> list[Course]:
    """Return how it went for each label, the one with most cases first."""
    by_label: dict[str, list[tuple[Judged, datetime]]] = defaultdict(list)
    for one, at in zip(judged, came, strict=True):
        by_label[one.wanted].append((one, at))
    courses = [_course(label, rows, now) for label, rows in by_label.items()]
    return sorted(courses, key=lambda course: (-course.total.cases, course.label))


def _course(
    label: str, rows: Sequence[tuple[Judged, datetime]], now: datetime
) -> Course:
    begins, began = now - LATELY, now - LATELY - BEFORE
    counted = Tally()
    for one, _at in rows:
        counted.add(one)
    return Course(
        label,
        total=Spell(counted.count, counted.right),
        acted=Spell(counted.acted, counted.acted_right),
        lately=_spell(one for one, at in rows if at >= begins),
        before=_spell(one for one, at in rows if began <= at < begins),
    )


def _spell(judged: Iterable[Judged]) -> Spell:
    right = [one.is_right for one in judged]
    return Spell(len(right), sum(right))


def as_line(course: Course) -> dict[str, object]:
    """Return a course as a row keeps it."""
    spells = ("total", "acted", "lately", "before")
    return {"label": course.label} | {
        name: list(vars(getattr(course, name)).values()) for name in spells
    }


def from_line(line: dict[str, Any]) -> Course:
    """Return the course that a row keeps."""
    spells = ("total", "acted", "lately", "before")
    return Course(str(line["label"]), *(Spell(*line[name]) for name in spells))
