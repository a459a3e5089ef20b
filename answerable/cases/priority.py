"""How urgent a case is: by what hangs on it, never by who asks or how loudly; pure.

``Grounds`` are all that counts. What was written, how often, by whom and in what tone
is not among them, so nobody can talk their case past an equal one.
Source: standards.md §2.23, impact × urgency with the modifiers of a government.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import IntEnum, StrEnum
from typing import Any


class Level(IntEnum):
    """How much, or how soon."""

    LOW = 1
    MEDIUM = 2
    HIGH = 3


class Circumstance(StrEnum):
    """What weighs more than the matrix: a fact that somebody told or saw."""

    DANGER = "danger"  # to life, to a child, or of violence
    LOSS = "loss"  # of home, benefit, power or liberty
    VULNERABLE = "vulnerable"  # as the person disclosed


LOW, MEDIUM, HIGH = Level
MATRIX_VERSION = 1
# (impact, urgency); 1 is the most urgent.
MATRIX = {
    (HIGH, HIGH): 1,
    (HIGH, MEDIUM): 2,
    (HIGH, LOW): 3,
    (MEDIUM, HIGH): 2,
    (MEDIUM, MEDIUM): 3,
    (MEDIUM, LOW): 4,
    (LOW, HIGH): 3,
    (LOW, MEDIUM): 4,
    (LOW, LOW): 5,
}
MOST_URGENT = 1
BEFORE_A_LEGAL_DATE = 2
LEGAL_DATE_IS_NEAR = 2  # working days
USUAL = MATRIX[MEDIUM, MEDIUM]


@dataclass(frozen=True)
class Grounds:
    """What a priority rests on.

    ``is_law_near`` says that the law sets a date which is at most
    ``LEGAL_DATE_IS_NEAR`` working days away; ``is_by_hand`` that staff judged.
    """

    impact: Level = Level.MEDIUM
    urgency: Level = Level.MEDIUM
    circumstances: frozenset[Circumstance] = frozenset()
    is_law_near: bool = False
    is_by_hand: bool = False


def rate(grounds: Grounds) -> int:
    """Return the priority, from 1, at once, to 5."""
    if Circumstance.DANGER in grounds.circumstances:
        return MOST_URGENT
    priority = MATRIX[impact_of(grounds), urgency_of(grounds)]
    return min(priority, BEFORE_A_LEGAL_DATE) if grounds.is_law_near else priority


def impact_of(grounds: Grounds) -> Level:
    """Return the impact that counts: high where somebody may lose what they live by."""
    is_loss = Circumstance.LOSS in grounds.circumstances
    return Level.HIGH if is_loss else grounds.impact


def urgency_of(grounds: Grounds) -> Level:
    """Return the urgency that counts: a step higher for who is vulnerable."""
    step = Circumstance.VULNERABLE in grounds.circumstances
    return Level(min(grounds.urgency + step, Level.HIGH))


def kept(grounds: Grounds) -> dict[str, object]:
    """Return the grounds as a case keeps them, with the version of the matrix."""
    return {
        "impact": int(grounds.impact),
        "urgency": int(grounds.urgency),
        "circumstances": sorted(grounds.circumstances),
        "is_law_near": grounds.is_law_near,
        "is_by_hand": grounds.is_by_hand,
        "matrix": MATRIX_VERSION,
    }


def usual_grounds() -> dict[str, object]:
    """Return what a case rests on of which nothing is known."""
    return kept(Grounds())


def read_grounds(kept: Mapping[str, Any]) -> Grounds:
    """Return the grounds that a case keeps; the usual ones where it was never rated."""
    if not kept:
        return Grounds()
    return Grounds(
        impact=Level(kept["impact"]),
        urgency=Level(kept["urgency"]),
        circumstances=frozenset(map(Circumstance, kept["circumstances"])),
        is_law_near=kept["is_law_near"],
        is_by_hand=kept["is_by_hand"],
    )
