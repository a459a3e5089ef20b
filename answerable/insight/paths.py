"""Steps that staff take again and again in the same order; pure.

A path is a row of two to six steps, each right behind the other, of one service. It
counts how often it was taken, how long it took from its first step to its last (median
of working minutes), and how certain it is: of all times that its first step was taken,
in how many the others followed. That is the product of how often each beginning of it
was followed by the same next step. Paths are ranked by times x minutes x certainty.
Of paths that contain each other, only the highest is left.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from statistics import median

LONGEST = 6
FEWEST = 10  # times; what happened less often is no habit, and might point at somebody
SAMPLE = 500  # the times of which the minutes are measured
Codes = tuple[str, ...]
Span = tuple[datetime, datetime]
Service = int | None


@dataclass(frozen=True)
class Step:
    """Something that one of us did to a case: its code, and when."""

    code: str
    at: datetime


@dataclass(frozen=True)
class Path:
    """A row of steps of one service (its id) that was taken again and again."""

    service: Service
    steps: Codes
    times: int
    minutes: float
    certainty: float

    @property
    def weight(self) -> float:
        """Return what it is ranked by."""
        return self.times * self.minutes * self.certainty


Walk = Sequence[Step]
Spend = Callable[[datetime, datetime], timedelta]


def find_paths(walks: Mapping[Service, Sequence[Walk]], spend: Spend) -> list[Path]:
    """Return the paths of each service, the one with the most weight first.

    ``spend`` gives the working time between two moments.
    """
    found = [
        path
        for service, of_service in walks.items()
        for path in _paths_of(service, of_service, spend)
    ]
    return list(_without_repeats(sorted(found, key=_rank)))


def _paths_of(service: Service, walks: Sequence[Walk], spend: Spend) -> Iterator[Path]:
    taken = _spans_of(1, walks, None)
    begun = {codes[0]: times for codes, (times, _spans) in taken.items()}
    for length in range(2, LONGEST + 1):
        # What is rare is no beginning of something that is often done.
        taken = _often(_spans_of(length, walks, taken.keys()))
        for codes, (times, spans) in taken.items():
            minutes = median(spend(*span).total_seconds() / 60 for span in spans)
            yield Path(service, codes, times, minutes, times / begun[codes[0]])


def _spans_of(
    length: int, walks: Iterable[Walk], beginnings: Iterable[Codes] | None
) -> dict[Codes, tuple[int, list[Span]]]:
    """Return how often each row of so many steps was taken, and when, for a sample."""
    known = None if beginnings is None else set(beginnings)
    times: dict[Codes, int] = defaultdict(int)
    spans: dict[Codes, list[Span]] = defaultdict(list)
    for walk in walks:
        for part in _parts_of(walk, length):
            codes = tuple(step.code for step in part)
            if known is None or codes[:-1] in known:
                times[codes] += 1
                if len(spans[codes]) < SAMPLE:
                    spans[codes].append((part[0].at, part[-1].at))
    return {codes: (number, spans[codes]) for codes, number in times.items()}


def _parts_of(walk: Walk, length: int) -> Iterator[Walk]:
    return (walk[at : at + length] for at in range(len(walk) - length + 1))


def _often(
    taken: Mapping[Codes, tuple[int, list[Span]]],
) -> dict[Codes, tuple[int, list[Span]]]:
    return {codes: one for codes, one in taken.items() if one[0] >= FEWEST}


def _rank(path: Path) -> tuple[float, Codes]:
    return (-path.weight, path.steps)


def _without_repeats(ranked: Iterable[Path]) -> Iterator[Path]:
    kept: dict[Service, list[Codes]] = defaultdict(list)
    for path in ranked:
        higher = kept[path.service]
        if path.weight > 0 and not any(_overlap(path.steps, one) for one in higher):
            higher.append(path.steps)
            yield path


def _overlap(one: Codes, other: Codes) -> bool:
    """Tell whether one row of steps lies within the other."""
    short, long = sorted((one, other), key=len)
    starts = range(len(long) - len(short) + 1)
    return any(long[at : at + len(short)] == short for at in starts)
