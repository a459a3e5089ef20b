"""How good a model is, as commands print it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import cast

from answerable.routing.learned.examples import Example
from answerable.routing.learned.judging import Judged, Tally, figures_of
from answerable.routing.learned.model import Model


def judged_by(model: Model, examples: Iterable[Example]) -> Iterator[Judged]:
    """Ask a model about texts whose place is known."""
    return (model.judged(one.label, one.text) for one in examples)


def facts_of(judged: Iterable[Judged]) -> dict[str, object]:
    """Return what was counted: in all, then by label."""
    figures = figures_of(judged)
    return {
        **_counted(figures.total),
        "macro_f1": _rounded(figures.balanced),
        "labels": {label: _counted(tally) for label, tally in figures.labels.items()},
    }


def in_lines(facts: dict[str, object]) -> dict[str, object]:
    """Return the same for people: a line for each label."""
    labels = cast("dict[str, dict[str, object]]", facts["labels"])
    told = {name: fact for name, fact in facts.items() if name != "labels"}
    return told | {
        label: ", ".join(f"{name} {fact}" for name, fact in counted.items())
        for label, counted in labels.items()
    }


def _counted(tally: Tally) -> dict[str, object]:
    return {
        "texts": tally.count,
        "accuracy": _rounded(tally.accuracy),
        "top_3": _rounded(tally.top_three),
        "automatic_coverage": _rounded(tally.coverage),
        "automatic_precision": _rounded(tally.precision),
    }


def _rounded(share: float | None) -> float | None:
    return None if share is None else round(share, 4)
