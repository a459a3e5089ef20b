"""What a seed did, or would do: counted, and line by line."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from textwrap import shorten

from answerable.lib.changes import Effect, Placed, Thing

WIDTH = 60


@dataclass(frozen=True)
class Step:
    """One thing that was put in its place."""

    name: str
    placed: Placed[object]

    def lines(self) -> Iterator[str]:
        """Say what is different; nothing if it was as wanted."""
        if self.placed.effect is Effect.CREATED:
            yield f"{self.name}: is not in the database"
        for one in self.placed.differences:
            before, after = brief(one.before), brief(one.after)
            yield f"{self.name}: {one.field} is {before}, in the folder {after}"


@dataclass
class Report:
    """Everything that was put in its place, in order."""

    steps: list[Step] = field(default_factory=list)

    def note(self, name: str, placed: Placed[Thing]) -> Thing:
        """Keep what was done and return the thing itself."""
        self.steps.append(Step(name, placed))
        return placed.thing

    def counts(self) -> dict[str, int]:
        """Return how many things were created, updated and left as they were."""
        counted = Counter(step.placed.effect for step in self.steps)
        return {effect.value: counted[effect] for effect in Effect}

    def differences(self) -> list[str]:
        """Return one line for each difference to what was there before."""
        return [line for step in self.steps for line in step.lines()]


def brief(value: object) -> str:
    """Return a value on part of a line."""
    return shorten(repr(value), WIDTH, placeholder=" …")
