"""What we promise of our speed: a bar that must hold, and a goal behind it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

Figures = Mapping[str, Any]


@dataclass(frozen=True)
class Bar:
    """One figure; ``path`` leads to it among what the benchmarks found."""

    said: str
    path: str
    unit: str
    bar: float
    goal: float
    is_least: bool = False  # the bar is the least, not the most, that may be

    def find(self, figures: Figures) -> float | None:
        """Return what was measured; None where this benchmark was not run."""
        found: Any = figures
        for part in self.path.split("."):
            found = found.get(part) if isinstance(found, Mapping) else None
        return None if found is None else float(found)

    def holds(self, measured: float) -> bool:
        """Tell whether the bar holds."""
        return measured >= self.bar if self.is_least else measured <= self.bar


BARS = (
    Bar("Mails a CPU second", "mails.per_cpu_second", "/s", 100, 150, is_least=True),
    Bar("Public form, 4 clients", "forms.four.per_s", "/s", 100, 150, is_least=True),
    Bar("Public form, 1 client, p95", "forms.one.p95_ms", "ms", 25, 17),
    Bar("Queue of a team, p95", "pages.queue_team.p95_ms", "ms", 20, 20),
    Bar("Queue with 20 views, p95", "pages.queue_views.p95_ms", "ms", 25, 20),
    Bar("Queue, late, p95", "pages.queue_late.p95_ms", "ms", 20, 20),
    Bar("Board of a supervisor, p95", "pages.board.p95_ms", "ms", 50, 50),
    Bar("Case with 50 messages, p95", "pages.case.p95_ms", "ms", 25, 15),
    Bar("Search, common words, p95", "pages.search_common.p95_ms", "ms", 50, 50),
    Bar("Search, rare words, p95", "pages.search_rare.p95_ms", "ms", 50, 50),
    Bar("200 clerks at work, p95", "clerks.p95_ms", "ms", 300, 150),
    Bar("A million by other days", "simulate.days.million_s", "s", 120, 60),
    Bar("A million by other hours", "simulate.hours.million_s", "s", 120, 60),
    Bar("Promise board, p95", "watch.board.p95_ms", "ms", 50, 50),
    Bar("The watch, idle", "watch.idle_percent", "%", 1, 0.1),
    Bar("50,000 reports learned", "learned.reports.s", "s", 30, 15),
    Bar("A decision learned, p95", "learned.letters.p95_ms", "ms", 5, 2),
    Bar("Articles, common words, p95", "articles.common.p95_ms", "ms", 50, 25),
    Bar("Articles, rare words, p95", "articles.rare.p95_ms", "ms", 50, 25),
    Bar("Articles, a question, p95", "articles.question.p95_ms", "ms", 50, 50),
    Bar("Memory, 2 web + worker", "memory.pss_mib", "MiB", 400, 250),
)


def table(figures: Figures, bars: Sequence[Bar] = BARS) -> str:
    """Return bars, goals and what was measured, a line each."""
    head = f"{'':30}{'bar':>8}{'goal':>8}{'measured':>10}"
    return "\n".join([head, *_lines(figures, bars)])


def missed(figures: Figures, bars: Sequence[Bar] = BARS) -> list[str]:
    """Return the bars that do not hold."""
    found = ((bar, bar.find(figures)) for bar in bars)
    return [
        bar.said for bar, value in found if value is not None and not bar.holds(value)
    ]


def _lines(figures: Figures, bars: Sequence[Bar]) -> Iterator[str]:
    for bar in bars:
        value = bar.find(figures)
        if value is not None:
            verdict = "" if bar.holds(value) else "  missed"
            numbers = f"{bar.bar:8g}{bar.goal:8g}{value:10g}"
            yield f"{bar.said:30}{numbers} {bar.unit}{verdict}"
