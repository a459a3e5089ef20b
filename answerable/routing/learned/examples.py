"""What is learned from: texts whose place is known, and the marks that may be known; pure.

A mark of a person's words is learned only where ``SEVERAL`` different people used it, so
that a model holds nothing that only one of them said. Where it is for trying,
and each line may be anybody's, ``TWICE`` will do.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from answerable.routing.learned.reading import Marks, parts_of, read

SEVERAL = 3
TWICE = 2
MOST_MARKS = 20_000
MOST_NUMBERS = 1_500_000  # of marks times labels: about six megabytes


@dataclass(frozen=True)
class Example:
    """A text, where it belonged, and whose it was: a person, or else a case."""

    text: str
    label: str
    by: str = ""


@dataclass
class Saying:
    """Examples that say the same: how often, of which labels, and by whom."""

    marks: Marks
    rows: list[int] = field(default_factory=list)
    by: set[str] = field(default_factory=set)


def sayings_of(examples: Sequence[Example]) -> list[Saying]:
    """Return what is said in examples, each once; ``rows`` are their places."""
    found: dict[str, Saying] = {}
    for row, example in enumerate(examples):
        marks = read(example.text)
        saying = found.setdefault(marks.key, Saying(marks))
        saying.rows.append(row)
        if len(saying.by) < SEVERAL:
            saying.by.add(example.by or f"row {row}")
    return list(found.values())


def known_marks(
    sayings: Iterable[Saying], labels: int, several: int = SEVERAL
) -> dict[str, int]:
    """Return the marks that several people used, numbered, the most usual first."""
    people: dict[str, set[str]] = defaultdict(set)
    usual: Counter[str] = Counter()
    for saying in sayings:
        for phrase in saying.marks.phrases:
            usual[phrase] += len(saying.rows)
            _add(people[phrase], saying.by)
    _count_parts(people, usual)
    shared = [mark for mark, by in people.items() if len(by) >= several]
    most = min(MOST_MARKS, MOST_NUMBERS // labels)
    chosen = sorted(shared, key=lambda mark: (-usual[mark], mark))[:most]
    return {mark: number for number, mark in enumerate(chosen)}


def _count_parts(people: dict[str, set[str]], usual: Counter[str]) -> None:
    """Count parts by the words that have them, not by the texts: those are many more."""
    for word in [phrase for phrase in people if " " not in phrase]:
        for part in parts_of(word):
            usual[part] += usual[word]
            _add(people[part], people[word])


def _add(people: set[str], more: set[str]) -> None:
    if len(people) < SEVERAL:
        people.update(more)


def rarity_of(sayings: Sequence[Saying], known: Mapping[str, int]) -> list[float]:
    """Return how rare each mark is; one that stands in every text counts one."""
    texts = [0] * len(known)
    total = sum(len(saying.rows) for saying in sayings)
    for saying in sayings:
        for mark in saying.marks.phrases.keys() | saying.marks.parts.keys():
            if (number := known.get(mark)) is not None:
                texts[number] += len(saying.rows)
    return [math.log((1 + total) / (1 + count)) + 1 for count in texts]
