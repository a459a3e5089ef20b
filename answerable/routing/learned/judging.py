"""How often a model is right: of all, among the first three, and where it acts; pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Judged:
    """A text whose place is known, what was said of it, and how surely."""

    wanted: str
    found: Sequence[str]
    score: float = 0.0
    acts: bool = False

    @property
    def is_right(self) -> bool:
        """Tell whether the first guess is right."""
        return self.found[:1] == [self.wanted]


@dataclass
class Tally:
    """What was counted of some texts."""

    count: int = 0
    right: int = 0
    in_three: int = 0
    acted: int = 0
    acted_right: int = 0

    def add(self, judged: Judged) -> None:
        """Count one more."""
        self.count += 1
        self.right += judged.is_right
        self.in_three += judged.wanted in judged.found[:3]
        self.acted += judged.acts
        self.acted_right += judged.acts and judged.is_right

    @property
    def accuracy(self) -> float | None:
        """Return which share of the first guesses is right."""
        return _share(self.right, self.count)

    @property
    def top_three(self) -> float | None:
        """Return of which share the right place is among the first three."""
        return _share(self.in_three, self.count)

    @property
    def coverage(self) -> float | None:
        """Return about which share it acts by itself."""
        return _share(self.acted, self.count)

    @property
    def precision(self) -> float | None:
        """Return which share of what it does by itself is right."""
        return _share(self.acted_right, self.acted)


@dataclass(frozen=True)
class Figures:
    """What was counted in all, and of each label."""

    total: Tally
    labels: dict[str, Tally] = field(default_factory=dict)
    balanced: float | None = None  # the F1 of each label, whatever its size, on average


def figures_of(judged: Iterable[Judged]) -> Figures:
    """Count what was judged."""
    total, labels = Tally(), dict[str, Tally]()
    guessed: Counter[str] = Counter()
    for one in judged:
        total.add(one)
        labels.setdefault(one.wanted, Tally()).add(one)
        guessed.update(one.found[:1])
    scores = [
        2 * tally.right / (tally.count + guessed[label])
        for label, tally in labels.items()
    ]
    balanced = sum(scores) / len(scores) if scores else None
    return Figures(total, dict(sorted(labels.items())), balanced)


def _share(part: int, whole: int) -> float | None:
    return part / whole if whole else None
