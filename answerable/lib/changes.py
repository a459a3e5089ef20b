"""What putting a thing in its place changed: nothing, some fields, or all of it.

``policy`` functions return it, so that whoever called can say what was done, and a
rehearsal what would be.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Generic, TypeVar

Thing = TypeVar("Thing")
Thing_co = TypeVar("Thing_co", covariant=True)


class Effect(StrEnum):
    """What became of the thing."""

    CREATED = "created"
    UPDATED = "updated"
    UNCHANGED = "unchanged"


@dataclass(frozen=True)
class Difference:
    """One value that was another before; texts are named with their language."""

    field: str
    before: object
    after: object


@dataclass(frozen=True)
class Placed(Generic[Thing_co]):
    """A thing as it stands now, and what had to change for that."""

    thing: Thing_co
    effect: Effect
    differences: tuple[Difference, ...] = ()


def created(thing: Thing) -> Placed[Thing]:
    """Return a thing that was not there before."""
    return Placed(thing, Effect.CREATED)


def updated(thing: Thing, differences: tuple[Difference, ...]) -> Placed[Thing]:
    """Return a thing that was there, as changed as the differences say."""
    effect = Effect.UPDATED if differences else Effect.UNCHANGED
    return Placed(thing, effect, differences)


def left_alone(thing: Thing, differences: tuple[Difference, ...]) -> Placed[Thing]:
    """Return a thing that stays as somebody made it, although it differs."""
    return Placed(thing, Effect.UNCHANGED, differences)


def together(first: Placed[Thing], *others: Placed[object]) -> Placed[Thing]:
    """Return a thing with what belongs to it as one: changed where any of them was."""
    if first.effect is Effect.CREATED:
        return first
    more = (difference for other in others for difference in other.differences)
    return updated(first.thing, (*first.differences, *more))


def compare(
    before: Mapping[str, object], after: Mapping[str, object], within: str = ""
) -> tuple[Difference, ...]:
    """Return where two records differ, in the order of their names."""
    names = sorted(before.keys() | after.keys())
    return tuple(
        difference
        for name in names
        for difference in _compare(before.get(name), after.get(name), within + name)
    )


def _compare(before: object, after: object, name: str) -> Iterator[Difference]:
    if isinstance(before, Mapping) and isinstance(after, Mapping):
        yield from compare(before, after, f"{name}.")
    elif before != after:
        yield Difference(name, before, after)
